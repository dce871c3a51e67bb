using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Session;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class SessionTests : IAsyncLifetime
{
    private static readonly string Look = $"/api/membership/sessions/{WorkspaceHost.Lead.Id}";
    private static readonly AccountSession Session = WorkspaceHost.SessionOf(WorkspaceHost.Lead);

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Services.OnGet(Look, Session);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Within_two_minutes_Membership_is_not_asked_again()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Clock.Forward(TimeSpan.FromSeconds(110));

        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);

        Looks().ShouldBe(0);
    }

    [Fact]
    public async Task After_two_minutes_Membership_is_asked_once_with_the_session_s_stamp()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Clock.Forward(TimeSpan.FromMinutes(3));

        await browser.GetAsync("/workspace/surveys");
        await browser.GetAsync("/workspace/surveys");

        Looks().ShouldBe(1);
        host.Services.Received.Single(r => r.Path == Look).Query.ShouldBe("?stamp=stamp-1");
    }

    [Fact]
    public async Task A_role_that_was_taken_back_no_longer_opens_its_pages_and_a_new_one_does()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Services.OnGet(Look, Session with { Grants = [new Grant(Roles.Administrator, Grant.WholeSystem)] });
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);

        host.Clock.Forward(TimeSpan.FromMinutes(3));

        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/workspace/people/invite")).Status.ShouldBe(HttpStatusCode.OK);
        Looks().ShouldBe(1, "the fresh grants are in the cookie");
    }

    [Fact]
    public async Task A_session_that_Membership_has_ended_ends_and_the_sign_in_page_says_so()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Services.On("GET", Look, FakeServices.Problem(404, "not-found", "Ended."));
        host.Clock.Forward(TimeSpan.FromMinutes(3));

        var answer = await browser.GetAsync("/workspace/surveys");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldEndWith("/sign-in?returnUrl=%2Fworkspace%2Fsurveys&ended=true");
        answer.Cookies.ShouldContain(c => c.StartsWith("icp-workspace=;", StringComparison.Ordinal));
        (await browser.GetAsync("/sign-in?ended=true")).Text.ShouldContain("Your session has ended");
        host.Services.OnGet(Look, Session);
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.Redirect, "it does not come back");
    }

    [Fact]
    public async Task While_Membership_does_not_answer_a_session_goes_on_for_ten_minutes_and_is_back_when_it_answers()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Services.On("GET", Look, FakeServices.Text(503, "text/plain", ""));

        host.Clock.Forward(TimeSpan.FromMinutes(11));
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Forward(TimeSpan.FromMinutes(2));
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/probe")).Html.ShouldBe("nobody");

        host.Services.OnGet(Look, Session);
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_in_use_ends_after_twelve_hours()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Clock.Forward(TimeSpan.FromHours(6));
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Forward(SessionRules.Longest - TimeSpan.FromHours(6));

        (await browser.GetAsync("/workspace/surveys")).Location.ShouldNotBeNull().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends_after_eight_hours()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        host.Clock.Forward(SessionRules.Idle + TimeSpan.FromMinutes(1));

        (await browser.GetAsync("/workspace/surveys")).Location.ShouldNotBeNull().ShouldContain("/sign-in");
        Looks().ShouldBe(0);
    }

    [Fact]
    public async Task A_session_planted_before_signing_in_is_not_the_one_that_is_signed_in()
    {
        var attacker = await host.SignedInAsync(WorkspaceHost.Officer);
        var victim = host.NewBrowser();
        victim.Session = attacker.Session;
        (await victim.GetAsync("/probe")).Html.ShouldBe("Bea Specimen", "it is planted");

        await victim.SubmitAsync("/sign-in", new() { ["person"] = WorkspaceHost.Lead.Id.ToString() });

        (await victim.GetAsync("/probe")).Html.ShouldBe("Alex Example");
        victim.Session.ShouldNotBe(attacker.Session);
        (await attacker.GetAsync("/probe")).Html.ShouldBe("Bea Specimen");
    }

    [Fact]
    public async Task A_site_behind_TLS_gives_its_cookie_to_no_page_without()
    {
        var own = new WorkspaceHost();
        own.Settings["Site:Origin"] = "https://engage.example.org";
        await own.InitializeAsync();
        try
        {
            var browser = own.NewBrowser();
            var page = await browser.GetAsync("/sign-in");
            page.Cookies.Single(c => c.StartsWith("icp-form=", StringComparison.Ordinal)).ShouldContain("secure", Case.Insensitive);
            var token = page.Html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
            var form = page.Cookies.Single(c => c.StartsWith("icp-form=", StringComparison.Ordinal)).Split(';')[0];

            var answer = await browser.PostWithCookieAsync(
                "/sign-in",
                form,
                ("_handler", "demonstration"),
                ("__RequestVerificationToken", token),
                ("person", WorkspaceHost.Lead.Id.ToString()));

            var cookie = answer.Cookies.Single(c => c.StartsWith("__Host-icp-workspace=", StringComparison.Ordinal));
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldContain("path=/;", Case.Insensitive);
            cookie.ShouldNotContain("domain", Case.Insensitive);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private int Looks() => host.Services.Received.Count(r => r.Path == Look);
}
