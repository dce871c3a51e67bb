using System.Net;

namespace IcpEngage.Security.Tests.Abuse;

/// <summary>A program that fills in every box of a form that anybody may send.</summary>
[Collection(Unlimited.Name)]
public sealed class HoneypotTests(UnlimitedSystem system)
{
    [Fact]
    public async Task No_address_is_left_by_a_program_that_fills_in_the_hidden_box()
    {
        using var client = system.Client(cookies: true);
        var page = await client.GetStringAsync("/contact/surveys/gp-help-halton");
        page.ShouldContain("<div class=\"app-honeypot\" aria-hidden=\"true\">");
        var fields = HiddenFields.Of(page);
        fields["email"] = "robin.makebelieve@example.org";

        using var refused = await client.PostAsync(
            "/contact/surveys/gp-help-halton", new FormUrlEncodedContent(fields.Append(new("website", "https://example.org"))));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await refused.Content.ReadAsStringAsync();
        again.ShouldContain("a hidden box that must stay empty was filled in");
        again.ShouldContain("value=\"robin.makebelieve@example.org\"");

        using var taken = await client.PostAsync("/contact/surveys/gp-help-halton", new FormUrlEncodedContent(fields));
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
