using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>Asking a partner for time, from whom to ask to what became of it, without script.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class RaisingPagesTests(WorkspaceHost host)
{
    private const string Halton = "E06000006";
    private const string System = "E54000008";

    private static readonly Partner Asked = new(
        Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton", PartnerKind.Healthwatch, null, [Halton], Demonstration: true);

    private readonly Guid id = Guid.NewGuid();
    private readonly DateOnly from = TimeProvider.System.Today().AddDays(30);

    private DateOnly By => from.AddDays(11);

    private string Filled => $"id={id}&body={System}&partner=healthwatch-halton&area={Halton}&purpose=Two+drop-in+sessions&activity=ObtainViews&hours=7.5"
        + $"&from-day={from.Day}&from-month={from.Month}&from-year={from.Year}&by-day={By.Day}&by-month={By.Month}&by-year={By.Year}&funded=yes&fundedBy=The+council";

    [Fact]
    public async Task Whom_to_ask_leads_to_what_with_all_that_was_chosen_in_the_address()
    {
        var browser = await SignedInAsync();

        var page = await browser.GetAsync("/workspace/asks/new");
        var answer = await browser.SubmitAsync("/workspace/asks/new", new() { ["body"] = Halton, ["partner"] = "healthwatch-halton" });

        page.Text.ShouldContain("Who do you want to ask for time?");
        page.Text.ShouldContain("Halton place partnership");
        answer.Location!.ShouldContain("/workspace/asks/new/about?id=");
        answer.Location!.ShouldContain("partner=healthwatch-halton");
        (await browser.GetAsync(PathOf(answer.Location))).Text.ShouldContain("What do you ask of Healthwatch Halton?");
    }

    [Fact]
    public async Task Who_has_one_body_is_not_asked_which()
    {
        var browser = await SignedInAsync(WorkspaceHost.PlaceLead);

        (await browser.GetAsync("/workspace/asks/new")).Html.ShouldContain($"""<input type="hidden" name="body" value="{Halton}" """);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_is_kept()
    {
        var browser = await SignedInAsync();

        (await browser.SubmitAsync("/workspace/asks/new", new() { ["body"] = Halton })).Text.ShouldContain("Choose a partner");
        var about = await browser.SubmitAsync(
            $"/workspace/asks/new/about?id={id}&body={System}&partner=healthwatch-halton",
            new() { ["purpose"] = "Help", ["hours"] = "7.3", ["area"] = Halton, ["activity"] = "ObtainViews", ["from-day"] = "1" });

        foreach (var sentence in (string[])
        [
            "Say what you need help with, in 10 to 500 characters", "Enter the hours as a number from 0.5 to 500", "The first day must include a month and a year",
            "The last day is missing", "Say whether the time is paid for",
        ])
        {
            about.Text.ShouldContain(sentence);
        }

        about.Html.ShouldContain("value=\"7.3\"");
        about.Html.ShouldContain("<title>Error: ");
    }

    [Fact]
    public async Task A_page_that_is_opened_too_early_leads_back_to_what_is_missing()
    {
        var browser = await SignedInAsync();

        (await browser.GetAsync("/workspace/asks/new/about")).Location!.ShouldContain("/workspace/asks/new?");
        (await browser.GetAsync($"/workspace/asks/new/check?id={id}&body={System}&partner=healthwatch-halton&hours=7")).Location!.ShouldContain("/workspace/asks/new/about?");
    }

    [Fact]
    public async Task Before_it_is_sent_the_page_says_what_others_ask_and_when_there_is_time()
    {
        var browser = await SignedInAsync();
        Outlook(tooMuch: true, Similar());

        var page = await browser.GetAsync("/workspace/asks/new/check?" + Filled);

        page.Text.ShouldContain("Something like it has been asked already");
        page.Text.ShouldContain("Alike: the same partner and similar words.");
        page.Text.ShouldContain("Your ask would be more than the partner can give in 1 week.");
        page.Text.ShouldContain("Use these days");
        page.Html.ShouldContain($"from-day={from.AddDays(14).Day}&amp;from-month={from.AddDays(14).Month}");
        page.Text.ShouldContain("Yes, by The council");
    }

    [Fact]
    public async Task It_is_sent_under_the_id_of_its_address_however_often()
    {
        var browser = await SignedInAsync();
        Outlook(tooMuch: false);
        host.Services.On("POST", "/api/membership/asks", FakeServices.Json(201, Ask(AskState.Open)));

        var first = await browser.SubmitAsync("/workspace/asks/new/check?" + Filled, []);
        await browser.SubmitAsync("/workspace/asks/new/check?" + Filled, []);

        first.Location.ShouldEndWith($"/workspace/asks/{id}?done=sent");
        var sent = host.Services.Received.Where(request => request.Method == "POST" && request.Path == "/api/membership/asks")
            .Select(request => JsonSerializer.Deserialize<SendAsk>(request.Body, Json.Options)!).Where(send => send.Id == id).ToList();
        sent.Count.ShouldBe(2);
        sent[0].Wish.ShouldBe(new AskWish(
            Asked.Id, System, Halton, "Two drop-in sessions", StatutoryActivity.ObtainViews, null, null, null, 7.5m, from, By, true, "The council"));
    }

    [Fact]
    public async Task Somebody_else_s_ask_is_joined_with_hours_of_its_own()
    {
        var browser = await SignedInAsync();
        var similar = Similar();
        Outlook(tooMuch: false, similar);
        host.Services.On("POST", $"/api/membership/asks/{similar.Ask.Id}/lines", FakeServices.Json(201, similar.Ask));
        var address = $"/workspace/asks/new/join?{Filled}&joins={similar.Ask.Id}";

        var page = await browser.GetAsync(address);
        var wrong = await browser.SubmitAsync(address, new() { ["note"] = "The same for carers", ["more"] = "" });
        var answer = await browser.SubmitAsync(address, new() { ["note"] = "The same for carers", ["more"] = "0" });

        page.Html.ShouldContain(">Two drop-in sessions</textarea>");
        wrong.Text.ShouldContain("Enter the hours more as a number from 0 to 500");
        answer.Location.ShouldEndWith($"/workspace/asks/{similar.Ask.Id}?done=joined");
        var sent = JsonSerializer.Deserialize<JoinAsk>(host.Services.Received.Last(request => request.Path.EndsWith("/lines", StringComparison.Ordinal)).Body, Json.Options)!;
        (sent.Id, sent.Note, sent.Hours, sent.Version).ShouldBe((id, "The same for carers", 0, similar.Ask.Version));
        (await browser.GetAsync($"/workspace/asks/new/join?{Filled}&joins={Guid.NewGuid()}")).Location!.ShouldContain("/workspace/asks/new/check?");
    }

    [Fact]
    public async Task Help_with_a_survey_s_fieldwork_is_looked_at_once_more_too_and_goes_through_the_survey()
    {
        var browser = await SignedInAsync();
        Outlook(tooMuch: false);
        var slug = $"survey-{id:N}";
        host.Services
            .OnGet($"/api/engagement/surveys/{slug}/fieldwork", new FieldworkPlan(slug, "Getting help", SurveyState.Draft, []))
            .On("POST", $"/api/engagement/surveys/{slug}/asks", FakeServices.Json(201, new AskProgress(id, Asked.Name, 7.5m, By, AskState.Open, null, null)));

        var answer = await browser.SubmitAsync($"/workspace/asks/new/check?{Filled}&survey={slug}", []);

        answer.Location.ShouldEndWith($"/workspace/surveys/{slug}/fieldwork?done=asked");
        var sent = JsonSerializer.Deserialize<RaiseAsk>(host.Services.Received.Last(request => request.Path.EndsWith($"{slug}/asks", StringComparison.Ordinal)).Body, Json.Options)!;
        (sent.Id, sent.PartnerId, sent.From, sent.By, sent.JoinsAskId).ShouldBe((id, Asked.Id, from, By, null));
    }

    [Fact]
    public async Task What_was_asked_is_listed_or_said_to_be_nothing_yet()
    {
        var browser = await SignedInAsync();
        (await browser.GetAsync("/workspace/asks")).Text.ShouldContain("Nothing has been asked of a partner yet.");
        (await browser.GetAsync("/workspace/asks?show=Ended")).Text.ShouldContain("No ask fits.");

        host.Services.OnGet("/api/membership/asks/raised", new RaisedAsks([new(Ask(AskState.Open), Asked.Slug, Asked.Name)], 41, 2, 20));
        var page = await browser.GetAsync("/workspace/asks?page=2");

        page.Text.ShouldContain("41 asks, the latest first");
        page.Text.ShouldContain("Page 1 of 3");
        page.Html.ShouldContain($"href=\"/workspace/asks/{id}\"");
        host.Services.OnGet("/api/membership/asks/raised", new RaisedAsks([], 0, 1, 20));
    }

    [Fact]
    public async Task What_the_partner_proposes_is_agreed_to_or_not()
    {
        var browser = await SignedInAsync();
        var ask = Ask(AskState.Countered) with { Proposal = new AskProposal(5, from, By, NeedsFunding: true, "January suits us.") };
        Story(ask);
        host.Services
            .On("POST", $"/api/membership/asks/{id}/lines/{id}/agree", FakeServices.Json(200, ask))
            .On("POST", $"/api/membership/asks/{id}/lines/{id}/stand", FakeServices.Problem(409, "stale", "This ask has changed since you opened it."));

        var page = await browser.GetAsync($"/workspace/asks/{id}");
        page.Text.ShouldContain("What Healthwatch Halton proposes");
        page.Text.ShouldContain("January suits us.");
        (await browser.GetAsync($"/workspace/asks/{id}/lines/{id}/agree")).Text.ShouldContain("The time has to be paid for");
        (await browser.SubmitAsync($"/workspace/asks/{id}/lines/{id}/agree", [])).Location.ShouldEndWith($"/workspace/asks/{id}?done=agreed");
        (await browser.SubmitAsync($"/workspace/asks/{id}/lines/{id}/stand", new() { ["note"] = "x" })).Text.ShouldContain("Say why, in 3 to 500 characters");
        (await browser.SubmitAsync($"/workspace/asks/{id}/lines/{id}/stand", new() { ["note"] = "We need it before March." })).Text
            .ShouldContain("This ask has changed since you opened it.");
    }

    [Fact]
    public async Task An_ask_is_taken_back_with_a_reason_while_that_means_anything()
    {
        var browser = await SignedInAsync();
        Story(Ask(AskState.Open));
        host.Services.On("POST", $"/api/membership/asks/{id}/lines/{id}/withdraw", FakeServices.Json(200, Ask(AskState.Withdrawn)));

        (await browser.SubmitAsync($"/workspace/asks/{id}/lines/{id}/withdraw", new() { ["reason"] = "The survey was put off." }))
            .Location.ShouldEndWith($"/workspace/asks/{id}?done=withdrawn");
        Story(Ask(AskState.Declined) with { Reason = "Nobody is free." });
        (await browser.GetAsync($"/workspace/asks/{id}/lines/{id}/withdraw")).Location.ShouldEndWith($"/workspace/asks/{id}");
        var declined = await browser.GetAsync($"/workspace/asks/{id}");
        declined.Text.ShouldContain("Healthwatch Halton declined: Nobody is free.");
        declined.Html.ShouldContain("/workspace/asks/new?body=");
    }

    [Fact]
    public async Task Who_asks_nobody_is_not_led_there()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Officer);

        (await browser.GetAsync("/workspace/asks")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string PathOf(string? location) => location!.StartsWith('/') ? location : new Uri(location).PathAndQuery;

    private async Task<WorkspaceHost.Browser> SignedInAsync(DemonstrationPerson? person = null)
    {
        host.Services
            .OnGet<Partner[]>("/api/membership/partners", [Asked])
            .OnGet<Partnership[]>("/api/membership/partnerships", [new(Guid.NewGuid(), PartnershipKind.Place, "Halton place partnership", Halton, [])])
            .OnGet<Skill[]>("/api/membership/skills", [new("easy-read", "Easy Read")])
            .OnGet("/api/membership/asks/raised", new RaisedAsks([], 0, 1, 20));
        return await host.SignedInAsync(person ?? WorkspaceHost.Lead);
    }

    private void Outlook(bool tooMuch, params SimilarAsk[] similar) => host.Services.On("POST", "/api/membership/asks/outlook", FakeServices.Json(200, new AskOutlook(
        Asked,
        CapacityKnown: true,
        [new OutlookWeek(from.MondayOfWeek(), 10, 8, 0, 7.5m, tooMuch, tooMuch, TooMuchOfSkill: false)],
        tooMuch ? new OutlookDays(from.AddDays(14), By.AddDays(14)) : null,
        similar)));

    private void Story(AskSummary ask) => host.Services.OnGet($"/api/membership/asks/{id}", new AskStory(
        ask, Asked, [new AskStepView(AskStepKind.Raised, DateTimeOffset.UnixEpoch, "Halton place partnership", 7.5m, null)], [], null, [], MayAnswer: false, [id]));

    private SimilarAsk Similar() => new(
        Ask(AskState.Open) with { Id = Guid.NewGuid(), Version = 4 }, Asked, [AskLikeness.SamePartner, AskLikeness.SimilarWords]);

    private AskSummary Ask(AskState state) => new(
        id, Asked.Id, "Getting help", "Halton place partnership", Halton, "Drop-in sessions", StatutoryActivity.ObtainViews, null, null, 7.5m, from, By, false, state, null, 0,
        null, null, null, from, from, null,
        [new AskLineSummary(id, "Halton place partnership", Halton, null, null, 7.5m, null, false, null, from, null, false)],
        false, 1);
}
