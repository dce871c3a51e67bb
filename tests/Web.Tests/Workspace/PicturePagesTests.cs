using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>The picture of fresh and reused answers, for a survey's team and for everybody.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class PicturePagesTests(WorkspaceHost host)
{
    private static readonly Guid Evidence = Guid.Parse("0195a000-0000-7000-8000-0000000000e1");

    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}/picture";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task Shares_stand_side_by_side_with_what_they_rest_on()
    {
        var browser = await VisitAsync(Picture());

        var page = await browser.GetAsync($"{Page}?margin=place&margin=age&cap=3");

        host.Services.Received.Last(request => request.Path == Api + "/picture").Query.ShouldBe("?margin=place&margin=age&cap=3");
        foreach (var words in new[]
        {
            "These figures are for staff. Do not pass them on.",
            "Answer Easy As people answered 50% Weighted by place 53% As you chose 55% Likely between 49% and 61%",
            "About 40 people are left out: they did not say all that you chose to weight by.",
            "Left out: Halton. What you chose to weight by is not known of the people who answered there.",
            "About 160 people are weighted. Their answers are worth those of about 110 people in a simple random sample (design effect 1.4).",
            "Age: 75 to 84 and 85 or over",
            "Because of the limit on weights, Age “16 to 24” is 4.2 percentage points below its share of the population.",
            "In some combination of groups only a few people gave an answer.",
            "“Easy”: 40% in Halton, 60% in Knowsley",
            "There are no answers from Wirral.",
            "“Easy” is who said “Very easy” and “Fairly easy”",
            "Alex Example decided on 3 May 2026 to use their answers.",
            "R-indicator 0.91",
            "Nobody answered who is in: 85 or over.",
        })
        {
            page.Text.ShouldContain(words);
        }

        page.Html.ShouldContain($"href=\"/evidence/{Evidence}\"");
        page.Html.ShouldContain($"href=\"/workspace/surveys/{slug}/reuse/ease\"");
        page.Html.ShouldContain($"href=\"{Page}/figures.csv?margin=place&amp;margin=age&amp;cap=3&amp;together=age\"");
    }

    [Fact]
    public async Task What_cannot_be_weighted_comes_with_ways_out()
    {
        var picture = Picture();
        var browser = await VisitAsync(picture with
        {
            Choice = picture.Choice with { Together = [] },
            Questions =
            [
                picture.Questions[0] with
                {
                    Options = [.. picture.Questions[0].Options.Select(option => option with { Chosen = null })],
                    Chosen = new PictureOutcome(null, new(0), [], [], new(PictureProblem.NobodyAnswered, "age", "Age", "85 or over", true)),
                },
            ],
        });

        var page = await browser.GetAsync($"{Page}?margin=place&margin=age&cap=3");

        page.Text.ShouldContain("Age: nobody in “85 or over” answered this question. Weighting cannot stand in for people who said nothing.");
        page.Text.ShouldContain("Answer Easy As people answered 50% Weighted by place 53% Likely between 47% and 60%", Case.Sensitive, "by place nothing is lost");
        page.Html.ShouldContain($"href=\"{Page}?margin=place&amp;margin=age&amp;cap=3&amp;together=age\">Put small groups of age together with the next</a>");
        page.Html.ShouldContain($"href=\"{Page}?margin=place&amp;cap=3\">Leave age out</a>");
    }

    [Fact]
    public async Task A_choice_that_is_none_is_told_with_a_way_back()
    {
        var browser = await VisitAsync(Picture());
        host.Services.On("GET", Api + "/picture", FakeServices.Problem(
            422, ErrorCodes.Invalid, "No.", new() { ["margin"] = ["Answers cannot be weighted by “x”: no population figures are known."] }));

        var page = await browser.GetAsync($"{Page}?margin=x");

        page.Html.ShouldContain("<title>Error: The whole picture");
        page.Text.ShouldContain("Answers cannot be weighted by “x”");
        page.Html.ShouldContain($"<a href=\"{Page}\">Weight by place</a>");
    }

    [Fact]
    public async Task The_file_says_how_and_where_every_figure_is_from()
    {
        var browser = await VisitAsync(Picture());

        var lines = (await browser.GetAsync($"{Page}/figures.csv?margin=place&margin=age&cap=3")).Html.TrimStart('\uFEFF').Split("\r\n");

        lines.ShouldContain(line => line.Contains("is raked (iterative proportional fitting) to the population by place, age; weights capped at 3 times the mean"));
        lines.ShouldContain("Note,Not published. Do not pass these figures on.");
        lines.ShouldContain("ease,How easy is it?,easy,Easy,200,50,53,47,60,180,1.11,55,49,61,160,110,1.4,40");
        lines.ShouldContain("ease,How easy is it?,hard,Hard,200,*,*,*,*,180,1.11,*,*,*,160,110,1.4,40");
        lines.ShouldContain($"ease,Halton,Reused,{Evidence},Is it easy?,100,33,,Easy,40");
        lines.ShouldContain("ease,Wirral,None,,,0,,,,");
    }

    [Fact]
    public async Task Everybody_sees_it_by_place_once_it_is_published()
    {
        var picture = Picture();
        var evidence = picture.Questions[0].Places[0].Evidence! with { DecidedBy = null };
        host.Services.OnGet(Api + "/picture", picture with
        {
            State = SurveyState.Released,
            Margins = [],
            Questions = [picture.Questions[0] with { Chosen = null, Places = [picture.Questions[0].Places[0] with { Evidence = evidence }, .. picture.Questions[0].Places.Skip(1)] }],
        });

        var page = await host.NewBrowser().GetAsync($"/results/{slug}/picture");

        page.Text.ShouldContain("Places count by how many people live there.");
        page.Text.ShouldContain("“Easy”: 40% in Halton, 60% in Knowsley");
        page.Text.ShouldNotContain("decided on");
        page.Html.ShouldContain($"href=\"/evidence/{Evidence}\"");
        page.Html.ShouldContain($"href=\"/results/{slug}/picture/figures.csv\"");

        host.Services.OnGet(Api + "/picture", picture);
        (await host.NewBrowser().GetAsync($"/results/{slug}/picture")).Status.ShouldBe(HttpStatusCode.NotFound, "not for everybody, whoever looks");
    }

    private static WholePicture Picture() => new(
        "any",
        "A survey",
        SurveyState.Live,
        "Cheshire and Merseyside",
        false,
        new(["place", "age"], 3, ["age"]),
        [
            new("place", "Place", null, new(100), [new("Halton", new(0), 0, 33.3m), new("Knowsley", new(100), 100, 66.7m)], null),
            new("age", "Age", "Of people aged 16 and over.", new(100), [new("16 to 24", new(60), 60, 20m), new("25 to 84", new(40), 40, 70m), new("85 or over", new(0), 0, 10m)], 0.91m),
        ],
        [
            new(
                "ease",
                "How easy is it?",
                QuestionKind.SingleChoice,
                null,
                new(200),
                [new("easy", "Easy", 50, new(53, 47, 60), new(55, 49, 61)), new("hard", "Hard", null, null, null)],
                [
                    new("Halton", PlaceAnswers.Reused, new(100), 33, [40, null], [], new(
                        Evidence, "Asked in Halton", EvidenceMethod.OpenSurvey, null, "Is it easy?", new(2026, 1, 5), new(2026, 2, 6),
                        [new("Very easy", "Easy"), new("Fairly easy", "Easy"), new("No", "Hard")], "Alex Example", new(2026, 5, 3))),
                    new("Knowsley", PlaceAnswers.Fresh, new(100), 67, [60, null], [], null),
                    new("Wirral", PlaceAnswers.None, new(0), null, [], [], null),
                ],
                new(new(200), 180, 1.11m, 0.7m, 1.3m, [], false),
                new(
                    new(new(160), 110, 1.4m, 0.4m, 3m, [new("Age", "16 to 24", -4.2m)], true),
                    new(40),
                    ["Halton"],
                    ["Age: 75 to 84 and 85 or over"],
                    null),
                [new("Easy", "Halton", 40, "Knowsley", 60)]),
        ]);

    private async Task<WorkspaceHost.Browser> VisitAsync(WholePicture picture)
    {
        host.Services
            .OnGet(Api, new SurveyDetail(
                new(Guid.NewGuid(), slug, "A survey", "E06000006", "Halton", ["E06000006"], SurveyState.Live, new(2026, 5, 4), new(2026, 6, 1), 1, 40, false),
                "adults",
                new("Why we ask.",
                [
                    new() { Code = "ease", Kind = QuestionKind.SingleChoice, Text = "How easy is it?", Options = [new("easy", "Easy"), new("hard", "Hard")] },
                ]),
                3,
                [new("E06000006", "halton", "Halton", 1)]))
            .OnGet(Api + "/picture", picture);
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }
}
