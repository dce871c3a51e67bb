using System.Net;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class SignInTests(WorkspaceHost host)
{
    [Fact]
    public async Task Nobody_sees_the_workspace_without_signing_in()
    {
        var answer = await host.NewBrowser().GetAsync("/workspace/surveys?state=Draft");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldEndWith("/sign-in?returnUrl=%2Fworkspace%2Fsurveys%3Fstate%3DDraft");
    }

    [Fact]
    public async Task The_sign_in_page_says_that_its_people_are_fictional()
    {
        var page = await host.NewBrowser().GetAsync("/sign-in");

        page.Text.ShouldContain("The people below are fictional");
        page.Text.ShouldContain("A system with real data has no such page");
        page.Text.ShouldContain("Alex Example");
    }

    [Fact]
    public async Task Choosing_a_person_signs_in_and_goes_where_one_wanted_to()
    {
        var browser = host.NewBrowser();

        var answer = await browser.SubmitAsync(
            "/sign-in?returnUrl=%2Fworkspace%2Fsurveys", new() { ["person"] = WorkspaceHost.Lead.Id.ToString() });

        answer.Location.ShouldEndWith("/workspace/surveys");
        var cookie = answer.Cookies.Single(c => c.StartsWith("icp-workspace=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example%2F")]
    [InlineData("%2F%5Cevil.example%2F")]
    [InlineData("%2F%09%2Fevil.example%2F")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var answer = await host.NewBrowser().SubmitAsync(
            $"/sign-in?returnUrl={returnUrl}", new() { ["person"] = WorkspaceHost.Lead.Id.ToString() });

        answer.Location.ShouldEndWith("/workspace");
    }

    [Fact]
    public async Task A_returnUrl_written_into_the_form_leads_nowhere_else_either()
    {
        var answer = await host.NewBrowser().SubmitAsync(
            "/sign-in", new() { ["person"] = WorkspaceHost.Lead.Id.ToString(), ["returnUrl"] = "//evil.example/" });

        answer.Location.ShouldEndWith("/workspace");
    }

    [Fact]
    public async Task Choosing_nobody_is_an_error_beside_the_list()
    {
        var answer = await host.NewBrowser().SubmitAsync("/sign-in", []);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("<title>Error: ");
        answer.Html.ShouldContain("href=\"#person\"");
        answer.Cookies.ShouldNotContain(c => c.StartsWith("icp-workspace=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_without_the_form_s_token_is_refused()
    {
        var answer = await host.NewBrowser().PostAsync(
            "/sign-in", new() { ["_handler"] = "sign-in", ["person"] = WorkspaceHost.Lead.Id.ToString() });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_needs_the_form_s_token()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);
        (await browser.PostAsync("/sign-out", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.OK);

        var page = await browser.GetAsync("/workspace/surveys");
        var token = page.Html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var answer = await browser.PostAsync("/sign-out", new() { ["__RequestVerificationToken"] = token });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync("/workspace/surveys")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_API_does_not_know_a_person_by_the_cookie()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        (await browser.GetAsync("/probe")).Html.ShouldBe("Alex Example");
        (await browser.GetAsync("/api/probe")).Html.ShouldBe("nobody");
    }

    [Fact]
    public async Task A_page_does_not_know_a_person_by_a_token()
    {
        var token = host.Provider.GetRequiredService<TokenIssuer>().Issue(SignedInPerson.Of(WorkspaceHost.SessionOf(WorkspaceHost.Lead)));
        var browser = host.NewBrowser();
        browser.Token = token;

        (await browser.GetAsync("/api/probe")).Html.ShouldBe("Alex Example");
        (await browser.GetAsync("/probe")).Html.ShouldBe("nobody");
    }

    [Theory]
    [InlineData("/workspace/surveys/new", "an engagement lead")]
    [InlineData("/workspace/surveys", "an engagement lead, an analyst or a place lead")]
    [InlineData("/workspace/operations", "an administrator")]
    [InlineData("/workspace/strategy", "the partnership’s secretariat or an engagement lead")]
    public async Task A_person_without_the_role_is_told_who_can(string path, string who)
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        var answer = await browser.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Text.ShouldContain("You are signed in as Bea Specimen");
        answer.Text.ShouldContain($"This page is for {who}.");
    }

    [Fact]
    public void Every_page_below_workspace_asks_for_a_signed_in_person()
    {
        var pages = host.Provider.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("workspace", StringComparison.Ordinal) == true)
            .ToList();

        pages.Count.ShouldBeGreaterThan(20);
        pages.ShouldAllBe(e => e.Metadata.GetMetadata<IAuthorizeData>() != null && e.Metadata.GetMetadata<IAllowAnonymous>() == null);
    }

    [Fact]
    public void Only_the_home_page_one_s_own_account_and_one_s_own_partnerships_are_for_every_role()
    {
        var open = host.Provider.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("workspace", StringComparison.Ordinal) == true)
            .Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule.Policy == SecuritySetup.SignedIn))
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'));

        // Whoever fills a seat reads its partnership's pages, whatever their role: which they are is for Membership to say.
        string[] own = ["workspace/account", "workspace/partnerships", "workspace/composition", "workspace/agreements"];
        open.Distinct().Where(page => !own.Any(each => page.StartsWith(each, StringComparison.Ordinal))).ShouldBe(["workspace"]);
    }

    [Fact]
    public async Task A_system_without_demonstration_people_asks_for_an_account()
    {
        await using var own = new OwnHost();
        await own.Host.InitializeAsync();
        own.Host.Services.On("GET", "/api/membership/people/demonstration", Clients.FakeServices.Problem(404, "not-demonstration", "No."));

        var page = await own.Host.NewBrowser().GetAsync("/sign-in");

        page.Text.ShouldContain("Password");
        page.Text.ShouldNotContain("fictional");
        page.Html.ShouldNotContain("type=\"radio\"");
    }

    private sealed class OwnHost : IAsyncDisposable
    {
        public WorkspaceHost Host { get; } = new();

        public ValueTask DisposeAsync() => new(Host.DisposeAsync());
    }
}
