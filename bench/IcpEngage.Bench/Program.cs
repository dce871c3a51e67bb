using IcpEngage.Bench;
using IcpEngage.Bench.Disclosure;
using IcpEngage.Bench.Exports;
using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Ledger;
using IcpEngage.Bench.Matching;
using IcpEngage.Bench.Results;
using IcpEngage.Bench.ReuseCheck;
using IcpEngage.Bench.Starting;
using IcpEngage.Bench.Weighting;

switch (args)
{
    case [IntakeReference.Word, .. var where]: return await IntakeReference.ServeAsync(where);
    case [EmptyReference.Word, .. var where]: return await EmptyReference.ServeAsync(where);
}

// dotnet run -c Release --project bench/IcpEngage.Bench -- NAME …; README.md says what each measures.
var benches = new Dictionary<string, Func<string[], Task<IReadOnlyList<Figure>>>>
{
    ["crosstab"] = _ => CrosstabBench.RunAsync(),
    ["disclosure"] = _ => DisclosureBench.RunAsync(),
    ["exports"] = _ => ExportBench.RunAsync(),
    ["idle"] = _ => StartBench.IdleAsync(),
    ["intake"] = IntakeBench.RunAsync,
    ["ledger"] = _ => LedgerBench.RunAsync(),
    ["matching"] = MatchingBench.RunAsync,
    ["raking"] = _ => RakingBench.RunAsync(),
    ["reuse-check"] = ReuseCheckBench.RunAsync,
    ["results"] = ResultsBench.RunAsync,
    ["start"] = _ => StartBench.StartAsync(),
};
if (args is not [var name, .. var rest] || !benches.TryGetValue(name, out var run))
{
    await Console.Error.WriteLineAsync($"Which? {string.Join(", ", benches.Keys)}");
    return 2;
}

var figures = await run(rest);
Figure.Print(name, figures);
return figures.All(figure => figure.IsKept) ? 0 : 1;
