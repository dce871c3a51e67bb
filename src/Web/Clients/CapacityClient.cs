using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>What partners can give, what they are asked for, and what that comes to.</summary>
internal sealed class CapacityClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "partners’ time")
{
    /// <summary>Skills that an ask may need.</summary>
    public Task<IReadOnlyList<Skill>> SkillsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Skill>>("skills", cancellation);

    /// <summary>What is asked of a partner in a quarter; null where there is no such partner.</summary>
    /// <param name="partner">The partner's slug.</param>
    /// <param name="quarter">First day of the quarter; null for the current one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Workload?> WorkloadAsync(string partner, DateOnly? quarter, CancellationToken cancellation = default) =>
        FindAsync<Workload>(Query($"partners/{Part(partner)}/workload", ("quarter", Day(quarter))), cancellation);

    /// <summary>How the partners of one's areas stand in a quarter.</summary>
    public Task<PartnerLoads> LoadsAsync(DateOnly? quarter, CancellationToken cancellation = default) =>
        GetAsync<PartnerLoads>(Query("loads", ("quarter", Day(quarter))), cancellation);

    /// <summary>What a partner can give; null where there is no such partner.</summary>
    public Task<PartnerCapacity?> CapacityAsync(string partner, CancellationToken cancellation = default) =>
        FindAsync<PartnerCapacity>($"partners/{Part(partner)}/capacity", cancellation);

    /// <summary>Says what a partner can give in a quarter.</summary>
    public Task<QuarterCapacity> SayAsync(string partner, DateOnly quarter, SetCapacity capacity, CancellationToken cancellation = default) =>
        SendAsync<QuarterCapacity>(Request(HttpMethod.Put, $"partners/{Part(partner)}/capacity/{Day(quarter)}", capacity), cancellation);

    /// <summary>Adds days on which a partner can give less.</summary>
    public Task<LeaveView> AddLeaveAsync(string partner, AddLeave leave, CancellationToken cancellation = default) =>
        SendAsync<LeaveView>(Request(HttpMethod.Post, $"partners/{Part(partner)}/leave", leave), cancellation);

    /// <summary>Takes leave back.</summary>
    public Task RemoveLeaveAsync(string partner, Guid leave, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"partners/{Part(partner)}/leave/{leave}"), cancellation);

    /// <summary>Says what an hour of a partner's time costs.</summary>
    public Task<RateView> SetRateAsync(string partner, SetRate rate, CancellationToken cancellation = default) =>
        SendAsync<RateView>(Request(HttpMethod.Put, $"partners/{Part(partner)}/rates", rate), cancellation);

    /// <summary>Takes a rate back.</summary>
    public Task RemoveRateAsync(string partner, DateOnly from, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"partners/{Part(partner)}/rates/{Day(from)}"), cancellation);

    /// <summary>A partner's statement of demand; null where there is no such partner.</summary>
    /// <param name="partner">The partner's slug.</param>
    /// <param name="from">First day of the first quarter; null for the quarters that end with the current one.</param>
    /// <param name="quarters">How many; null for four.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<StatementOfDemand?> DemandAsync(string partner, DateOnly? from, int? quarters, CancellationToken cancellation = default) =>
        FindAsync<StatementOfDemand>(Query($"partners/{Part(partner)}/demand", Period(from, quarters)), cancellation);

    /// <summary>The wishes of a statement of demand, passed on as a file.</summary>
    public Task ExportDemandAsync(string partner, DateOnly? from, int? quarters, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync(Query($"partners/{Part(partner)}/demand/export", Period(from, quarters)), browser, cancellation);

    /// <summary>Who is asked most, by whom and with what result.</summary>
    /// <param name="from">First day of the first quarter; null for the quarters that end with the current one.</param>
    /// <param name="quarters">How many; null for four.</param>
    /// <param name="kind">Only partners of this kind; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<AskFairness> FairnessAsync(
        DateOnly? from, int? quarters, PartnerKind? kind, int page, CancellationToken cancellation = default) =>
        GetAsync<AskFairness>(
            Query("fairness", [.. Period(from, quarters), ("kind", kind?.ToString()), ("page", page.ToString(CultureInfo.InvariantCulture))]),
            cancellation);

    /// <summary>Who is asked most, passed on as a file.</summary>
    public Task ExportFairnessAsync(DateOnly? from, int? quarters, PartnerKind? kind, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync(Query("fairness/export", [.. Period(from, quarters), ("kind", kind?.ToString())]), browser, cancellation);

    private static (string Name, string? Value)[] Period(DateOnly? from, int? quarters) =>
        [("from", Day(from)), ("quarters", quarters?.ToString(CultureInfo.InvariantCulture))];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
