using System.Globalization;
using System.Text.Json;

namespace IcpEngage.Bench.Exports;

/// <summary>Something that was measured.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit"><c>ms</c>, or <c>times</c> as fast.</param>
/// <param name="AtLeast">What was promised: no less than this; null for a reference.</param>
public sealed record Figure(string Name, double Value, string Unit, double? AtLeast = null)
{
    /// <summary>The promise holds, or nothing was promised.</summary>
    public bool IsKept => AtLeast is null || Value >= AtLeast;

    /// <summary>The median of several times in milliseconds.</summary>
    public static double Median(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Writes a table, then a line of JSON for each.</summary>
    public static void Print(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Name,-62} {figure.Value,9:N2} {figure.Unit,-6} {(figure.AtLeast is { } least ? $"at least {least:N1}: {(figure.IsKept ? "kept" : "MISSED")}" : "")}"));
        }

        foreach (var figure in figures)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { figure.Name, Value = Math.Round(figure.Value, 3), figure.Unit, figure.AtLeast, figure.IsKept }, JsonSerializerOptions.Web));
        }
    }
}
