namespace IcpEngage.Engagement.Tests.Import;

internal static class Uploads
{
    /// <summary>A file of our own, from <c>Import/Files</c>.</summary>
    public static byte[] Own(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "Files", name));

    /// <summary>Sends the file as a browser's form does.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, string area, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "survey.lss" } };
        return await client.PostAsync(new Uri($"surveys/import?area={area}", UriKind.Relative), form);
    }
}
