using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>What people told us, by topic and place, for everybody.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class EvidencePageTests(WorkspaceHost host)
{
    private const string Api = "/api/engagement/evidence/told";

    private readonly Guid id = Guid.CreateVersion7();

    [Fact]
    public async Task Results_are_found_by_topic_and_place_page_by_page_with_what_was_used_and_asked_again()
    {
        Know(new ToldPage(
            [new(Evidence(), new Dictionary<string, string> { ["ease"] = "gp-access" }, [new("system-2026", "Getting help", "Is it easy?", ["Halton", "Wirral"])])],
            ["carers", "gp-access"], 21, 2, 3, [new("system-2026", "Getting help", "Are you well?", "Much has changed since.")]));

        var page = await host.NewBrowser().GetAsync("/evidence?topic=gp-access&place=halton&page=2");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var words in new[]
        {
            "GP access, Halton", "21 sets of results, newest first.", "Asked “Is it easy?”, the most common answer was “Yes” (75%).", "Halton, Example Voices",
            "Used instead of asking again in “Getting help”.", "not asked in Halton and Wirral, because of", "Much has changed since.",
        })
        {
            page.Text.ShouldContain(words);
        }

        page.Html.ShouldContain($"href=\"/evidence/{id}\"");
        page.Html.ShouldContain("href=\"/evidence?topic=gp-access&amp;place=halton&amp;page=3\"");
        page.Html.ShouldContain("href=\"/evidence?topic=gp-access&amp;place=halton\"", Case.Sensitive, "the first page has no number");
        page.Html.ShouldMatch("<option value=\"gp-access\" selected[^>]*>GP access");
        host.Services.Received.Last(request => request.Path == Api).Query.ShouldBe("?area=halton&topic=gp-access&page=2");
    }

    [Fact]
    public async Task Where_there_is_nothing_it_says_so_and_leads_back()
    {
        Know(new ToldPage([], ["carers"], 0, 1, 1, []));

        (await host.NewBrowser().GetAsync("/evidence?topic=carers")).Text.ShouldContain("Nobody has told us about this here yet. Show everything");
        (await host.NewBrowser().GetAsync("/evidence")).Text.ShouldContain("No results are out here yet.");
        (await host.NewBrowser().GetAsync("/evidence?lang=cy")).Text.ShouldContain("Canlyniadau arolygon sydd wedi gorffen, ein rhai ni");
    }

    [Fact]
    public async Task You_said_we_did_is_shown_with_the_clause_and_left_out_while_the_strategy_does_not_answer()
    {
        host.Services.OnGet($"/api/engagement/evidence/{id}", new EvidenceDetail(Evidence(), [], []));
        host.Services.OnGet("/api/strategy/strategy", new StrategyDocument(
            "Strategy", [new(Guid.NewGuid(), 3, "Rest for carers", "We will pay for breaks.", [new(id, null, "Carers", "Halton", null, "Carers said so.", "Alex Example")], 1)], false));

        var page = await host.NewBrowser().GetAsync($"/evidence/{id}");
        page.Text.ShouldContain("You said, we did");
        page.Text.ShouldContain("We will pay for breaks. Why it matters: Carers said so.");
        page.Html.ShouldContain("href=\"/strategy#clause-3\"");

        host.Services.On("GET", "/api/strategy/strategy", FakeServices.Problem(503, "unavailable", "No."));
        var without = await host.NewBrowser().GetAsync($"/evidence/{id}");
        without.Status.ShouldBe(HttpStatusCode.OK);
        without.Text.ShouldNotContain("You said, we did");
    }

    private void Know(ToldPage told)
    {
        host.Services.OnGet(Api, told);
        host.Services.OnGet<PlaceSummary[]>("/api/places/places", [new("E06000006", "halton", "Halton", 128_000, 0, 1, 1)]);
    }

    private ReleasedEvidence Evidence() => new(
        id, null, "What carers need", "E06000006", "Halton", new(2024, 6, 1), new(2024, 6, 30), new(120),
        [
            new("other", "What else?", QuestionKind.SingleChoice, new(120), [new("a", "This", new(120), 100)], null, null),
            new("ease", "Is it easy?", QuestionKind.SingleChoice, new(120), [new("yes", "Yes", new(90), 75), new("no", "No", default, null)], null, null),
        ],
        Demonstration: false)
    {
        Source = new("Example Voices", null, "Carers", "", FiguresGiven.Exact),
    };
}
