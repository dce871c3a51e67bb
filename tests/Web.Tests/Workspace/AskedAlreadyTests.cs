using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>What was asked already, beside a question while it is written.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class AskedAlreadyTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}";

    private string Fragment => Page + "/asked-already";

    private string Like => $"/api/engagement/surveys/{slug}/reuse/like";

    [Fact]
    public async Task It_is_a_piece_of_a_page_with_place_wording_dates_people_reason_and_results()
    {
        var answer = await TypeAsync(Candidates(Candidate("How was it & <b>why</b>?")));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Html.ShouldStartWith("<section data-asked-already-list");
        answer.Html.ShouldContain("How was it &amp; &lt;b&gt;why&lt;/b&gt;?");
        answer.Html.ShouldContain("href=\"/evidence/");
        answer.Html.ShouldContain($"href=\"{Page}/reuse\"");
        foreach (var words in new[]
        {
            "Asked already: 1 question like this.", "Knowsley", "1 to 28 March 2026", "about 320 people", "Same wording, and the answers are the same.",
            "Results of Their survey (opens in a new tab)",
        })
        {
            answer.Text.ShouldContain(words);
        }
    }

    [Fact]
    public async Task What_is_typed_so_far_is_sent()
    {
        await TypeAsync(Candidates());

        JsonSerializer.Deserialize<QuestionBeingWritten>(Sent().Single(), Json.Options)!.ShouldSatisfyAllConditions(
            written => written.Text.ShouldBe("How was it there?"),
            written => written.Kind.ShouldBe(QuestionKind.SingleChoice),
            written => written.Options.ShouldBe(["Good", "Bad"]),
            written => written.Topic.ShouldBe("gp-access"));
    }

    [Fact]
    public async Task It_says_that_nothing_like_it_was_asked() =>
        (await TypeAsync(Candidates())).Text.ShouldContain("Nothing like it was asked.");

    [Fact]
    public async Task Figures_too_small_to_show_stay_hidden() =>
        (await TypeAsync(Candidates(Candidate("How?") with { SampleSize = new(null) }))).Text.ShouldContain("fewer than 8 people");

    [Fact]
    public async Task Too_few_words_are_no_question_yet_and_nobody_is_asked()
    {
        var answer = await TypeAsync(Candidates(Candidate("How?")), text: " How  was ");

        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.NoContent, ""));
        Sent().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_said_where_the_service_does_not_answer()
    {
        var answer = await TypeAsync(FakeServices.Problem(503, "unavailable", "Down."));

        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.NoContent, ""));
    }

    [Fact]
    public async Task Another_area_s_survey_is_refused_and_one_that_is_not_there_is_not_found()
    {
        (await TypeAsync(FakeServices.Problem(403, "not-allowed", "Not yours."))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await TypeAsync(FakeServices.Problem(404, "not-found", "None."))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Lead);

        (await browser.PostAsync(Fragment, new() { ["text"] = "How was it there?" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        Sent().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_editor_has_room_for_it_and_is_otherwise_as_before_without_script()
    {
        var browser = await DraftAsync();

        var choice = await browser.GetAsync(Page + "/new-question?kind=SingleChoice");
        var text = await browser.GetAsync(Page + "/new-question?kind=Information");

        choice.Html.ShouldContain($"data-asked-already=\"{Fragment}\"");
        choice.Text.ShouldNotContain("asked already");
        text.Html.ShouldNotContain("data-asked-already");
    }

    private async Task<WorkspaceHost.Answer> TypeAsync(RequestDelegate answer, string text = "How was it there? ")
    {
        var browser = await DraftAsync();
        host.Services.On("POST", Like, answer);
        var page = await browser.GetAsync(Page + "/new-question?kind=SingleChoice");
        return await browser.SendFormOfAsync(
            page, Fragment, new() { ["text"] = text, ["options"] = "Good\nBad\n", ["topic"] = "gp-access", ["kind"] = "SingleChoice" });
    }

    private async Task<WorkspaceHost.Browser> DraftAsync()
    {
        host.Services.OnGet($"/api/engagement/surveys/{slug}", new SurveyDetail(
            new(Guid.NewGuid(), slug, "Draft", "E06000006", "Halton", ["E06000006"], SurveyState.Draft, null, null, 2, 1, false),
            "adults", new("Why we ask.", []), 3, [new("E06000006", "halton", "Halton", 0)]));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private IEnumerable<string> Sent() => host.Services.Received.Where(request => request.Path == Like).Select(request => request.Body);

    private static RequestDelegate Candidates(params ReuseCandidate[] candidates) => FakeServices.Json(200, candidates);

    private static ReuseCandidate Candidate(string text) => new(
        Guid.NewGuid(), "q", "E08000011", "Knowsley", "Their survey", text, new(320), new(2026, 3, 1), new(2026, 3, 28), 1,
        "Same wording, and the answers are the same.", true, [], false)
    { SurveySlug = "knowsley-2026" };
}
