using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace IcpEngage.Architecture.Tests;

[Collection(PlatformCollection.Name)]
public sealed class DocumentTests(Platform platform)
{
    [Theory]
    [InlineData("places")]
    [InlineData("membership")]
    [InlineData("engagement")]
    [InlineData("communications")]
    [InlineData("strategy")]
    public async Task The_published_document_is_the_one_in_docs(string service)
    {
        var document = await platform.App.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(service)
            .GetOpenApiDocumentAsync(CancellationToken.None);
        document.Servers?.Clear();
        document.Paths.Count.ShouldBeGreaterThan(2);
        var now = (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None)).ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(Repository.Root, "docs", "api", $"{service}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, now, CancellationToken.None);
        }

        // A client may rely on this page of the document: change it knowingly, with UPDATE_DOCUMENTS=1.
        now.ShouldBe(await File.ReadAllTextAsync(path, CancellationToken.None));
    }
}
