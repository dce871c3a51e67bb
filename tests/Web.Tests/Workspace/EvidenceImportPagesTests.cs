using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class EvidenceImportPagesTests(WorkspaceHost host)
{
    private const string Page = "/workspace/evidence/import";
    private const string Api = "/api/engagement/evidence/imports";

    private static readonly Dictionary<string, string> Typed = new()
    {
        ["title"] = "What carers told us",
        ["publisher"] = "Example Voices",
        ["link"] = "https://example.org/report",
        ["method"] = nameof(EvidenceMethod.FocusGroup),
        ["from-day"] = "1",
        ["from-month"] = "6",
        ["from-year"] = "2024",
        ["to-day"] = "30",
        ["to-month"] = "6",
        ["to-year"] = "2024",
        ["reached"] = "Carers in two groups <b>of ten</b>.",
        ["limits"] = "",
        ["area"] = "E06000006",
    };

    private readonly Guid id = Guid.CreateVersion7();

    [Fact]
    public async Task A_table_goes_with_what_was_typed_and_is_looked_at_next()
    {
        var browser = await BrowserAsync();
        host.Services.On("POST", Api, FakeServices.Json(201, View()));

        var sent = await browser.SubmitFileAsync(Page, "file", "results.csv", "question code\n", Typed);

        sent.Location!.ShouldEndWith($"{Page}/{id}");
        var request = host.Services.Received.Last(request => request.Path == Api && request.Method == "POST");
        request.Query.ShouldBe("?area=E06000006");
        foreach (var part in new[] { "results.csv", "question code", "2024-06-01", "2024-06-30", "FocusGroup", "Example Voices" })
        {
            request.Body.ShouldContain(part);
        }
    }

    [Fact]
    public async Task A_refused_table_is_reported_by_line_and_nothing_typed_is_lost()
    {
        var browser = await BrowserAsync();
        host.Services.On("POST", Api, FakeServices.Text(422, "application/problem+json", JsonSerializer.Serialize(
            new
            {
                code = ErrorCodes.ImportRefused,
                detail = "No.",
                report = new ImportReport(null, null, [], [], [], [new(1204, "q1", "“forty” is not a whole number of people.")]),
            },
            Json.Options)));

        var page = await browser.SubmitFileAsync(Page, "file", "results.csv", "x", Typed);

        page.Html.ShouldContain("<title>Error: ");
        foreach (var words in new[] { "The table could not be taken", "Line 1,204", "“forty” is not a whole number of people.", "Choose the file again" })
        {
            page.Text.ShouldContain(words);
        }

        foreach (var typed in new[] { "value=\"What carers told us\"", "value=\"Example Voices\"", "value=\"2024\"", "&lt;b&gt;of ten&lt;/b&gt;" })
        {
            page.Html.ShouldContain(typed);
        }

        page.Html.ShouldMatch("value=\"FocusGroup\"[^>]*checked");
    }

    [Fact]
    public async Task What_is_missing_is_said_field_by_field()
    {
        var browser = await BrowserAsync();

        var page = await browser.SubmitAsync(Page, new() { ["area"] = "E06000006" });

        foreach (var words in new[]
        {
            "Choose a results table that is not empty", "Enter a title", "Enter who asked", "Choose how people were asked", "The first day is missing",
            "The last day is missing", "Say who was reached",
        })
        {
            page.Text.ShouldContain(words);
        }

        page.Html.ShouldContain("href=\"#from-day\"");
    }

    [Fact]
    public async Task What_will_be_published_is_shown_then_released_or_thrown_away()
    {
        var browser = await BrowserAsync();
        host.Services.OnGet($"{Api}/{id}", View());
        host.Services.On("POST", $"{Api}/{id}/release", FakeServices.Json(200, View().Preview.Evidence));
        host.Services.On("DELETE", $"{Api}/{id}", FakeServices.Text(204, "text/plain", ""));

        var page = await browser.GetAsync($"{Page}/{id}");

        foreach (var words in new[]
        {
            "Nothing is published yet. Alex Example imported these results on 22 November 2026.", "Line 2", "were added up",
            "Focus groups: people talked about it in small groups", "Carers in two groups.", "Is it easy?", "It shows what matters to people, not how many think so.",
        })
        {
            page.Text.ShouldContain(words);
        }

        (await browser.SubmitAsync($"{Page}/{id}", [], "release")).Location!.ShouldEndWith($"{Page}?done=released");
        (await browser.SubmitAsync($"{Page}/{id}", [], "discard")).Location!.ShouldEndWith($"{Page}?done=discarded");
        host.Services.Received.ShouldContain(request => request.Method == "POST" && request.Path == $"{Api}/{id}/release");
        host.Services.Received.ShouldContain(request => request.Method == "DELETE" && request.Path == $"{Api}/{id}");
    }

    [Fact]
    public async Task What_waits_is_listed_and_the_template_and_the_example_can_be_downloaded()
    {
        var browser = await BrowserAsync(new WaitingImport(id, "What carers told us", "Halton", "Alex Example", new(2026, 11, 22)));

        var page = await browser.GetAsync(Page);

        page.Html.ShouldContain($"href=\"{Page}/{id}\"");
        foreach (var file in new[] { "template.csv", "example.csv" })
        {
            page.Html.ShouldContain($"href=\"/evidence-import/{file}\"");
            (await browser.GetAsync($"/evidence-import/{file}")).Html.ShouldContain("question code,question,question cy,kind");
        }
    }

    private async Task<WorkspaceHost.Browser> BrowserAsync(params WaitingImport[] waiting)
    {
        host.Services.OnGet(Api, waiting);
        return await host.SignedInAsync(WorkspaceHost.HaltonLead);
    }

    private EvidenceImportView View() => new(
        id,
        new EvidenceDetail(
            new ReleasedEvidence(
                id, null, "What carers told us", "E06000006", "Halton", new(2024, 6, 1), new(2024, 6, 30), new(20),
                [new("ease", "Is it easy?", QuestionKind.SingleChoice, new(20), [new("yes", "Yes", new(10), 50), new("no", "No", new(10), 50)], null, null)],
                Demonstration: false)
            {
                Method = EvidenceMethod.FocusGroup,
                Source = new("Example Voices", null, "Carers in two groups.", "", FiguresGiven.Exact),
            },
            [new("Halton", new(20), 100, 100)],
            []),
        [new ImportNote(2, "ease", "Halton: nobody said how many answered, so the answers were added up.")],
        "Alex Example",
        new(2026, 11, 22));
}
