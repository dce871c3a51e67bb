using IcpEngage.Bench.Exports;

await using var host = await BenchHost.StartAsync(ExportBench.Map);
var figures = await ExportBench.RunAsync(host);
Figure.Print(figures);
return figures.All(figure => figure.IsKept) ? 0 : 1;
