using System.Globalization;
using System.Text;
using IcpEngage.Faults.Breaking;

namespace IcpEngage.Faults.Rounds;

/// <summary>Which faults happened in how many rounds, and how long it took until everything fitted again.</summary>
internal sealed class FaultSummary
{
    private readonly SortedDictionary<string, List<TimeSpan>> byFault = new(StringComparer.Ordinal);

    /// <summary>Rounds that were held.</summary>
    public int Rounds { get; private set; }

    /// <summary>Rounds by fault; a round with several counts for each.</summary>
    public IReadOnlyDictionary<string, int> ByFault => byFault.ToDictionary(each => each.Key, each => each.Value.Count);

    /// <summary>A round was held.</summary>
    public void Add(IEnumerable<Fault> faults, TimeSpan recovery)
    {
        Rounds++;
        foreach (var fault in faults)
        {
            if (!byFault.TryGetValue(fault.Name, out var times))
            {
                byFault[fault.Name] = times = [];
            }

            times.Add(recovery);
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var table = new StringBuilder();
        table.AppendLine("| fault | rounds | until everything fitted: median | longest |");
        table.AppendLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, times) in byFault)
        {
            var sorted = times.Order().ToList();
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {times.Count} | {sorted[sorted.Count / 2].TotalSeconds:0.0} s | {sorted[^1].TotalSeconds:0.0} s |");
        }

        return table.ToString();
    }
}
