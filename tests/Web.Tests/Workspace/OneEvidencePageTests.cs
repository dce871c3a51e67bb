using System.Net;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>The public page of one piece of evidence, asked here or elsewhere.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class OneEvidencePageTests(WorkspaceHost host)
{
    private readonly Guid id = Guid.CreateVersion7();

    private string Page => $"/evidence/{id}";

    [Fact]
    public async Task Evidence_from_elsewhere_says_who_asked_whom_how_and_what_it_cannot_tell()
    {
        Know(Evidence() with
        {
            SurveySlug = null,
            Method = EvidenceMethod.Outreach,
            Source = new("Example Voices", "https://example.org/report", "Carers at four drop-ins", "Nobody under 18 was asked.", FiguresGiven.Percentages),
        });

        var page = await host.NewBrowser().GetAsync(Page);

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var words in new[]
        {
            "About 120 people took part.", "Outreach: people were asked where they are", "Example Voices.", "Carers at four drop-ins",
            "Nobody under 18 was asked.", "Where Example Voices gave percentages, we worked out the numbers of people from them", "* can also stand for a number that Example Voices had hidden",
            "People were asked in some places and not in others.", "1 to 30 June 2024", "Who answered, and who lives here", "A yw’n hawdd?",
        })
        {
            page.Text.ShouldContain(words);
        }

        page.Text.ShouldNotContain("People chose for themselves whether to answer.");
        page.Html.ShouldContain("href=\"https://example.org/report\"");
        page.Html.ShouldContain($"href=\"{Page}/figures.csv\"");
        page.Html.ShouldContain("lang=\"cy\"");
        page.Html.ShouldNotContain("href=\"/results/");
    }

    [Fact]
    public async Task Evidence_of_a_survey_leads_to_its_results()
    {
        Know(Evidence());

        var page = await host.NewBrowser().GetAsync(Page);

        page.Text.ShouldContain("Open survey: anybody could answer");
        page.Text.ShouldContain("People chose for themselves whether to answer.");
        page.Html.ShouldContain("href=\"/results/halton-2024\"");
    }

    [Fact]
    public async Task Its_figures_come_as_a_file_with_what_they_cannot_tell_and_no_formula()
    {
        Know(Evidence() with
        {
            Title = "=HYPERLINK(1)",
            SurveySlug = null,
            Source = new("Example Voices", null, "Carers", "Nobody under 18.", FiguresGiven.Rounded),
        });

        var file = await host.NewBrowser().GetAsync($"{Page}/figures.csv");

        file.Html.ShouldContain("Survey,'=HYPERLINK(1)");
        file.Html.ShouldContain("Note,Nobody under 18.");
        file.Html.ShouldContain("ease,Is it easy?,yes,Yes,90,75,120,");
        file.Html.ShouldContain("ease,Is it easy?,no,No,*,*,120,");
    }

    [Fact]
    public async Task There_is_no_page_of_evidence_that_is_not_known()
    {
        (await host.NewBrowser().GetAsync(Page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.NewBrowser().GetAsync($"{Page}/figures.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private void Know(ReleasedEvidence evidence) => host.Services.OnGet($"/api/engagement/evidence/{id}", new EvidenceDetail(
        evidence,
        [new("Halton", new(80), 67, 40), new("Wirral", new(40), 33, 60)],
        [new("ease", "cy", "A yw’n hawdd?", ["Ydy", "Nac ydy"])]));

    private ReleasedEvidence Evidence() => new(
        id, "halton-2024", "What carers need", "E06000006", "Halton", new(2024, 6, 1), new(2024, 6, 30), new(120),
        [
            new("ease", "Is it easy?", QuestionKind.SingleChoice, new(120), [new("yes", "Yes", new(90), 75), new("no", "No", default, null)], null, null),
        ],
        Demonstration: false);
}
