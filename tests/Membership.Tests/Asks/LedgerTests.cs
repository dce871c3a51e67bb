using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Asks;

public sealed class LedgerTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task An_ask_that_was_raised_waits_on_the_partners_ledger()
    {
        var ask = Ask();

        await house.DeliverAsync(ask);

        var workload = await house.WorkloadAsync();
        var waiting = workload.Asks.ShouldHaveSingleItem();
        (waiting.Id, waiting.Title, waiting.AskedBy, waiting.Purpose, waiting.Activity, waiting.State)
            .ShouldBe((ask.AskId, ask.SurveyTitle, ask.AskedBy, ask.Purpose, ask.Activity, AskState.Open));
        (waiting.Hours, waiting.HoursAgreed, waiting.HoursSpent, waiting.From, waiting.By, waiting.Funded)
            .ShouldBe((12, null, 0, ask.From, ask.By, true));
        waiting.Lines.ShouldBe([new AskLineSummary(
            ask.AskId, ask.AskedBy, AskedByAreaCode: null, new Served(ServedKind.Survey, ask.SurveySlug, ask.SurveyTitle), Note: null,
            12, HoursAgreed: null, Funded: true, FundedBy: null, Today, WithdrawnOn: null, Agrees: false)]);
        (workload.AskedHours, workload.WaitingHours, workload.AgreedHours).ShouldBe((12, 12, 0));
    }

    [Fact]
    public async Task An_ask_delivered_twice_is_on_the_ledger_once()
    {
        var ask = Ask();

        await house.DeliverAgainAsync(ask, times: 2);
        await house.DeliverAsync(ask);

        (await house.WithDbAsync(db => db.Asks.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task An_ask_of_a_partner_that_nobody_knows_is_set_aside_for_an_operator()
    {
        await house.DeliverAgainAsync(Ask("nobody"), times: 1);

        var failed = await house.Holder(Roles.Administrator, Grant.WholeSystem)
            .GetAsync("operations/failed-messages")
            .ReadAsync<FailedMessageSummary[]>();
        failed.ShouldHaveSingleItem().Error.ShouldContain("There is no partner");
        (await house.WithDbAsync(db => db.Asks.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Accepting_agrees_the_hours_and_tells_the_asker()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        var answered = await house.AcceptAsync(ask.AskId, 8).ReadAsync<AskSummary>();

        (answered.State, answered.HoursAgreed, answered.Reason).ShouldBe((AskState.Accepted, 8, null));
        await house.SettleAsync();
        house.AnswersTold.ShouldBe([Told(ask, AskState.Accepted, 8, null)]);
        var workload = await house.WorkloadAsync();
        (workload.AskedHours, workload.WaitingHours, workload.AgreedHours, workload.FundedHours).ShouldBe((12, 0, 8, 8));
    }

    [Fact]
    public async Task Declining_gives_a_reason_and_tells_the_asker()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        var answered = await house.DeclineAsync(ask.AskId, "  We have no volunteers in December.  ").ReadAsync<AskSummary>();

        (answered.State, answered.Reason).ShouldBe((AskState.Declined, "We have no volunteers in December."));
        await house.SettleAsync();
        house.AnswersTold.ShouldBe([Told(ask, AskState.Declined, null, "We have no volunteers in December.")]);
        (await house.WorkloadAsync()).AgreedHours.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(12.5)]
    [InlineData(-3)]
    public async Task Hours_must_be_between_half_an_hour_and_what_was_asked(decimal hours)
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        var problem = await house.AcceptAsync(ask.AskId, hours).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("hours").ShouldBe("Hours must be between 0.5 and the 12 asked for.");
        (await house.WorkloadAsync()).WaitingHours.ShouldBe(12);
    }

    [Fact]
    public async Task The_first_and_the_last_acceptable_hour_are_taken()
    {
        var (least, most) = (Ask(), Ask());
        await house.DeliverAsync(least, most);

        (await house.AcceptAsync(least.AskId, 0.5m).ReadAsync<AskSummary>()).HoursAgreed.ShouldBe(0.5m);
        (await house.AcceptAsync(most.AskId, 12).ReadAsync<AskSummary>()).HoursAgreed.ShouldBe(12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  no  ")]
    public async Task Declining_needs_a_reason(string reason)
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        await house.DeclineAsync(ask.AskId, reason).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task An_ask_is_answered_once()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);
        await house.AcceptAsync(ask.AskId, 12).ReadAsync<AskSummary>();

        await house.DeclineAsync(ask.AskId, "We changed our mind.").ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskAnsweredAlready);
        await house.AcceptAsync(ask.AskId, 6).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskAnsweredAlready);

        (await house.WorkloadAsync()).AgreedHours.ShouldBe(12);
    }

    [Fact]
    public async Task Two_answers_at_the_same_time_leave_one()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(hours => house.AcceptAsync(ask.AskId, hours)));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        answers.Where(answer => !answer.IsSuccessStatusCode).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Conflict);
        await house.SettleAsync();
        house.AnswersTold.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_partners_own_officers_answer()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);

        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.HealthwatchOfficer, "healthwatch-wirral"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.PartnerRepresentative, HealthwatchHalton))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.EngagementLead, Grant.WholeSystem))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.AcceptAsync(ask.AskId, 12, house.Anybody)
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    [Fact]
    public async Task A_partner_other_than_a_Healthwatch_is_answered_for_by_its_own_representative_alone()
    {
        var partner = await house.WithDbAsync(db => db.Partners.FirstAsync(partner => partner.Kind != PartnerKind.Healthwatch));
        var other = await house.WithDbAsync(db => db.Partners.FirstAsync(
            each => each.Kind != PartnerKind.Healthwatch && each.Slug != partner.Slug));
        var ask = Ask(partner.Slug);
        await house.DeliverAsync(ask);

        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.PartnerRepresentative, other.Slug))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.HealthwatchOfficer, partner.Slug))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        var representative = house.Holder(Roles.PartnerRepresentative, partner.Slug);
        (await representative.GetAsync($"partners/{partner.Slug}/workload").ReadAsync<Workload>()).Asks.Count.ShouldBe(1);
        await house.AcceptAsync(ask.AskId, 12, representative).ReadAsync<AskSummary>();
    }

    [Fact]
    public async Task An_ask_that_nobody_raised_is_not_found() =>
        await house.AcceptAsync(Guid.CreateVersion7(), 1).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

    [Fact]
    public async Task An_ask_by_a_day_before_it_could_start_falls_on_that_day()
    {
        var ask = Ask() with { From = new DateOnly(2027, 1, 4), By = new DateOnly(2026, 12, 14) };

        await house.DeliverAsync(ask);

        var workload = await house.WorkloadAsync();
        workload.Asks.ShouldHaveSingleItem().From.ShouldBe(ask.By);
        workload.WaitingHours.ShouldBe(12);
    }

    /// <summary>What the asker is told of the first answer to an ask of Healthwatch Halton.</summary>
    private static AskAnswered Told(AskRaised ask, AskState state, decimal? agreed, string? reason) => new(ask.AskId, state, agreed, reason)
    {
        LedgerAskId = ask.AskId,
        Step = 2,
        PartnerId = ask.PartnerId,
        PartnerName = "Healthwatch Halton",
        Hours = ask.Hours,
        From = ask.From,
        By = ask.By,
    };
}
