using System.Globalization;
using System.Text.Json;

namespace IcpEngage.Bench;

/// <summary>Something that was measured, and what it is held against.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit"><c>ms</c>, <c>share</c>…</param>
/// <param name="Limit">A goal, or the reference measured in the same run; null for a figure that only informs.</param>
/// <param name="AtMost">Promised: no more than this many times the limit; null where nothing is.</param>
/// <param name="AtLeast">Promised: no less than this many times the limit; null where nothing is.</param>
internal sealed record Figure(
    string Name, double Value, string Unit, double? Limit = null, double? AtMost = null, double? AtLeast = null)
{
    /// <summary>How many times the limit it is.</summary>
    public double? Ratio => Value / Limit;

    /// <summary>The promise holds, or nothing was promised.</summary>
    public bool IsKept => (AtMost is null || Ratio <= AtMost) && (AtLeast is null || Ratio >= AtLeast);

    private string Promise => (AtMost, AtLeast) switch
    {
        ({ } most, _) => $"at most {most.ToString("0.##", CultureInfo.InvariantCulture)}: {(IsKept ? "kept" : "MISSED")}",
        (_, { } least) => $"at least {least.ToString("0.##", CultureInfo.InvariantCulture)}: {(IsKept ? "kept" : "MISSED")}",
        _ => "",
    };

    /// <summary>The median of several times.</summary>
    public static double Median(IEnumerable<double> times) => Percentile(times, 0.5);

    /// <summary>The smallest time that this share of them does not exceed.</summary>
    public static double Percentile(IEnumerable<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    /// <summary>Writes a table, then a line of JSON for each.</summary>
    public static void Print(string bench, IReadOnlyList<Figure> figures)
    {
        Console.WriteLine($"{bench,-44}{"value",12} {"unit",-8}{"limit",12}{"ratio",9}  ratio promised");
        foreach (var figure in figures)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Name,-44}{figure.Value,12:N3} {figure.Unit,-8}{figure.Limit,12:N3}{figure.Ratio,9:N2}  {figure.Promise}"));
        }

        foreach (var figure in figures)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Bench = bench, Figure = figure.Name, Value = Round(figure.Value), figure.Unit, Limit = Round(figure.Limit), Ratio = Round(figure.Ratio) },
                JsonSerializerOptions.Web));
        }
    }

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
