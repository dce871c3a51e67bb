using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>Files that somebody wrote to do harm.</summary>
public sealed class HostileFileTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("<!DOCTYPE document [<!ENTITY x SYSTEM \"file://{file}\">]>")]
    [InlineData("<!DOCTYPE document [<!ENTITY x SYSTEM \"http://127.0.0.1:{port}/entity\">]>")]
    [InlineData("<!DOCTYPE document SYSTEM \"http://127.0.0.1:{port}/document.dtd\">")]
    [InlineData("<!DOCTYPE document [<!ENTITY % x SYSTEM \"http://127.0.0.1:{port}/parameter\"> %x;]>")]
    [InlineData("<!DOCTYPE document PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://127.0.0.1:{port}/public.dtd\">")]
    public async Task Nothing_outside_the_file_is_read(string declaration)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var calls = 0;
        _ = HangUpAsync();
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "a secret of this machine");
        declaration = declaration
            .Replace("{file}", secret, StringComparison.Ordinal)
            .Replace("{port}", $"{((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal);
        var file = Encoding.UTF8.GetString(Uploads.Own("all-types.lss"))
            .Replace("<document>", $"{declaration}<document>", StringComparison.Ordinal)
            .Replace("Our own survey", "&x;", StringComparison.Ordinal);

        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, Encoding.UTF8.GetBytes(file));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        problem.ToString().ShouldNotContain("a secret");
        calls.ShouldBe(0, "the file made the service call somebody");
        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
        File.Delete(secret);

        async Task HangUpAsync()
        {
            while (true)
            {
                using var caller = await listener.AcceptTcpClientAsync();
                calls++;
            }
        }
    }

    [Fact]
    public async Task Entities_that_grow_are_not_read()
    {
        // Ten thousand laughs, were they told, in a field that nobody reads of a survey that is fine otherwise.
        var lines = Enumerable.Range(1, 4).Select(index => $"<!ENTITY l{index} \"{string.Concat(Enumerable.Repeat($"&l{index - 1};", 10))}\">");
        var file = Encoding.UTF8.GetString(Uploads.Own("all-types.lss"))
            .Replace("<document>", $"<!DOCTYPE document [<!ENTITY l0 \"ha\">{string.Concat(lines)}]><document>", StringComparison.Ordinal)
            .Replace("</LimeSurveyDocType>", "</LimeSurveyDocType><unread>&l4;</unread>", StringComparison.Ordinal);

        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, Encoding.UTF8.GetBytes(file));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString()!.ShouldContain("document type declaration");
    }

    [Fact]
    public async Task Other_content_under_the_name_of_a_survey_is_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("../../survey.lss").Open();
            await entry.WriteAsync(Uploads.Own("all-types.lss"));
        }

        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Uploads.Own("all-types.lss"));
        }

        byte[][] files = [zip.ToArray(), packed.ToArray(), [0x89, .. "PNG\r\n\u001a\n"u8], [.. "%PDF-1.7"u8], [.. "MZ\0\0"u8], [.. "<html><script>alert(1)</script></html>"u8], [.. "{}"u8]];
        foreach (var file in files)
        {
            await (await host.SystemLead.UploadAsync(EngagementHost.System, file)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        }

        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_one_file_is_refused()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Uploads.Own("all-types.lss")), "file", "survey.lss" },
            { new ByteArrayContent(Uploads.Own("conditions.lss")), "file", "another.lss" },
        };

        var answer = await host.SystemLead.PostAsync(new Uri($"surveys/import?area={EngagementHost.System}", UriKind.Relative), form);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString().ShouldBe("The file was not imported. More than one file was sent. Send one at a time.");
        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_is_told_so()
    {
        using var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"survey.lss\"\r\n\r\n<document>");
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var answer = await host.SystemLead.PostAsync(new Uri($"surveys/import?area={EngagementHost.System}", UriKind.Relative), body);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString().ShouldBe("The file was not imported. The upload was damaged on its way. Send it again.");
    }

    [Theory]
    [InlineData("../../../../tmp/survey.lss")]
    [InlineData("survey.exe")]
    [InlineData("<script>alert(1)</script>.lss")]
    public async Task The_files_name_is_nobodys_business(string name)
    {
        using var part = new ByteArrayContent(Uploads.Own("all-types.lss"));
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        using var form = new MultipartFormDataContent { part };

        var answer = await host.SystemLead.PostAsync(new Uri($"surveys/import?area={EngagementHost.System}", UriKind.Relative), form);

        var report = await answer.ReadAsync<ImportReport>();
        report.Slug.ShouldBe("our-own-survey");
        JsonSerializer.Serialize(report).ShouldNotContain(name);
    }

    [Fact]
    public async Task A_file_of_the_greatest_size_is_read_and_one_byte_more_is_not()
    {
        var whole = Uploads.Own("all-types.lss");
        var room = LssFile.LargestBytes - whole.Length;

        (await host.SystemLead.UploadAsync(EngagementHost.System, [.. whole, .. Enumerable.Repeat((byte)'\n', room)])).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await host.SystemLead.UploadAsync(EngagementHost.System, [.. whole, .. Enumerable.Repeat((byte)'\n', room + 1)]))
            .ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.ImportRefused);
    }

    [Fact]
    public async Task A_million_rows_are_refused()
    {
        var file = LssText.Survey(LssText.Table("questions", [LssText.Question("1", "age", "N")]));
        var text = Encoding.UTF8.GetString(file).Replace("<rows>", $"<rows>{string.Concat(Enumerable.Repeat("<row/>", 1_000_000))}", StringComparison.Ordinal);

        var problem = await (await host.SystemLead.UploadAsync(EngagementHost.System, Encoding.UTF8.GetBytes(text[..(LssFile.LargestBytes / 2)])))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString()!.ShouldContain("more than 200,000 rows");
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_before_they_are_sent()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[50 * 1024 * 1024]), "file", "survey.lss" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"surveys/import?area={EngagementHost.System}") { Content = form };
        request.Headers.ExpectContinue = true;

        await (await host.SystemLead.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.ImportRefused);
    }

    [Fact]
    public void Elements_within_elements_without_end_are_just_unread()
    {
        var nested = string.Concat(Enumerable.Repeat("<a>", 200_000)) + string.Concat(Enumerable.Repeat("</a>", 200_000));
        var text = Encoding.UTF8.GetString(Uploads.Own("all-types.lss")).Replace("</LimeSurveyDocType>", $"</LimeSurveyDocType>{nested}", StringComparison.Ordinal);

        LssMapping.Read(Encoding.UTF8.GetBytes(text)).Title.ShouldBe("Our own survey");
    }

    [Fact]
    public void Numbers_used_twice_and_parents_in_a_circle_are_reported()
    {
        var report = LssMapping.Read(LssText.Survey(
            LssText.Table("questions", [LssText.Question("1", "age", "N"), LssText.Question("1", "again", "N")]),
            LssText.Table("subquestions", [LssText.Row("8", "9", "SQ8"), LssText.Row("9", "8", "SQ9")]))).Report;

        report.LeftOut.Select(note => note.Message).ShouldBe(
        [
            "Another question of the file has the same number, so this one is not brought over.",
            "The row “SQ8” belongs to no question of the file.",
            "The row “SQ9” belongs to no question of the file.",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("utf-32")]
    [InlineData("no-such-encoding")]
    public void An_encoding_that_the_file_is_not_in_is_refused(string encoding)
    {
        var text = Encoding.UTF8.GetString(Uploads.Own("version-205.lss")).Replace("encoding=\"UTF-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal);

        Should.Throw<LssRefusedException>(() => LssMapping.Read(Encoding.UTF8.GetBytes(text)));
        Should.Throw<LssRefusedException>(() => LssMapping.Read(Encoding.Latin1.GetBytes(text.Replace("An older survey", "Ein \u00e4lterer", StringComparison.Ordinal).Replace(encoding, "UTF-8", StringComparison.Ordinal))));
    }
}
