using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class SavingsPageTests(WorkspaceHost host)
{
    private const string Api = "/api/engagement/reuse/savings";

    [Fact]
    public async Task Savings_are_said_in_words_and_by_quarter_and_survey()
    {
        var saved = new Saved(7, 3, 1_450, 22.5m);
        host.Services.OnGet(Api, new SystemSavings(
            [new("system-voices", "System voices", new(2026, 10, 5), saved, Demonstration: true)],
            [new(new(2026, 10, 1), new(2026, 12, 31), 1, saved)],
            saved,
            12));
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        var page = await browser.GetAsync("/workspace/savings");

        page.Text.ShouldContain("7, counting each place");
        page.Text.ShouldContain("About 24 hours (1,450 minutes)");
        page.Text.ShouldContain("About 22.5 hours of Healthwatch’s and other partners’ time");
        page.Text.ShouldContain("October to December 2026");
        page.Html.ShouldContain("href=\"/results/system-voices\"");
        page.Text.ShouldContain("for 12 hours for one place, on average");
    }

    [Fact]
    public async Task Before_anything_is_saved_the_page_says_when_there_will_be_something()
    {
        host.Services.OnGet(Api, new SystemSavings([], [], new(0, 0, 0, null), null));
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        var page = await browser.GetAsync("/workspace/savings");

        page.Text.ShouldContain("Nothing yet. When a survey is published that uses answers places already have");
        page.Html.ShouldNotContain("<table");
    }
}
