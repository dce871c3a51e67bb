using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class CapacityEndpointTests : IAsyncLifetime
{
    private const string Address = $"partners/{HealthwatchHalton}";
    private static readonly DateOnly Winter = new(2027, 1, 1);

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_partner_says_what_it_can_give_and_its_workload_is_measured_by_it()
    {
        (await house.WorkloadAsync("?quarter=2027-01-01")).CapacityKnown.ShouldBeFalse();

        var said = await SayAsync(Winter, new SetCapacity(90.5m, [new("languages", 10), new("easy-read", 12.25m)], 0)).ReadAsync<QuarterCapacity>();

        (said.Hours, said.LeaveHours, said.Version).ShouldBe((90.5m, 0, 1));
        said.Skills.ShouldBe([new("easy-read", 12.25m), new("languages", 10)]);
        var workload = await house.WorkloadAsync("?quarter=2027-01-01");
        (workload.CapacityKnown, workload.CapacityHours).ShouldBe((true, 90.5m));
        workload.Skills.Select(skill => skill.Skill).ShouldBe(["easy-read", "languages"]);
    }

    [Fact]
    public async Task What_was_said_can_be_changed_and_taken_back()
    {
        await SayAsync(Winter, new SetCapacity(90, [], 0)).ReadAsync<QuarterCapacity>();

        await SayAsync(Winter, new SetCapacity(60, null, 1)).ReadAsync<QuarterCapacity>();
        (await CapacityAsync()).Quarters.Single(quarter => quarter.From == Winter).Hours.ShouldBe(60);

        await SayAsync(Winter, new SetCapacity(null, null, 2)).ReadAsync<QuarterCapacity>();
        (await CapacityAsync()).Quarters.Single(quarter => quarter.From == Winter).Hours.ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_meanwhile_is_refused()
    {
        await SayAsync(Winter, new SetCapacity(90, [], 0)).ReadAsync<QuarterCapacity>();

        await SayAsync(Winter, new SetCapacity(60, [], 0)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);

        (await CapacityAsync()).Quarters.Single(quarter => quarter.From == Winter).Hours.ShouldBe(90);
    }

    [Theory]
    [InlineData("2027-02-01", 10, null, 0, "quarter")]
    [InlineData("2035-01-01", 10, null, 0, "quarter")]
    [InlineData("2027-01-01", -1, null, 0, "hours")]
    [InlineData("2027-01-01", 20_001, null, 0, "hours")]
    [InlineData("2027-01-01", 10.1, null, 0, "hours")]
    [InlineData("2027-01-01", 10, "juggling", 5, "skills.juggling")]
    [InlineData("2027-01-01", 10, "easy-read", 11, "skills.easy-read")]
    public async Task What_cannot_be_is_refused_and_says_why(string quarter, decimal hours, string? skill, decimal withSkill, string field)
    {
        SkillHours[] skills = skill is null ? [] : [new(skill, withSkill)];

        var problem = await SayAsync(DateOnly.Parse(quarter, null), new SetCapacity(hours, skills, 0))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Leave_takes_hours_off_until_it_is_taken_back()
    {
        // 1 January to 31 March 2027 has 64 weekdays; the first week of it one, a Friday.
        await SayAsync(Winter, new SetCapacity(128, [], 0)).ReadAsync<QuarterCapacity>();
        var id = Guid.CreateVersion7();
        var leave = new AddLeave(id, new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 8), null, null, "  Office closed ");

        (await AddLeaveAsync(leave).ReadAsync<LeaveView>()).Note.ShouldBe("Office closed");
        await AddLeaveAsync(leave).ReadAsync<LeaveView>();

        var capacity = await CapacityAsync();
        capacity.Leave.ShouldHaveSingleItem();
        capacity.Quarters.Single(quarter => quarter.From == Winter).LeaveHours.ShouldBe(10);
        var workload = await house.WorkloadAsync("?quarter=2027-01-01");
        (workload.CapacityHours, workload.LeaveHours).ShouldBe((118, 10));
        workload.Weeks[1].CapacityHours.ShouldBe(0);

        (await house.Officer.DeleteAsync($"{Address}/leave/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.WorkloadAsync("?quarter=2027-01-01")).CapacityHours.ShouldBe(128);
        await house.Officer.DeleteAsync($"{Address}/leave/{id}").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Theory]
    [InlineData("2027-01-08", "2027-01-04", 5, null, "to")]
    [InlineData("2027-01-04", "2028-01-05", 5, null, "to")]
    [InlineData("2027-01-04", "2027-01-08", 0, null, "hours")]
    [InlineData("2027-01-04", "2027-01-08", 5, "juggling", "skill")]
    public async Task Leave_that_cannot_be_is_refused(string from, string to, decimal hours, string? skill, string field)
    {
        var problem = await AddLeaveAsync(new AddLeave(Guid.CreateVersion7(), DateOnly.Parse(from, null), DateOnly.Parse(to, null), hours, skill, null))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_rate_holds_from_its_day_on_until_it_is_taken_back()
    {
        await house.Officer.PutAsJsonAsync($"{Address}/rates", new SetRate(new DateOnly(2026, 4, 1), 25), Json.Options).ReadAsync<RateView>();
        await house.Officer.PutAsJsonAsync($"{Address}/rates", new SetRate(new DateOnly(2027, 4, 1), 26.75m), Json.Options).ReadAsync<RateView>();
        await house.Officer.PutAsJsonAsync($"{Address}/rates", new SetRate(new DateOnly(2026, 4, 1), 24.5m), Json.Options).ReadAsync<RateView>();

        (await CapacityAsync()).Rates.ShouldBe([new(new DateOnly(2027, 4, 1), 26.75m), new(new DateOnly(2026, 4, 1), 24.5m)]);

        (await house.Officer.DeleteAsync($"{Address}/rates/2027-04-01")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CapacityAsync()).Rates.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1_001)]
    [InlineData(20.005)]
    public async Task A_rate_is_pounds_and_pence(decimal pounds) =>
        (await house.Officer.PutAsJsonAsync($"{Address}/rates", new SetRate(Today, pounds), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("pounds").ShouldNotBeEmpty();

    [Fact]
    public async Task Only_those_who_speak_for_a_partner_say_what_it_can_give()
    {
        foreach (var other in new[] { house.Holder(Roles.HealthwatchOfficer, "healthwatch-wirral"), house.Holder(Roles.PartnerRepresentative, HealthwatchHalton) })
        {
            await other.PutAsJsonAsync($"{Address}/capacity/2027-01-01", new SetCapacity(1, [], 0), Json.Options)
                .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
            await other.PostAsJsonAsync($"{Address}/leave", new AddLeave(Guid.CreateVersion7(), Winter, Winter, 1, null, null), Json.Options)
                .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
            await other.PutAsJsonAsync($"{Address}/rates", new SetRate(Today, 20), Json.Options)
                .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        }

        (await house.WithDbAsync(db => db.Capacities.CountAsync())).ShouldBe(0);
        (await house.WithDbAsync(db => db.Leave.CountAsync())).ShouldBe(0);
        (await house.WithDbAsync(db => db.HourlyRates.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(Roles.HealthwatchOfficer, HealthwatchHalton, true)]
    [InlineData(Roles.Secretariat, Halton, true)]
    [InlineData(Roles.Secretariat, Liverpool, false)]
    [InlineData(Roles.HealthwatchOfficer, "healthwatch-wirral", false)]
    [InlineData(Roles.EngagementLead, Grant.WholeSystem, false)]
    public async Task What_an_hour_costs_is_for_the_partner_and_the_secretariat_of_its_places(string role, string scope, bool allowed)
    {
        foreach (var address in new[] { "capacity", "demand", "demand/export" })
        {
            var answer = await house.Holder(role, scope).GetAsync($"{Address}/{address}");
            answer.StatusCode.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task What_is_changed_is_on_the_audit_trail()
    {
        await SayAsync(Winter, new SetCapacity(90, [], 0)).ReadAsync<QuarterCapacity>();
        await AddLeaveAsync(new AddLeave(Guid.CreateVersion7(), Winter, Winter, 1, null, "Sam is ill")).ReadAsync<LeaveView>();
        await house.Officer.PutAsJsonAsync($"{Address}/rates", new SetRate(Today, 20), Json.Options).ReadAsync<RateView>();
        await house.SettleAsync();

        var entries = await house.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Scope == HealthwatchHalton).ToListAsync());

        entries.Select(entry => entry.Action).ShouldBe(
            [AuditActions.CapacityChanged, AuditActions.LeaveChanged, AuditActions.RateChanged], ignoreOrder: true);
        entries.ShouldAllBe(entry => entry.After == null || !entry.After.Contains("Sam", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> SayAsync(DateOnly quarter, SetCapacity capacity) =>
        house.Officer.PutAsJsonAsync($"{Address}/capacity/{quarter:yyyy-MM-dd}", capacity, Json.Options);

    private Task<HttpResponseMessage> AddLeaveAsync(AddLeave leave) => house.Officer.PostAsJsonAsync($"{Address}/leave", leave, Json.Options);

    private Task<PartnerCapacity> CapacityAsync() => house.Officer.GetAsync($"{Address}/capacity").ReadAsync<PartnerCapacity>();
}
