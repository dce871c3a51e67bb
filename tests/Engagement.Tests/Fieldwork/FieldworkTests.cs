using System.Net;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Fieldwork;

public sealed class FieldworkTests : IAsyncLifetime
{
    private static readonly Guid HealthwatchHalton = Guid.CreateVersion7();
    private static readonly Guid HaltonCouncil = Guid.CreateVersion7();

    private EngagementHost host = null!;
    private SurveyDetail draft = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.HearAsync<KeepPartners, PartnersRegistered>(new PartnersRegistered(
        [
            new Partner(HealthwatchHalton, "healthwatch-halton", "Healthwatch Halton", PartnerKind.Healthwatch, null, [EngagementHost.Halton], false),
            new Partner(HaltonCouncil, "halton-council", "Halton Borough Council", PartnerKind.LocalAuthority, null, [EngagementHost.Halton], false),
        ]));
        draft = await host.DraftAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_plan_says_what_is_left_to_ask_and_who_can_help()
    {
        await host.InDatabaseAsync(async (_, db) =>
        {
            db.ReusedQuestions.Add(new ReusedQuestion(draft.Summary.Id, EngagementHost.Halton, "ease"));
            await db.SaveChangesAsync();
        });

        var plan = await PlanAsync();

        plan.State.ShouldBe(SurveyState.Draft);
        plan.Areas.Select(area => (area.AreaName, area.ToAsk, area.Reused)).ShouldBe([("Halton", 5, 1), ("Knowsley", 6, 0), ("Wirral", 6, 0)]);
        plan.Areas[0].Helpers.ShouldBe([new HelperPartner(HealthwatchHalton, "healthwatch-halton", "Healthwatch Halton")]);
        plan.Areas[1].Helpers.ShouldBeEmpty();
        plan.Areas.ShouldAllBe(area => area.Asks.Count == 0 && area.Announcement == null);
    }

    [Fact]
    public async Task An_ask_is_raised_once_however_often_the_form_is_sent()
    {
        var answer = await RaiseAsync(Ask());
        var raised = await answer.ReadAsync<AskProgress>();
        var again = await (await RaiseAsync(Ask())).ReadAsync<AskProgress>();

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (raised with { Parts = [] }).ShouldBe(new AskProgress(
            raised.AskId, "Healthwatch Halton", 12.5m, host.Today.AddDays(21), AskState.Open, null, null));
        raised.Parts.ShouldBe([new AskPartProgress(raised.AskId, "Healthwatch Halton", 12.5m, host.Today.AddDays(21), AskState.Open, null, null)]);
        again.AskId.ShouldBe(raised.AskId);
        (await host.PublishedAsync<AskRaised>()).Single().ShouldBe(new AskRaised(
            raised.AskId, HealthwatchHalton, draft.Summary.Slug, draft.Summary.Title, EngagementHost.Halton, "Cheshire and Merseyside",
            "Visit two warm hubs", StatutoryActivity.ObtainViews, 12.5m, host.Today, host.Today.AddDays(21), true)
        {
            AskedByAreaCode = draft.Summary.OwnerAreaCode,
            RaisedById = (await host.PublishedAsync<AskRaised>()).Single().RaisedById,
        });
        (await PlanAsync()).Areas[0].Asks.ShouldHaveSingleItem().AskId.ShouldBe(raised.AskId);
    }

    [Fact]
    public async Task An_answer_reaches_the_asker_once_and_stands()
    {
        var id = (await (await RaiseAsync(Ask())).ReadAsync<AskProgress>()).AskId;
        var accepted = new AskAnswered(id, AskState.Accepted, 8, null);

        await host.HearAsync<KeepAskAnswer, AskAnswered>(accepted);
        await host.HearAsync<KeepAskAnswer, AskAnswered>(accepted);
        await host.HearAsync<KeepAskAnswer, AskAnswered>(new AskAnswered(id, AskState.Declined, null, "Too late"));

        (await PlanAsync()).Areas[0].Asks.Single().ShouldSatisfyAllConditions(
            ask => ask.State.ShouldBe(AskState.Accepted),
            ask => ask.HoursAgreed.ShouldBe(8),
            ask => ask.Reason.ShouldBeNull());
    }

    [Fact]
    public async Task A_decline_brings_its_reason_and_a_new_ask_can_follow()
    {
        var id = (await (await RaiseAsync(Ask())).ReadAsync<AskProgress>()).AskId;
        await host.HearAsync<KeepAskAnswer, AskAnswered>(new AskAnswered(id, AskState.Declined, null, "No capacity in December"));

        var second = await (await RaiseAsync(Ask())).ReadAsync<AskProgress>();

        second.AskId.ShouldNotBe(id);
        (await PlanAsync()).Areas[0].Asks.Select(ask => ask.Reason).ShouldBe(["No capacity in December", null], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_an_ask_that_was_split_and_passed_on_the_asker_sees_every_part_whatever_order_the_answers_come_in()
    {
        var id = (await (await RaiseAsync(Ask())).ReadAsync<AskProgress>()).AskId;
        var (first, second, elsewhere) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        AskAnswered[] answers =
        [
            Answer(id, elsewhere, AskState.Accepted, step: 2, "Healthwatch Wirral", hours: 4.5m, agreed: 4),
            Answer(id, first, AskState.Accepted, step: 2, "Healthwatch Halton", hours: 8, agreed: 6),
            Answer(id, second, AskState.Delegated, step: 2, "Healthwatch Halton", hours: 4.5m),
            Answer(id, id, AskState.Split, step: 2, "Healthwatch Halton", hours: 12.5m),
            Answer(id, first, AskState.Open, step: 1, "Healthwatch Halton", hours: 8),
            Answer(id, second, AskState.Open, step: 1, "Healthwatch Halton", hours: 4.5m),
            Answer(id, elsewhere, AskState.Open, step: 1, "Healthwatch Wirral", hours: 4.5m),
        ];

        foreach (var answer in answers)
        {
            await host.HearAsync<KeepAskAnswer, AskAnswered>(answer);
        }

        var ask = (await PlanAsync()).Areas[0].Asks.Single();
        (ask.State, ask.Hours, ask.HoursAgreed, ask.PartnerName).ShouldBe((AskState.Accepted, 12.5m, 10, "Healthwatch Wirral and Healthwatch Halton"));
        ask.Parts.Select(part => (part.PartnerName, part.Hours, part.HoursAgreed)).ShouldBe(
            [("Healthwatch Halton", 8m, 6m), ("Healthwatch Wirral", 4.5m, 4m)], ignoreOrder: true);

        await host.HearAsync<KeepAskAnswer, AskAnswered>(
            Answer(id, elsewhere, AskState.Withdrawn, step: 3, "Healthwatch Wirral", hours: 4.5m) with { Reason = "The session was called off." });

        var after = (await PlanAsync()).Areas[0].Asks.Single();
        (after.State, after.HoursAgreed).ShouldBe((AskState.Accepted, 6));
        after.Parts.ShouldContain(part => part.State == AskState.Withdrawn && part.Reason == "The session was called off.");
    }

    [Fact]
    public async Task What_a_partner_proposes_is_waited_for_by_its_asker()
    {
        var id = (await (await RaiseAsync(Ask())).ReadAsync<AskProgress>()).AskId;

        await host.HearAsync<KeepAskAnswer, AskAnswered>(Answer(id, id, AskState.Countered, step: 2, "Healthwatch Halton", hours: 12.5m));
        (await PlanAsync()).Areas[0].Asks.Single().State.ShouldBe(AskState.Countered);

        await host.HearAsync<KeepAskAnswer, AskAnswered>(Answer(id, id, AskState.Expired, step: 4, "Healthwatch Halton", hours: 12.5m));
        await host.HearAsync<KeepAskAnswer, AskAnswered>(Answer(id, id, AskState.Open, step: 3, "Healthwatch Halton", hours: 12.5m));
        (await PlanAsync()).Areas[0].Asks.Single().State.ShouldBe(AskState.Expired);
    }

    [Fact]
    public async Task An_answer_to_somebody_elses_ask_is_passed_over() =>
        await host.HearAsync<KeepAskAnswer, AskAnswered>(new AskAnswered(Guid.CreateVersion7(), AskState.Accepted, 1, null));

    [Fact]
    public async Task What_is_wrong_with_an_ask_is_said_all_at_once()
    {
        var problem = await (await RaiseAsync(Ask() with
        {
            PartnerId = HaltonCouncil,
            Purpose = "Help us",
            Hours = 0,
            By = host.Today.AddDays(-1),
        })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");

        problem.SentencesOn("partnerId").ShouldBe(["Choose a Healthwatch body that serves Halton."]);
        problem.SentencesOn("purpose").Length.ShouldBe(1);
        problem.SentencesOn("hours").Length.ShouldBe(1);
        problem.SentencesOn("by").Length.ShouldBe(1);
        (await host.PublishedAsync<AskRaised>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_is_asked_for_only_where_and_while_the_survey_asks()
    {
        await (await RaiseAsync(Ask() with { AreaCode = "E99999999" })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "area-not-asked");
        var live = await host.LiveSurveyAsync(owner: EngagementHost.Halton);
        (await RaiseAsync(Ask(), slug: live.Summary.Slug)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await host.HaltonLead.PostAsync($"surveys/{live.Summary.Slug}/close", null);

        await (await RaiseAsync(Ask() with { Hours = 2 }, slug: live.Summary.Slug))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
    }

    [Fact]
    public async Task Only_the_owners_lead_plans_and_asks()
    {
        await (await host.HaltonLead.GetAsync($"surveys/{draft.Summary.Slug}/fieldwork")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await RaiseAsync(Ask(), host.HaltonLead)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await RaiseAsync(Ask(), host.As(new Grant(Roles.HealthwatchOfficer, "healthwatch-halton"))))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await RaiseAsync(Ask(), host.Anyone)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await RaiseAsync(Ask(), slug: "no-such")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_place_lead_sees_what_is_planned_where_the_place_s_people_are_asked_and_changes_nothing()
    {
        var lead = host.As(new Grant(Roles.PlaceLead, EngagementHost.Halton));
        (await lead.GetAsync($"surveys/{draft.Summary.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await lead.GetAsync($"surveys/{draft.Summary.Slug}/fieldwork")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await RaiseAsync(Ask(), lead)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");

        var elsewhere = await host.DraftAsync(owner: EngagementHost.Wirral);
        await (await lead.GetAsync($"surveys/{elsewhere.Summary.Slug}/fieldwork")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task The_latest_version_of_a_message_counts_in_whatever_order_it_comes()
    {
        var first = new MessageScheduled(Guid.CreateVersion7(), draft.Summary.Id, EngagementHost.Halton, host.Today.AddDays(1), 1, 1);
        var moved = first with { SendOn = host.Today.AddDays(9), Clashes = 0, Version = 3 };

        await HearAsync(moved);
        await HearAsync(first);
        await HearAsync(moved);
        await HearAsync(first with { MessageId = Guid.CreateVersion7(), SurveyId = null });

        var plan = await PlanAsync();
        plan.Areas[0].Announcement.ShouldBe(new Announcement(host.Today.AddDays(9), 0));
        plan.Areas[1].Announcement.ShouldBeNull();

        Task HearAsync(MessageScheduled message) => host.HearAsync<KeepPlannedMessage, MessageScheduled>(message);
    }

    [Fact]
    public async Task An_ask_with_an_id_is_the_one_of_that_form_whatever_it_says()
    {
        var ask = Ask() with { Id = Guid.CreateVersion7(), From = host.Today.AddDays(7), Where = "Widnes", FundedBy = "The council" };
        var answers = await Task.WhenAll(RaiseAsync(ask), RaiseAsync(ask), RaiseAsync(ask with { Hours = 3 }));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        var raised = (await host.PublishedAsync<AskRaised>()).ShouldHaveSingleItem();
        (raised.AskId, raised.From, raised.Where, raised.FundedBy, raised.AskedByAreaCode).ShouldBe(
            (ask.Id!.Value, host.Today.AddDays(7), "Widnes", "The council", draft.Summary.OwnerAreaCode));
        raised.RaisedById.ShouldNotBeNull();

        // The same wish by another form is another wish; the same id for another survey is none.
        (await RaiseAsync(ask with { Id = Guid.CreateVersion7() })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.PublishedAsync<AskRaised>()).Count.ShouldBe(2);
        var other = await host.DraftAsync();
        await (await RaiseAsync(ask, slug: other.Summary.Slug)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "ask-id-taken");
    }

    [Fact]
    public async Task Who_joins_an_ask_on_the_ledger_may_need_no_hours_more()
    {
        var joins = Guid.CreateVersion7();

        (await RaiseAsync(Ask() with { Id = Guid.CreateVersion7(), Hours = 0, JoinsAskId = joins })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var raised = (await host.PublishedAsync<AskRaised>()).ShouldHaveSingleItem();
        (raised.JoinsAskId, raised.Hours).ShouldBe((joins, 0));
        (await (await RaiseAsync(Ask() with { Hours = 0 })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid")).SentencesOn("hours").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_day_is_not_past_and_not_after_the_last()
    {
        (await (await RaiseAsync(Ask() with { From = host.Today.AddDays(-1) })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("from").Length.ShouldBe(1);
        (await (await RaiseAsync(Ask() with { From = host.Today.AddDays(22) })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("by").Length.ShouldBe(1);
    }

    private AskAnswered Answer(
        Guid id, Guid ledgerAsk, AskState state, int step, string partner, decimal hours, decimal? agreed = null) => new(id, state, agreed, Reason: null)
        {
            LedgerAskId = ledgerAsk,
            Step = step,
            PartnerName = partner,
            Hours = hours,
            By = host.Today.AddDays(21),
        };

    private RaiseAsk Ask() => new(
        HealthwatchHalton, EngagementHost.Halton, "  Visit two warm hubs ", StatutoryActivity.ObtainViews, 12.5m, host.Today.AddDays(21), true);

    private Task<HttpResponseMessage> RaiseAsync(RaiseAsk ask, HttpClient? client = null, string? slug = null) =>
        (client ?? host.SystemLead).PostAsync($"surveys/{slug ?? draft.Summary.Slug}/asks", ask);

    private async Task<FieldworkPlan> PlanAsync() =>
        (await host.SystemLead.GetAsync<FieldworkPlan>($"surveys/{draft.Summary.Slug}/fieldwork"))!;
}
