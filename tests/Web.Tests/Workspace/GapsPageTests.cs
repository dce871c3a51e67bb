using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class GapsPageTests(WorkspaceHost host)
{
    private const string System = "E54000008";

    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task What_is_missing_is_shown_by_place_with_whom_to_go_to_and_who_can_help()
    {
        var browser = await SignedInAsync();

        var page = await browser.GetAsync(Page + "/gaps");

        page.Text.ShouldContain("76 more answers are wanted");
        page.Text.ShouldContain("There are enough answers in Knowsley.");
        page.Text.ShouldContain("Aged 75 to 84");
        page.Text.ShouldContain("Telephone; Paper");
        page.Text.ShouldContain("Halton Lea: 62% of its people live in the most deprived fifth of England; too few answered to show, where 12 would be its part");
        page.Text.ShouldContain("Too few");
        WebUtility.HtmlDecode(page.Html).ShouldContain(
            $"{Page}/ask?area=E06000006&purpose=Help%20us%20hear%20from%2076%20more%20people%20in%20Halton.%20Aged%2075%20to%2084%3A%2039.&hours=13");
    }

    [Fact]
    public async Task A_draft_is_started_for_the_places_that_were_selected()
    {
        var browser = await SignedInAsync();
        host.Services.On("POST", Api + "/gaps/draft", FakeServices.Json(201, Survey(slug + "-gaps")));

        var answer = await browser.SubmitAsync(Page + "/gaps", new() { ["areaCodes"] = "E06000006" });

        answer.Location.ShouldEndWith($"/workspace/surveys/{slug}-gaps");
        var sent = host.Services.Received.Single(request => request.Path == Api + "/gaps/draft");
        var exercise = JsonSerializer.Deserialize<StartGapExercise>(sent.Body, Json.Options)!;
        exercise.AreaCodes.ShouldBe(["E06000006"]);
        exercise.Points.ShouldBe(10);
    }

    [Fact]
    public async Task Without_a_place_nothing_is_started()
    {
        var browser = await SignedInAsync();

        var answer = await browser.SubmitAsync(Page + "/gaps", []);

        answer.Html.ShouldContain("href=\"#areaCodes\"");
        answer.Text.ShouldContain("Select at least one place");
    }

    [Fact]
    public async Task A_precision_that_is_no_number_is_said_beside_its_box()
    {
        var browser = await SignedInAsync();

        var page = await browser.GetAsync(Page + "/gaps?points=many");

        page.Text.ShouldContain("Enter a number from 1 to 20");
        page.Html.ShouldContain("value=\"many\"");
    }

    [Fact]
    public async Task What_is_asked_of_a_partner_is_filled_in_already()
    {
        var browser = await SignedInAsync();
        host.Services.OnGet(Api + "/fieldwork", new FieldworkPlan(slug, "Getting help", SurveyState.Draft,
            [new("E06000006", "Halton", 2, 0, [new(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton")], [], null)]));

        var page = await browser.GetAsync(Page + "/ask?area=E06000006&purpose=Help%20us.&hours=13");

        page.Html.ShouldContain(">Help us.</textarea>");
        page.Html.ShouldContain("value=\"13\"");
    }

    private async Task<WorkspaceHost.Browser> SignedInAsync()
    {
        host.Services.OnGet(Api, Survey(slug)).OnGet(Api + "/gaps", new GapPlan(
            slug,
            "Getting help",
            SurveyState.Draft,
            10,
            1.5m,
            WholeSystem: false,
            76,
            13,
            [
                new GapPlace(
                    "E06000006",
                    "Halton",
                    128_476,
                    96,
                    76,
                    13,
                    [new GapQuestion("first", "First?", new DisclosedCount(20), Reused: true, 76)],
                    [new GapNeighbourhood("Halton Lea", 62, new DisclosedCount(null), 12)],
                    [new GapTarget("Aged 75 to 84", 39, ["telephone", "paper"])],
                    [new HelperPartner(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton")]),
            ],
            ["Knowsley"],
            [new GapDimension("Age", Known: true, [new GapGroup("Aged 75 to 84", new DisclosedCount(0), 0, 40, TooFew: true)])],
            [new GapRoute("telephone", "Telephone", 20), new GapRoute("paper", "Paper", 15)]));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    [Fact]
    public async Task A_survey_s_fieldwork_shows_what_was_asked_for_it_elsewhere_once()
    {
        var browser = await SignedInAsync();
        var by = new DateOnly(2026, 12, 18);
        var own = new AskProgress(Guid.NewGuid(), "Healthwatch Halton", 4, by, AskState.Open, null, null);
        var elsewhere = new AskForSurvey(Guid.NewGuid(), Guid.NewGuid(), "Example Community Voices", "E06000006", "Halton place partnership", "Sessions for carers", 7.5m, 5, by, AskState.Accepted, null);
        host.Services
            .OnGet(Api + "/fieldwork", new FieldworkPlan(slug, "Help", SurveyState.Draft, [new AreaFieldwork("E06000006", "Halton", 3, 0, [], [own], null)]))
            .OnGet<AskForSurvey[]>($"/api/membership/asks/for-survey/{slug}", [elsewhere, elsewhere with { LineId = own.AskId, Purpose = "Shown above" }, elsewhere with { AreaCode = "E54000008", Purpose = "Everywhere" }]);

        var page = await browser.GetAsync(Page + "/fieldwork");

        page.Text.ShouldContain("Example Community Voices: 5 of 7.5 hours by");
        page.Text.ShouldContain("Sessions for carers. Asked by Halton place partnership");
        page.Text.ShouldContain("Asked for the whole area");
        page.Text.ShouldContain("Everywhere. Asked by");
        page.Text.ShouldNotContain("Shown above");
    }

    private static SurveyDetail Survey(string slug) => new(
        new(Guid.NewGuid(), slug, "Getting help", System, "Cheshire and Merseyside", ["E06000006", "E08000011"], SurveyState.Draft, null, null, 1, 1, false),
        "adults",
        new("Why we ask.", [new Question { Code = "first", Kind = QuestionKind.LongText, Text = "First?" }]),
        3,
        [new("E06000006", "halton", "Halton", 1)]);
}
