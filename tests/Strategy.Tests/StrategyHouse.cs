using System.Globalization;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Strategy.Tests;

/// <summary>Strategy at work on 25 November 2026, with the demonstration strategy.</summary>
internal sealed class StrategyHouse : IAsyncDisposable
{
    private readonly TestService<StrategyDb> service;

    private StrategyHouse(TestService<StrategyDb> service)
    {
        this.service = service;
        Secretariat = service.Holder(new Grant(Roles.Secretariat, Grant.WholeSystem));
        Anybody = service.Anybody();
    }

    /// <summary>The system's secretariat.</summary>
    public HttpClient Secretariat { get; }

    public HttpClient Anybody { get; }

    /// <summary>What others were told of citations.</summary>
    public Heard<EvidenceCited> Heard => service.Services.GetRequiredService<Heard<EvidenceCited>>();

    /// <summary>What the audit trail was told.</summary>
    public Heard<ActionAudited> Audited => service.Services.GetRequiredService<Heard<ActionAudited>>();

    public static async Task<StrategyHouse> OpenAsync(bool demonstration = true) =>
        new(await TestService<StrategyDb>.StartAsync(
            StrategyService.Name,
            builder =>
            {
                builder.AddStrategy();
                builder.Listen<EvidenceCited, StrategyDb>();
                builder.Listen<ActionAudited, StrategyDb>();
            },
            routes => routes.MapStrategy(),
            new StoppedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)),
            new Dictionary<string, string?> { ["Demonstration"] = demonstration.ToString(CultureInfo.InvariantCulture) }));

    /// <summary>Evidence of one question on getting through on the phone.</summary>
    public static ReleasedEvidence SomeEvidence(string area = "Halton", DateOnly? to = null) => new(
        Guid.CreateVersion7(),
        $"{area.ToLowerInvariant()}-gp-2026",
        $"Your GP practice in {area}",
        "E06000006",
        area,
        new DateOnly(2026, 3, 1),
        to ?? new DateOnly(2026, 3, 31),
        new DisclosedCount(340),
        [
            new QuestionResult(
                "phone",
                "How easy is it to get through on the phone?",
                QuestionKind.SingleChoice,
                new DisclosedCount(335),
                [new OptionResult("easy", "Easy", new DisclosedCount(135), 40), new OptionResult("hard", "Not easy", new DisclosedCount(null), null)],
                Mean: null,
                Unit: null),
        ],
        Demonstration: false);

    public HttpClient Holder(string role, string scope) => service.Holder(new Grant(role, scope));

    public Task DeliverAsync(params IEvent[] events) => service.DeliverAsync(events);

    public Task SettleAsync() => service.SettleAsync();

    public Task<TResult> WithDbAsync<TResult>(Func<StrategyDb, Task<TResult>> work) => service.WithDbAsync(work);

    /// <summary>Lets evidence be released.</summary>
    public async Task<ReleasedEvidence> ReleaseAsync(ReleasedEvidence? evidence = null)
    {
        var released = evidence ?? SomeEvidence();
        await DeliverAsync(new EvidenceReleased(Guid.CreateVersion7(), released));
        return released;
    }

    public Task<StrategyDocument> StrategyAsync() => Anybody.GetAsync("strategy").ReadAsync<StrategyDocument>();

    /// <summary>The clause on access to general practice.</summary>
    public async Task<Clause> ClauseAsync() => (await StrategyAsync()).Clauses[0];

    public Task<HttpResponseMessage> CiteAsync(Clause clause, CiteEvidence request, HttpClient? by = null) =>
        (by ?? Secretariat).PostAsJsonAsync($"clauses/{clause.Id}/citations", request, Json.Options);

    public Task<HttpResponseMessage> UnciteAsync(Clause clause, Guid evidenceId, HttpClient? by = null) =>
        (by ?? Secretariat).DeleteAsync($"clauses/{clause.Id}/citations/{evidenceId}?version={clause.Version}");

    public ValueTask DisposeAsync() => service.DisposeAsync();
}
