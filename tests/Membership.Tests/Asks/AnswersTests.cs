using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Membership.Tests.Partners;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Asks;

/// <summary>What a partner can answer beside yes and no, what those who asked can answer to that, and what time does.</summary>
public sealed class AnswersTests : IAsyncLifetime
{
    private const string HealthwatchWirral = "healthwatch-wirral";

    private static readonly AskProposal Proposal = new(8, new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 15), NeedsFunding: true, "We have two volunteers less.");

    private MembershipHouse house = null!;
    private HttpClient asker = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        asker = house.Holder(Roles.EngagementLead, TheSystem);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_proposal_that_those_who_asked_agree_to_is_agreed_as_proposed()
    {
        var ask = await RaisedAsync(Raised() with { Funded = false });

        var countered = await CounterAsync(ask, Proposal).ReadAsync<AskSummary>();
        (countered.State, countered.Proposal, countered.HoursAgreed).ShouldBe((AskState.Countered, Proposal, null));

        var agreed = await AgreeAsync(ask, ask).ReadAsync<AskSummary>();

        (agreed.State, agreed.HoursAgreed, agreed.From, agreed.By, agreed.Funded, agreed.Proposal)
            .ShouldBe((AskState.Accepted, 8, Proposal.From, Proposal.By, true, null));
        await house.SettleAsync();
        house.AnswersTold.Select(told => (told.State, told.HoursAgreed)).ShouldBe([(AskState.Countered, null), (AskState.Accepted, 8m)]);
        house.AnswersTold[0].Proposal.ShouldBe(Proposal);
    }

    [Fact]
    public async Task An_ask_that_is_let_stand_waits_for_the_partner_again_who_reads_why()
    {
        var ask = await RaisedAsync();
        await CounterAsync(ask, Proposal).ReadAsync<AskSummary>();

        await asker.PostAsync($"asks/{ask}/lines/{ask}/stand", new LetAskStand("The survey closes in December.")).ReadAsync<AskSummary>();

        var story = await StoryAsync(ask, house.Officer);
        (story.Ask.State, story.Ask.Hours, story.Ask.Proposal).ShouldBe((AskState.Open, 12, null));
        story.Steps.Select(step => (step.Kind, step.Who, step.Note)).ShouldBe(
        [
            (AskStepKind.Raised, "NHS Cheshire and Merseyside", null),
            (AskStepKind.Countered, "Healthwatch Halton", Proposal.Note),
            (AskStepKind.LetStand, "NHS Cheshire and Merseyside", "The survey closes in December."),
        ]);
    }

    [Fact]
    public async Task Of_several_who_asked_each_agrees_to_a_proposal_or_leaves()
    {
        var (first, second) = (Raised(), Raised() with { Hours = 4 });
        await house.DeliverAsync(first);
        await house.DeliverAsync(second with { JoinsAskId = first.AskId, AskedBy = "Halton Borough Council", AskedByAreaCode = Halton });
        await CounterAsync(first.AskId, Proposal).ReadAsync<AskSummary>();

        (await AgreeAsync(first.AskId, first.AskId).ReadAsync<AskSummary>()).State.ShouldBe(AskState.Countered);
        var council = house.Holder(Roles.PlaceLead, Halton);
        await council.PostAsync($"asks/{first.AskId}/lines/{first.AskId}/agree", new AgreeToProposal())
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        var left = await council.PostAsync($"asks/{first.AskId}/lines/{second.AskId}/withdraw", new WithdrawAsk("We found somebody else.")).ReadAsync<AskSummary>();

        (left.State, left.Hours, left.HoursAgreed).ShouldBe((AskState.Accepted, 12, 8));
        await house.SettleAsync();
        var last = house.AnswersTold.GroupBy(told => told.AskId).ToDictionary(told => told.Key, told => told.MaxBy(each => each.Step)!);
        (last[first.AskId].State, last[first.AskId].HoursAgreed).ShouldBe((AskState.Accepted, 8));
        (last[second.AskId].State, last[second.AskId].HoursAgreed, last[second.AskId].Reason).ShouldBe((AskState.Withdrawn, null, "We found somebody else."));
        last[second.AskId].LedgerAskId.ShouldBe(first.AskId);
    }

    [Fact]
    public async Task Hours_agreed_are_shared_among_those_who_asked()
    {
        var (first, second) = (Raised() with { Hours = 6 }, Raised() with { Hours = 3 });
        await house.DeliverAsync(first);
        await house.DeliverAsync(second with { JoinsAskId = first.AskId });

        var accepted = await house.AcceptAsync(first.AskId, 7).ReadAsync<AskSummary>();

        accepted.Lines.ToDictionary(line => line.Id, line => line.HoursAgreed)
            .ShouldBe(new Dictionary<Guid, decimal?> { [first.AskId] = 4.75m, [second.AskId] = 2.25m }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_ask_that_joins_one_that_was_answered_by_then_stands_for_itself()
    {
        var (first, second) = (Raised(), Raised());
        await house.DeliverAsync(first);
        await house.AcceptAsync(first.AskId, 12).ReadAsync<AskSummary>();

        await house.DeliverAsync(second with { JoinsAskId = first.AskId });

        (await StoryAsync(second.AskId, house.Officer)).Ask.State.ShouldBe(AskState.Open);
        (await StoryAsync(first.AskId, house.Officer)).Ask.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_split_ask_is_answered_part_by_part_and_each_answer_reaches_its_asker()
    {
        var ask = await RaisedAsync();
        AskPart[] parts = [new(8, new(2026, 12, 1), new(2026, 12, 7)), new(4, new(2027, 1, 4), new(2027, 1, 8))];

        var made = await house.Officer.PostAsync($"asks/{ask}/split", new SplitAsk(parts)).ReadAsync<AskSummary[]>();
        await house.AcceptAsync(made[0].Id, 8).ReadAsync<AskSummary>();
        await house.DeclineAsync(made[1].Id, "Not in January.").ReadAsync<AskSummary>();

        await house.SettleAsync();
        house.AnswersTold.Where(told => told.AskId == ask).GroupBy(told => told.LedgerAskId).Select(part => part.MaxBy(told => told.Step)!)
            .Select(told => (told.State, told.Hours, told.HoursAgreed))
            .ShouldBe([(AskState.Split, 12m, null), (AskState.Accepted, 8m, 8m), (AskState.Declined, 4m, null)], ignoreOrder: true);
        var story = await StoryAsync(ask, asker);
        story.Successors.Select(part => (part.Hours, part.State)).ShouldBe([(8m, AskState.Accepted), (4m, AskState.Declined)]);
        var workload = await house.WorkloadAsync();
        (workload.AgreedHours, workload.WaitingHours).ShouldBe((8, 0));
    }

    [Theory]
    [InlineData(8, 3.75)]
    [InlineData(12, 0)]
    [InlineData(11.9, 0.1)]
    [InlineData(14, -2)]
    public async Task Parts_add_up_to_the_ask_in_quarters_of_an_hour(decimal first, decimal second)
    {
        var ask = await RaisedAsync();
        var (from, by) = (new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 7));

        await house.Officer.PostAsync($"asks/{ask}/split", new SplitAsk([new(first, from, by), new(second, from, by)]))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        (await StoryAsync(ask, house.Officer)).Ask.State.ShouldBe(AskState.Open);
    }

    [Fact]
    public async Task Nothing_is_passed_on_to_a_partner_that_has_ended()
    {
        var ask = await RaisedAsync();
        await house.SucceedAsync(RegisterHouse.Merge("healthwatch-sefton", HealthwatchWirral));

        (await house.Officer.PostAsync($"asks/{ask}/delegate", new DelegateAsk(DeterministicId.From($"partner/{HealthwatchWirral}"), "They run the panel."))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("partnerId").ShouldBe("Choose another partner that is there today.");
    }

    [Fact]
    public async Task An_ask_that_is_passed_on_is_the_other_partners_to_answer_and_is_not_passed_back()
    {
        var ask = await RaisedAsync();
        var (halton, wirral) = (DeterministicId.From($"partner/{HealthwatchHalton}"), DeterministicId.From($"partner/{HealthwatchWirral}"));
        var other = house.Holder(Roles.HealthwatchOfficer, HealthwatchWirral);

        var passedOn = await house.Officer.PostAsync($"asks/{ask}/delegate", new DelegateAsk(wirral, "They run the panel.")).ReadAsync<AskSummary>();

        (passedOn.PartnerId, passedOn.Hours, passedOn.State, passedOn.FromAskId).ShouldBe((wirral, 12, AskState.Open, ask));
        await house.AcceptAsync(passedOn.Id, 12).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await other.PostAsync($"asks/{passedOn.Id}/delegate", new DelegateAsk(halton, "It is yours."))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await house.AcceptAsync(passedOn.Id, 12, other).ReadAsync<AskSummary>();
        await house.SettleAsync();
        var told = house.AnswersTold.Where(told => told.LedgerAskId == passedOn.Id).MaxBy(told => told.Step)!;
        (told.AskId, told.State, told.PartnerName).ShouldBe((ask, AskState.Accepted, "Healthwatch Wirral"));
        (await house.WorkloadAsync()).AgreedHours.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_to_what_has_changed_since_it_was_read_is_not_taken()
    {
        var ask = Raised();
        await house.DeliverAsync(ask);
        var read = (await StoryAsync(ask.AskId, house.Officer)).Ask.Version;
        await house.DeliverAsync(Raised() with { JoinsAskId = ask.AskId });

        await house.Officer.PostAsync($"asks/{ask.AskId}/accept", new AcceptAsk(12, read)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);

        (await StoryAsync(ask.AskId, house.Officer)).Ask.State.ShouldBe(AskState.Open);
    }

    [Fact]
    public async Task What_is_proposed_must_differ_from_what_was_asked()
    {
        var ask = await RaisedAsync();

        await CounterAsync(ask, new AskProposal(12, new(2026, 12, 1), new(2026, 12, 14), NeedsFunding: false, "Yes."))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await CounterAsync(ask, Proposal with { Hours = 12.5m }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await CounterAsync(ask, Proposal with { Hours = 7.9m }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await CounterAsync(ask, Proposal with { By = Today.AddDays(-1), From = Today.AddDays(-9) })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task Taking_an_agreed_ask_back_frees_its_hours_and_keeps_the_time_that_was_spent()
    {
        var ask = await RaisedAsync();
        await house.AcceptAsync(ask, 12).ReadAsync<AskSummary>();
        await LogAsync(ask, 2.5m).ReadAsync<LoggedTime>();

        var withdrawn = await asker.PostAsync($"asks/{ask}/lines/{ask}/withdraw", new WithdrawAsk("The survey was called off.")).ReadAsync<AskSummary>();

        (withdrawn.State, withdrawn.HoursAgreed, withdrawn.HoursSpent).ShouldBe((AskState.Withdrawn, null, 2.5m));
        (await house.WorkloadAsync()).AgreedHours.ShouldBe(0);
        await LogAsync(ask, 1).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskNotAgreed);
    }

    [Fact]
    public async Task Only_those_who_ask_for_the_body_answer_for_it()
    {
        var ask = await RaisedAsync();
        await CounterAsync(ask, Proposal).ReadAsync<AskSummary>();

        foreach (var caller in new[] { house.Holder(Roles.EngagementLead, Liverpool), house.Holder(Roles.Secretariat, Halton) })
        {
            await caller.PostAsync($"asks/{ask}/lines/{ask}/agree", new AgreeToProposal()).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
            await caller.PostAsync($"asks/{ask}/lines/{ask}/stand", new LetAskStand("No.")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
            await caller.PostAsync($"asks/{ask}/lines/{ask}/withdraw", new WithdrawAsk("No.")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
            await caller.GetAsync($"asks/{ask}").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        }

        (await StoryAsync(ask, house.Officer)).Ask.State.ShouldBe(AskState.Countered);
    }

    [Fact]
    public async Task Time_is_logged_once_however_often_it_is_sent_and_a_mistake_is_taken_back()
    {
        var ask = await RaisedAsync();
        await house.AcceptAsync(ask, 12).ReadAsync<AskSummary>();
        var entry = new LogTime(Guid.CreateVersion7(), Today, 1.5m);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Officer.PostAsync($"asks/{ask}/time", entry)));
        answers.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        await LogAsync(ask, 2).ReadAsync<LoggedTime>();
        (await SheetAsync()).HoursThisWeek.ShouldBe(3.5m);

        using var takenBack = await house.Officer.DeleteAsync(new Uri($"asks/{ask}/time/{entry.Id}", UriKind.Relative));
        takenBack.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var sheet = await SheetAsync();
        (sheet.HoursThisWeek, sheet.Recent.Count, sheet.Asks.ShouldHaveSingleItem().HoursSpent).ShouldBe((2, 1, 2));
        (await house.WithDbAsync(db => db.Set<TimeEntry>().CountAsync())).ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(24.25)]
    [InlineData(-1)]
    public async Task Time_is_logged_in_quarters_of_an_hour_of_one_day(decimal hours)
    {
        var ask = await RaisedAsync();
        await house.AcceptAsync(ask, 12).ReadAsync<AskSummary>();

        await LogAsync(ask, hours).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await LogAsync(ask, 1, Today.AddDays(1)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task Time_is_logged_by_those_who_speak_for_the_partner()
    {
        var ask = await RaisedAsync();
        await house.AcceptAsync(ask, 12).ReadAsync<AskSummary>();
        var entry = await LogAsync(ask, 1).ReadAsync<LoggedTime>();
        var other = house.Holder(Roles.HealthwatchOfficer, HealthwatchWirral);

        await LogAsync(ask, 1, caller: other).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await other.DeleteAsync(new Uri($"asks/{ask}/time/{entry.Id}", UriKind.Relative)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await other.GetAsync($"partners/{HealthwatchHalton}/time").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await other.GetAsync($"partners/{HealthwatchHalton}/asks").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        (await SheetAsync()).HoursThisWeek.ShouldBe(1);
    }

    [Fact]
    public async Task An_ask_that_nobody_answers_is_escalated_then_expires_and_its_asker_is_told()
    {
        var ask = await RaisedAsync(Raised() with { By = Today.AddDays(90) });
        await SweepAsync(days: 9);
        (await UnansweredAsync()).ShouldBeEmpty();

        await SweepAsync(days: 1);
        (await UnansweredAsync()).ShouldHaveSingleItem().Ask.EscalatedOn.ShouldBe(Today.AddDays(10));
        await SweepAsync(days: 27);
        (await StoryAsync(ask, house.Officer)).Ask.State.ShouldBe(AskState.Open);

        await SweepAsync(days: 1);
        await SweepAsync(days: 1);

        var story = await StoryAsync(ask, house.Officer);
        (story.Ask.State, story.Ask.Reason).ShouldBe((AskState.Expired, "Nobody answered for 38 days."));
        story.Steps.Select(step => step.Kind).ShouldBe([AskStepKind.Raised, AskStepKind.Escalated, AskStepKind.Expired]);
        (await UnansweredAsync()).ShouldBeEmpty();
        await house.SettleAsync();
        house.AnswersTold.ShouldHaveSingleItem().State.ShouldBe(AskState.Expired);
        await house.AcceptAsync(ask, 12).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskAnsweredAlready);
    }

    [Fact]
    public async Task An_ask_whose_last_day_goes_by_is_escalated_at_once_and_expires_a_week_later()
    {
        var ask = await RaisedAsync(Raised() with { From = Today, By = Today.AddDays(2) });

        await SweepAsync(days: 2);
        (await UnansweredAsync()).ShouldBeEmpty();
        await SweepAsync(days: 1);
        (await UnansweredAsync()).ShouldHaveSingleItem();
        await SweepAsync(days: 7);

        (await StoryAsync(ask, house.Officer)).Ask.State.ShouldBe(AskState.Expired);
    }

    [Fact]
    public async Task A_proposal_starts_the_wait_anew()
    {
        var ask = await RaisedAsync(Raised() with { By = Today.AddDays(90) });
        await SweepAsync(days: 10);
        await CounterAsync(ask, Proposal with { By = Today.AddDays(60), From = Today.AddDays(50) }).ReadAsync<AskSummary>();

        await SweepAsync(days: 9);
        (await UnansweredAsync()).ShouldBeEmpty();
        await SweepAsync(days: 1);
        (await UnansweredAsync()).ShouldHaveSingleItem().Ask.State.ShouldBe(AskState.Countered);
    }

    [Fact]
    public async Task What_is_asked_of_a_partner_is_listed_by_where_it_stands()
    {
        var (open, agreed, declined) = (await RaisedAsync(), await RaisedAsync(), await RaisedAsync());
        await house.AcceptAsync(agreed, 12).ReadAsync<AskSummary>();
        await house.DeclineAsync(declined, "No time.").ReadAsync<AskSummary>();

        foreach (var (filter, id) in new[] { (PartnerAskFilter.Waiting, open), (PartnerAskFilter.Agreed, agreed), (PartnerAskFilter.Ended, declined) })
        {
            var page = await house.Officer.GetAsync($"partners/{HealthwatchHalton}/asks?show={filter}&page=7").ReadAsync<PartnerAsks>();
            page.Asks.ShouldHaveSingleItem().Id.ShouldBe(id);
            page.Page.ShouldBe(1);
            page.Counts.Values.ShouldAllBe(count => count == 1);
        }
    }

    private static AskRaised Raised() => Ask() with { AskedByAreaCode = TheSystem };

    private async Task<Guid> RaisedAsync(AskRaised? raised = null)
    {
        var ask = raised ?? Raised();
        await house.DeliverAsync(ask);
        return ask.AskId;
    }

    private Task<HttpResponseMessage> CounterAsync(Guid ask, AskProposal proposal) =>
        house.Officer.PostAsync($"asks/{ask}/counter", new CounterAsk(proposal));

    private Task<HttpResponseMessage> AgreeAsync(Guid ask, Guid line) =>
        asker.PostAsync($"asks/{ask}/lines/{line}/agree", new AgreeToProposal());

    private Task<HttpResponseMessage> LogAsync(Guid ask, decimal hours, DateOnly? day = null, HttpClient? caller = null) =>
        (caller ?? house.Officer).PostAsync($"asks/{ask}/time", new LogTime(Guid.CreateVersion7(), day ?? Today, hours));

    private static Task<AskStory> StoryAsync(Guid ask, HttpClient caller) => caller.GetAsync($"asks/{ask}").ReadAsync<AskStory>();

    private Task<TimeSheet> SheetAsync() => house.Officer.GetAsync($"partners/{HealthwatchHalton}/time").ReadAsync<TimeSheet>();

    private Task<AskOfPartner[]> UnansweredAsync() =>
        house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync("asks/unanswered").ReadAsync<AskOfPartner[]>();

    private Task SweepAsync(int days)
    {
        house.Clock.Now += TimeSpan.FromDays(days);
        return house.Services.GetServices<IHostedService>().OfType<AskSweeper>().Single().SweepAsync(CancellationToken.None);
    }
}
