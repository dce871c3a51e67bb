using System.Net;
using System.Text.RegularExpressions;

namespace IcpEngage.Web.Tests.Public;

/// <summary>What holds for every page.</summary>
public sealed partial class SiteTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    [Theory]
    [InlineData("/help")]
    [InlineData("/privacy")]
    [InlineData("/cookies")]
    [InlineData("/accessibility")]
    [InlineData("/surveys/gp-help")]
    [InlineData("/nowhere")]
    public async Task A_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(string path)
    {
        var page = await pages.Open().GetAsync(path);

        page.Header("Content-Security-Policy")!.ShouldContain("default-src 'self'");
        page.Header("Content-Security-Policy")!.ShouldNotContain("unsafe");
        page.Header("Content-Security-Policy")!.ShouldContain("frame-ancestors 'none'");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        page.Header("Referrer-Policy").ShouldNotBeNull();
        page.Header("Permissions-Policy").ShouldNotBeNull();
        page.Html.ShouldNotContain(" style=");
        page.Html.ShouldNotContain("<style");
        Script().Matches(page.Html).ShouldAllBe(script => script.Value.Contains(" src=\"/", StringComparison.Ordinal));
        Handler().IsMatch(page.Html).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_has_one_heading_a_language_a_skip_link_and_a_title()
    {
        var page = await pages.Open().GetAsync("/help");

        page.Lines.Count(line => line.StartsWith("<h1", StringComparison.Ordinal)).ShouldBe(1);
        page.Html.ShouldContain("<html lang=\"en-GB\">");
        page.Html.ShouldContain("href=\"#maincontent\"");
        page.Html.ShouldContain("id=\"maincontent\"");
        page.Title.ShouldBe("Help – Have your say – Cheshire and Merseyside");
        page.Html.ShouldContain("Demonstration");
    }

    [Fact]
    public async Task A_page_is_in_Welsh_for_who_chose_it_and_offers_English_and_the_next_page_is_too()
    {
        using var browser = pages.Open();

        var page = await browser.GetAsync("/help?lang=cy");
        page.Html.ShouldContain("<html lang=\"cy-GB\">");
        page.Title.ShouldBe("Help – Dweud eich dweud – Cheshire and Merseyside");
        page.Html.ShouldContain("href=\"/help?lang=en\"");
        page.Html.ShouldContain("Ateb arolwg");

        (await browser.GetAsync("/nowhere")).Title.ShouldStartWith("Heb ddod o hyd i’r dudalen");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/recover")]
    [InlineData("/invitation")]
    [InlineData("/workspace/nowhere")]
    public async Task Pages_for_staff_are_in_English_whatever_was_chosen_and_offer_no_other_language(string path)
    {
        using var browser = pages.Open();
        await browser.GetAsync("/help?lang=cy");

        var page = await browser.GetAsync(path);

        page.Html.ShouldContain("<html lang=\"en-GB\">");
        page.Html.ShouldNotContain("app-languages");
    }

    [Fact]
    public async Task A_page_that_answers_a_form_offers_no_language_for_what_was_typed_would_be_lost()
    {
        using var browser = pages.Open();
        var form = await browser.GetAsync("/contact/remove");
        form.Html.ShouldContain("app-languages");

        var refused = await browser.SendAsync(form, ("email", ""));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldNotContain("app-languages");
    }

    [Fact]
    public async Task Styles_and_script_have_their_version_in_the_address_and_may_be_kept_for_ever()
    {
        using var browser = pages.Open();
        var page = await browser.GetAsync("/help");
        var addresses = Asset().Matches(page.Html).Select(match => match.Value).ToList();

        addresses.Count.ShouldBe(2);
        foreach (var address in addresses)
        {
            var asset = await browser.GetAsync(address);
            asset.Status.ShouldBe(HttpStatusCode.OK);
            asset.Header("Cache-Control")!.ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task The_styles_ask_for_nothing_of_the_nhs_website()
    {
        var styles = await pages.Open().GetAsync("/dist/app.css");

        styles.Html.ShouldContain(".nhsuk-button");
        styles.Html.ShouldNotContain("assets.nhs.uk");
        styles.Html.ShouldNotContain("Frutiger");
    }

    [Fact]
    public async Task An_address_with_nothing_there_says_so_in_plain_words()
    {
        var page = await pages.Open().GetAsync("/nowhere");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Title.ShouldStartWith("Page not found");
    }

    [Theory]
    [InlineData("/sign-in?ended=perhaps")]
    [InlineData("/surveys/gp-help?lost=%ff")]
    public async Task An_address_whose_parameter_is_none_is_the_senders_mistake_and_no_error_of_ours(string address)
    {
        var page = await pages.Open().GetAsync(address);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Html.ShouldContain("<h1");
        pages.Log.Errors.ShouldNotContain(error => error.Contains("Cannot parse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_survey_with_no_such_name_is_not_found()
    {
        var page = await pages.Open().GetAsync("/surveys/no-such-survey");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Title.ShouldStartWith("Page not found");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_makes_a_page_that_says_to_try_again()
    {
        var page = await pages.Open().GetAsync("/strategy");

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Header("Retry-After").ShouldBe("60");
        page.Title.ShouldStartWith("Sorry, the service is busy");
    }

    [Fact]
    public async Task Results_that_are_not_out_say_so() =>
        (await pages.Open().GetAsync("/results/gp-help")).Lines.ShouldContain("The results are not out yet");

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]* on[a-z]+=")]
    private static partial Regex Handler();

    [GeneratedRegex("""/dist/app\.[a-z0-9]+\.(css|js)""")]
    private static partial Regex Asset();
}
