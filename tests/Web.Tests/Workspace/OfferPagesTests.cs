using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>Exercises that are waited for, and what places offer, as staff see them.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class OfferPagesTests(WorkspaceHost host)
{
    private const string Halton = "E06000006";

    private readonly string slug = $"survey-{Guid.NewGuid():N}";
    private readonly Guid running = Guid.NewGuid();
    private readonly Guid offer = Guid.NewGuid();

    private string Page => $"/workspace/surveys/{slug}";

    private string Api => $"/api/engagement/surveys/{slug}";

    private string NoticePage => $"/workspace/notices/{slug}/{Halton}";

    [Fact]
    public async Task An_exercise_that_is_running_can_be_waited_for()
    {
        var browser = await DraftAsync(Undecided());
        host.Services.On("PUT", Api + "/reuse/first", FakeServices.Json(200, Undecided()));

        var page = await browser.GetAsync(Page + "/reuse/first");
        var answer = await browser.SubmitAsync(Page + "/reuse/first", new() { ["runningSurveyIds"] = running.ToString() }, form: "accept");

        page.Text.ShouldContain("Asked now in a place, most alike first");
        page.Text.ShouldContain("Running until 3 December 2090");
        answer.Location.ShouldEndWith("/reuse/first?done=accepted");
        var sent = JsonSerializer.Deserialize<AcceptReuse>(
            host.Services.Received.Single(request => request.Method == "PUT" && request.Path == Api + "/reuse/first").Body, Json.Options)!;
        sent.EvidenceIds.ShouldBeEmpty();
        sent.RunningSurveyIds.ShouldBe([running]);
        (await browser.GetAsync(Page + "/reuse")).Text.ShouldContain("Asked now in Halton");
    }

    [Fact]
    public async Task A_decision_that_waits_says_so_and_calls_when_it_needs_attention()
    {
        var browser = await DraftAsync(Waiting(JoinedState.Running));
        (await browser.GetAsync(Page + "/reuse")).Text.ShouldContain("Waits for Halton");
        (await browser.GetAsync(Page + "/reuse/first")).Text.ShouldContain("Wait for what 1 place is asking now, and ask only in the others");

        host.Services.OnGet(Api + "/reuse", Check(Waiting(JoinedState.ToRelease)));

        (await browser.GetAsync(Page + "/reuse")).Text.ShouldContain("Needs attention");
        var page = await browser.GetAsync(Page + "/reuse/first");
        page.Text.ShouldContain("This decision needs attention");
        page.Text.ShouldContain("It ended on 3 December 2090 and is not released yet.");
    }

    [Fact]
    public async Task Those_who_run_an_exercise_see_on_its_page_who_waits_for_it()
    {
        var browser = await DraftAsync(Undecided());
        var theirs = $"theirs-{Guid.NewGuid():N}";
        host.Services
            .OnGet($"/api/engagement/surveys/{theirs}", Survey(theirs, SurveyState.Live))
            .OnGet<Reliance[]>("/api/engagement/relied-on", [new(theirs, "How is it?", slug, "For the system", "Cheshire and Merseyside", new(2090, 12, 24))]);

        var page = await browser.GetAsync($"/workspace/surveys/{theirs}");
        host.Services.OnGet<Reliance[]>("/api/engagement/relied-on", []);

        page.Text.ShouldContain("“For the system” (Cheshire and Merseyside) relies on your question “How is it?”");
        page.Text.ShouldContain("by 24 December 2090 if you can");
    }

    [Fact]
    public async Task A_place_finds_what_its_people_are_about_to_be_asked_and_offers_what_it_has()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.PlaceLead);
        host.Services
            .OnGet<Notice[]>("/api/engagement/notices", [new(slug, "For the system", "Cheshire and Merseyside", new(2090, 11, 1), Halton, "Halton", [Text("first", "First?")], [Offer()])])
            .OnGet<ReleasedEvidence[]>("/api/engagement/evidence", [])
            .On("POST", Api + "/offers", FakeServices.Json(201, Offer()))
            .On("DELETE", $"{Api}/offers/{offer}", FakeServices.Json(200, Offer()));

        var home = await browser.GetAsync("/workspace");
        var notice = await browser.GetAsync(NoticePage);
        var form = await browser.GetAsync(NoticePage + "/offer/first");
        var nothing = await browser.SubmitAsync(NoticePage + "/offer/first", []);
        var sent = await browser.SubmitAsync(NoticePage + "/offer/first", new() { ["kind"] = "Elsewhere", ["what"] = "A count of dogs and cats." });
        var back = await browser.SubmitAsync(NoticePage, [], form: $"withdraw-{offer}");
        host.Services.OnGet<Notice[]>("/api/engagement/notices", []);

        home.Text.ShouldContain("The system is about to ask your people");
        home.Html.ShouldContain($"href=\"{NoticePage}\"");
        notice.Text.ShouldContain("Cheshire and Merseyside is about to ask 1 question.");
        notice.Text.ShouldContain("A report on waiting");
        notice.Html.ShouldContain($"href=\"{NoticePage}/offer/first\"");
        form.Text.ShouldContain("What does Halton have on this question?");
        nothing.Text.ShouldContain("Choose what you offer");
        sent.Location.ShouldEndWith(NoticePage + "?done=offered");
        JsonSerializer.Deserialize<MakeOffer>(host.Services.Received.Single(request => request.Path == Api + "/offers" && request.Method == "POST").Body, Json.Options)!
            .What.ShouldBe("A count of dogs and cats.");
        back.Location.ShouldEndWith(NoticePage + "?done=withdrawn");
        (await browser.GetAsync(NoticePage)).Status.ShouldBe(global::System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Offers_stand_beside_the_question_and_are_answered_there_before_publication()
    {
        var browser = await DraftAsync(new(Text("first", "First?"), [], null, null));
        host.Services
            .OnGet(Api + "/offers", new SurveyOffers(new(2090, 11, 1), "Alex Example", [Offer()]))
            .On("PUT", $"{Api}/offers/{offer}", FakeServices.Json(200, Offer()));

        (await browser.GetAsync(Page + "/publish")).Html.ShouldContain($"href=\"{Page}/reuse/first\"");
        (await browser.GetAsync(Page + "/reuse")).Text.ShouldContain("1 offer to answer");
        var page = await browser.GetAsync(Page + "/reuse/first");
        var refused = await browser.SubmitAsync(
            Page + "/reuse/first", new() { ["answer"] = "decline", [$"because-{offer:N}"] = "No" }, form: $"offer-{offer}");
        var answered = await browser.SubmitAsync(Page + "/reuse/first", new() { ["answer"] = "take-up" }, form: $"offer-{offer}");

        page.Text.ShouldContain("Offered by Lou Notional, Halton, on 2 November 2090");
        refused.Text.ShouldContain("Say in at least 10 characters why you decline it");
        refused.Html.ShouldContain(">No</textarea>");
        answered.Location.ShouldEndWith("/reuse/first?done=answered");
    }

    [Fact]
    public async Task The_lead_tells_the_places()
    {
        var browser = await DraftAsync(Undecided());
        host.Services
            .OnGet(Api + "/offers", new SurveyOffers(null, null, []))
            .On("PUT", Api + "/notice", FakeServices.Json(200, new SurveyOffers(new(2090, 11, 1), "Alex Example", [])));

        var answer = await browser.SubmitAsync(Page + "/reuse", [], form: "tell");

        answer.Location.ShouldEndWith("/reuse?done=told");
    }

    private Offer Offer() => new(
        offer, "first", Halton, "Halton", OfferKind.Elsewhere, null, null, "A report on waiting", "https://halton.example/waiting", null,
        "Lou Notional", new(2090, 11, 2), OfferState.Open, null, null, null);

    private QuestionReuse Undecided() => new(Text("first", "First?"), [], null, null, NeedsDecision: true) { Running = [Candidate(joined: false)] };

    private QuestionReuse Waiting(JoinedState state) => new(
        Text("first", "First?"),
        [],
        new([], [Halton], "Alex Example", new(2090, 11, 1)) { Joined = [new(running, "theirs", "Their survey", ["Halton"], new(2090, 12, 3), state)] },
        null)
    {
        Running = [Candidate(joined: true)],
    };

    private RunningCandidate Candidate(bool joined) => new(
        running, "q", "theirs", "Their survey", "Halton", "How is it in Halton?", new(2026, 1, 1), new(2090, 12, 3), 0.9, "Same wording.", true, [], joined);

    private static Question Text(string code, string text) => new() { Code = code, Kind = QuestionKind.LongText, Text = text };

    private ReuseCheck Check(QuestionReuse first) => new(slug, "Draft", [first], new(0, 0, 0), Gated: true);

    private async Task<WorkspaceHost.Browser> DraftAsync(QuestionReuse first)
    {
        host.Services.OnGet(Api, Survey(slug, SurveyState.Draft)).OnGet(Api + "/reuse", Check(first));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }

    private static SurveyDetail Survey(string slug, SurveyState state) => new(
        new(Guid.NewGuid(), slug, "Draft", "E54000008", "Cheshire and Merseyside", [Halton], state, new(2026, 1, 1), new(2090, 12, 3), 1, 1, false),
        "adults",
        new("Why we ask.", [Text("first", "First?")]),
        3,
        [new(Halton, "halton", "Halton", 1)]);
}
