using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class LiveChangePagesTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task What_a_change_does_is_shown_before_it_is_saved_and_what_was_typed_comes_along()
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Breaking,
            [new("first", "first-2", "Another?", ChangeClass.Breaking, ["The wording asks something else."])], Responses: true));

        var shown = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "Another?", ["hint"] = "Say \"all\"" });

        shown.Text.ShouldContain("What this change does");
        shown.Text.ShouldContain("The wording asks something else.");
        shown.Text.ShouldContain("first-2");
        shown.Html.ShouldContain("name=\"text\" value=\"Another?\"");
        shown.Html.ShouldContain("name=\"seen\" value=\"Breaking\"");
        shown.Html.ShouldContain("name=\"version\" value=\"3\"");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);

        var saved = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "Another?", ["hint"] = "Say \"all\"", ["seen"] = "Breaking" });

        saved.Location.ShouldEndWith("/questions?done=changed");
        var edit = Sent();
        edit.Seen.ShouldBe(ChangeClass.Breaking);
        edit.Definition.Questions[0].ShouldSatisfyAllConditions(q => q.Text.ShouldBe("Another?"), q => q.Hint.ShouldBe("Say \"all\""));
    }

    [Fact]
    public async Task From_what_it_does_there_is_a_way_back_to_what_was_typed()
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Safe, [new("first", "first", "First", ChangeClass.Safe, ["A typo."])], false));

        var back = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "Typed <so>", ["seen"] = "Safe", ["again"] = "true" });

        back.Html.ShouldContain("Typed &lt;so&gt;</textarea>");
        back.Text.ShouldContain("See what this does");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task A_change_of_nothing_is_nothing_to_look_at()
    {
        var browser = await LiveAsync(new SurveyChanges(null, [], false));

        (await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "First?" })).Location.ShouldEndWith("/questions?done=changed");
    }

    [Theory]
    [InlineData("/new-question?kind=ShortText")]
    [InlineData("/questions/first/delete")]
    [InlineData("/about")]
    [InlineData("/quotas")]
    [InlineData("/languages")]
    [InlineData("/languages/cy/first")]
    [InlineData("/languages/cy/remove")]
    public async Task Every_edit_of_a_live_survey_is_looked_at_first(string page)
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Additive, [new(null, null, "Introduction", ChangeClass.Additive, ["It is new."])], false));

        var shown = await browser.SubmitAsync(Page + page, new() { ["text"] = "New?", ["language"] = "pl" });

        shown.Text.ShouldContain("What this change does");
        shown.Text.ShouldContain("Adds something");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task What_an_author_looked_at_before_somebody_else_changed_the_survey_is_not_saved()
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Safe, [], false));

        var answer = await browser.SubmitAsync(Page + "/questions/first", new() { ["text"] = "Mine", ["seen"] = "Safe", ["version"] = "2" });

        answer.Text.ShouldContain("Somebody else changed this survey after you opened the page, so nothing is saved.");
        answer.Html.ShouldContain("Mine</textarea>");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task What_was_typed_stays_beside_what_somebody_else_saved_meanwhile()
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Safe, [], false));

        var quotas = await browser.SubmitAsync(Page + "/quotas", new()
        {
            ["quota-1-condition"] = "{first}",
            ["quota-1-limit"] = "9",
            ["quota-1-message"] = "Enough.",
            ["seen"] = "Additive",
            ["version"] = "2",
        });
        var texts = await browser.SubmitAsync(Page + "/languages/cy/second", new() { ["text-0"] = "Fy ngeiriau", ["seen"] = "Additive", ["version"] = "2" });

        quotas.Text.ShouldContain("Saving it replaces the quotas as they stand now: there are none.");
        quotas.Html.ShouldContain("value=\"9\"");
        texts.Text.ShouldContain("Somebody else has written: Ail?");
        texts.Html.ShouldContain("Fy ngeiriau</textarea>");
        host.Services.Received.ShouldNotContain(r => r.Method == "PUT" && r.Path == Api);
    }

    [Fact]
    public async Task A_picture_that_was_sent_before_the_change_was_looked_at_is_sent_no_second_time()
    {
        var browser = await LiveAsync(new SurveyChanges(ChangeClass.Additive, [new(null, null, "Welsh", ChangeClass.Additive, ["It is new."])], false));
        var id = new string('a', 64);

        await browser.SubmitAsync(Page + "/languages/cy/second", new()
        {
            ["text-0"] = "Ail?",
            ["picture-0-kept"] = id,
            ["description-0"] = "A clock",
            ["seen"] = "Additive",
            ["then"] = "next",
        });

        Sent().Definition.Translations[0].Pictures["second/text"].ShouldBe(new Picture(id, "A clock"));
    }

    [Fact]
    public async Task A_live_survey_says_that_its_questions_can_be_changed()
    {
        var browser = await LiveAsync(new SurveyChanges(null, [], false));

        var page = await browser.GetAsync(Page + "/questions");

        page.Text.ShouldContain("The survey is live. You can still change what it asks.");
        page.Html.ShouldContain(Page + "/questions/first");
        (await browser.GetAsync(Page + "/about")).Html.ShouldNotContain("name=\"keptMonths\"");
    }

    private async Task<WorkspaceHost.Browser> LiveAsync(SurveyChanges changes)
    {
        var today = new DateOnly(2026, 11, 1);
        var survey = new SurveyDetail(
            new(Guid.NewGuid(), slug, "Live", "E06000006", "Halton", ["E06000006"], SurveyState.Live, today, today.AddYears(50), 2, 1, false),
            "adults",
            new("Why we ask.", [Text("first", "First?"), Text("second", "Second?")]) { Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["second/text"] = "Ail?" } }] },
            3,
            [new("E06000006", "halton", "Halton", 2)]);
        host.Services.OnGet(Api, survey).On("PUT", Api, FakeServices.Json(200, survey)).On("POST", Api + "/changes", FakeServices.Json(200, changes));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private static Question Text(string code, string text) => new() { Code = code, Kind = QuestionKind.LongText, Text = text };

    private EditSurvey Sent() => JsonSerializer.Deserialize<EditSurvey>(
        host.Services.Received.Single(r => r.Method == "PUT" && r.Path == Api).Body, Json.Options)!;
}
