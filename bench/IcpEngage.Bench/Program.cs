using IcpEngage.Bench;
using IcpEngage.Bench.Disclosure;
using IcpEngage.Bench.Distributed;
using IcpEngage.Bench.Events;
using IcpEngage.Bench.Exports;
using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Journey;
using IcpEngage.Bench.Ledger;
using IcpEngage.Bench.Matching;
using IcpEngage.Bench.Overload;
using IcpEngage.Bench.Platform;
using IcpEngage.Bench.Results;
using IcpEngage.Bench.ReuseCheck;
using IcpEngage.Bench.Scale;
using IcpEngage.Bench.Starting;
using IcpEngage.Bench.Weighting;

switch (args)
{
    case [IntakeReference.Word, .. var where]: return await IntakeReference.ServeAsync(where);
    case [EmptyReference.Word, .. var where]: return await EmptyReference.ServeAsync(where);
    case [FormReference.Word, .. var where]: return await FormReference.ServeAsync(where);
    case [PostgreSqlIntakeReference.Word, .. var where]: return await PostgreSqlIntakeReference.ServeAsync(where);
    case [ProxyReference.Word, .. var where]: return await ProxyReference.ServeAsync(where);
    case [EventsReference.Word, .. var where]: return await EventsReference.ServeAsync(where);
}

// dotnet run -c Release --project bench/IcpEngage.Bench -- NAME …; README.md says what each measures.
var benches = new Dictionary<string, Func<string[], Task<IReadOnlyList<Figure>>>>
{
    ["crosstab"] = _ => CrosstabBench.RunAsync(),
    ["disclosure"] = _ => DisclosureBench.RunAsync(),
    ["distributed"] = DistributedBench.RunAsync,
    ["events"] = EventsBench.RunAsync,
    ["exports"] = _ => ExportBench.RunAsync(),
    ["idle"] = _ => StartBench.IdleAsync(),
    ["intake"] = IntakeBench.RunAsync,
    ["journey"] = JourneyBench.RunAsync,
    ["ledger"] = _ => LedgerBench.RunAsync(),
    ["matching"] = MatchingBench.RunAsync,
    ["overload"] = OverloadBench.RunAsync,
    ["raking"] = _ => RakingBench.RunAsync(),
    ["reuse-check"] = ReuseCheckBench.RunAsync,
    ["results"] = ResultsBench.RunAsync,
    ["scale"] = ScaleBench.RunAsync,
    ["start"] = _ => StartBench.StartAsync(),
};
if (args is not [var name, .. var rest] || !benches.TryGetValue(name, out var run))
{
    await Console.Error.WriteLineAsync($"Which? {string.Join(", ", benches.Keys)}");
    return 2;
}

try
{
    var figures = await run(rest);
    Figure.Print(name, figures);
    return figures.All(figure => figure.IsKept) ? 0 : 1;
}
catch (Exception exception) when (exception is ArgumentException or NotMeasuredException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
