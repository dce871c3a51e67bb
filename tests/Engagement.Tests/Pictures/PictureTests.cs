using System.Net;
using System.Net.Http.Headers;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Tests.Pictures;

public sealed class PictureTests : IAsyncLifetime
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private EngagementHost host = null!;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        draft = (await host.DraftAsync()).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_picture_is_kept_once_and_shown_as_what_it_is()
    {
        var first = await (await SendAsync(Png, "text/html")).ReadAsync<Picture>();
        var second = await (await SendAsync(Png, "image/png")).ReadAsync<Picture>();

        second.Id.ShouldBe(first.Id);
        var shown = await host.SystemLead.GetAsync($"surveys/{draft}/pictures/{first.Id}");
        shown.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
        (await host.Anyone.GetAsync($"surveys/{draft}/pictures/{first.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_picture_or_too_large_is_refused()
    {
        var script = await (await SendAsync("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "image/svg+xml"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        script.SentencesOn("picture").ShouldBe(["Choose a picture in one of the formats PNG, JPEG and WebP."]);

        var large = await (await SendAsync([.. Png, .. new byte[600 * 1024]], "image/png"))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        large.SentencesOn("picture")[0].ShouldStartWith("The picture is larger than 512 KB.");
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] bytes, string type)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await host.SystemLead.PostAsync($"surveys/{draft}/pictures", content);
    }
}
