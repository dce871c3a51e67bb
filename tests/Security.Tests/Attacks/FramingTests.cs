using System.Net;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>What other sites may put in a frame: released figures, and nothing else.</summary>
[Collection(Unlimited.Name)]
public sealed class FramingTests(UnlimitedSystem system)
{
    [Fact]
    public async Task Released_figures_may_be_framed_by_any_site_and_send_no_form()
    {
        using var client = system.Client();
        using var answer = await client.GetAsync("/embed/results/knowsley-gp-2026/phone");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors *");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<form");
    }

    [Theory]
    [InlineData("/embed/results/knowsley-gp-2026/none", HttpStatusCode.NotFound)]
    [InlineData("/embed/results/gp-help-halton/contact-ease", HttpStatusCode.NotFound)]
    [InlineData("/results/knowsley-gp-2026", HttpStatusCode.OK)]
    [InlineData("/results/knowsley-gp-2026/embed", HttpStatusCode.OK)]
    public async Task Nothing_else_may(string path, HttpStatusCode status)
    {
        using var client = system.Client();
        using var answer = await client.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }
}
