using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class WorkloadEndpointTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync(demonstration: true);

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_current_quarter_is_shown_unless_another_is_asked_for()
    {
        var current = await house.WorkloadAsync();
        var next = await house.WorkloadAsync("?quarter=2027-01-01");

        (current.From, current.To).ShouldBe((new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31)));
        (next.From, next.To).ShouldBe((new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31)));
        (current.CapacityHours, next.CapacityHours).ShouldBe((120, 120));
        current.Partner.Slug.ShouldBe(HealthwatchHalton);
    }

    [Fact]
    public async Task The_demonstration_shows_one_overload_coming_and_one_ask_waiting()
    {
        var workload = await house.WorkloadAsync();

        workload.Weeks.Where(week => week.Overloaded).ShouldHaveSingleItem().Monday.ShouldBe(new DateOnly(2026, 12, 7));
        workload.Asks.Select(ask => ask.State).ShouldBe([AskState.Open, AskState.Accepted, AskState.Declined, AskState.Accepted]);
        workload.Asks.ShouldAllBe(ask => ask.Demonstration);
        (workload.AgreedHours, workload.WaitingHours, workload.FundedHours, workload.FreeHours).ShouldBe((23, 14, 16, 97));
    }

    [Fact]
    public async Task Whatever_waits_is_listed_in_every_quarter()
    {
        var next = await house.WorkloadAsync("?quarter=2027-04-01");

        next.Asks.ShouldHaveSingleItem().State.ShouldBe(AskState.Open);
        (next.WaitingHours, next.CapacityHours).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_quarter_is_named_by_its_first_day() =>
        await house.Officer.GetAsync($"partners/{HealthwatchHalton}/workload?quarter=2026-11-01")
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

    [Fact]
    public async Task A_quarter_that_is_no_day_is_the_callers_mistake() =>
        await house.Officer.GetAsync($"partners/{HealthwatchHalton}/workload?quarter=soon")
            .ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

    [Fact]
    public async Task An_unknown_partner_has_no_workload() =>
        await house.Officer.GetAsync("partners/nobody/workload").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

    [Theory]
    [InlineData(Roles.HealthwatchOfficer, HealthwatchHalton, true)]
    [InlineData(Roles.HealthwatchOfficer, "healthwatch-wirral", false)]
    [InlineData(Roles.PartnerRepresentative, HealthwatchHalton, false)]
    [InlineData(Roles.EngagementLead, Halton, true)]
    [InlineData(Roles.EngagementLead, Liverpool, false)]
    [InlineData(Roles.EngagementLead, Grant.WholeSystem, true)]
    [InlineData(Roles.Secretariat, Grant.WholeSystem, true)]
    [InlineData(Roles.Communications, Grant.WholeSystem, false)]
    [InlineData(Roles.Administrator, Grant.WholeSystem, false)]
    public async Task A_workload_is_for_those_who_carry_it_and_those_who_ask(string role, string scope, bool allowed)
    {
        var answer = house.Holder(role, scope).GetAsync($"partners/{HealthwatchHalton}/workload");

        if (allowed)
        {
            await answer.ReadAsync<Workload>();
        }
        else
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        }
    }

    [Fact]
    public async Task A_workload_is_not_public() =>
        await house.Anybody.GetAsync($"partners/{HealthwatchHalton}/workload")
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
}
