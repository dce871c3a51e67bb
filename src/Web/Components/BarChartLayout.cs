namespace IcpEngage.Web.Components;

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Percent">Its length, 0 to 100; null where the figure is hidden.</param>
/// <param name="Compared">Length of a second bar beneath, to compare with; null for none.</param>
public sealed record Bar(string Label, int? Percent, int? Compared = null);

/// <summary>
/// Where each part of a bar chart lies. The drawing is as wide as a phone, so that its letters are of the page's size
/// there; a label stands above its bar, so that it may be long.
/// </summary>
internal sealed class BarChartLayout
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 360;

    /// <summary>Length of a bar of 100 per cent; the rest is for its figure.</summary>
    public const int FullBar = 310;

    private const int LineHeight = 19;
    private const int BarHeight = 18;
    private const int ComparedHeight = 10;
    private const int Gap = 14;
    private const int LettersInALine = 46;

    /// <summary>The bars, from the top.</summary>
    public IReadOnlyList<PlacedBar> Bars { get; }

    /// <summary>Height of the drawing.</summary>
    public int Height { get; }

    /// <summary>Lays the bars out.</summary>
    public BarChartLayout(IReadOnlyList<Bar> bars)
    {
        var placed = new List<PlacedBar>(bars.Count);
        var top = 0;
        foreach (var bar in bars)
        {
            var lines = Lines(bar.Label);
            var barTop = top + lines.Count * LineHeight + 2;
            var comparedTop = barTop + BarHeight + 2;
            placed.Add(new PlacedBar(
                bar,
                [.. lines.Select((line, index) => new PlacedLine(line, top + (index + 1) * LineHeight - 5))],
                barTop,
                BarHeight,
                Length(bar.Percent),
                comparedTop,
                ComparedHeight,
                bar.Compared is null ? null : Length(bar.Compared)));
            top = (bar.Compared is null ? barTop + BarHeight : comparedTop + ComparedHeight) + Gap;
        }
        Bars = placed;
        Height = Math.Max(top - Gap, 1);
    }

    private static int Length(int? percent) => Math.Clamp(percent ?? 0, 0, 100) * FullBar / 100;

    private static List<string> Lines(string label)
    {
        var lines = new List<string> { "" };
        foreach (var word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = lines[^1];
            if (line.Length == 0)
                lines[^1] = word;
            else if (line.Length + 1 + word.Length <= LettersInALine)
                lines[^1] = $"{line} {word}";
            else
                lines.Add(word);
        }
        return lines;
    }
}

/// <summary>A line of a label and its baseline.</summary>
internal sealed record PlacedLine(string Text, int Baseline);

/// <summary>A bar and where it lies.</summary>
internal sealed record PlacedBar(
    Bar Bar,
    IReadOnlyList<PlacedLine> Label,
    int Top,
    int Height,
    int Length,
    int ComparedTop,
    int ComparedHeight,
    int? ComparedLength);
