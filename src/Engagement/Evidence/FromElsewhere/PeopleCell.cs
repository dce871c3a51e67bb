using System.Globalization;
using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>How many people, as a table says it.</summary>
/// <param name="People">Their number; null where it is hidden or a percentage.</param>
/// <param name="Percent">Their share of those who answered, 0 to 100; null where it is hidden or a number.</param>
internal sealed record PeopleCell(int? People, decimal? Percent)
{
    /// <summary>The largest number that a survey of people in one system can have.</summary>
    public const int Most = 10_000_000;

    /// <summary>Its publisher hid it.</summary>
    public bool Withheld => People is null && Percent is null;
}

/// <summary>Reads numbers as people type and spreadsheets save them. Says what is wrong with one and what to do.</summary>
internal static partial class NumberCells
{
    /// <summary>Reads the columns for people and percent of one line.</summary>
    /// <returns>What they say, or what is wrong.</returns>
    public static (PeopleCell? Cell, string? Problem) Read(string people, string percent)
    {
        if (people.Length > 0)
        {
            var (count, problem) = Count(people);
            return count is null && problem is null ? (new PeopleCell(null, null), null)
                : problem is null ? (new PeopleCell(count, null), null)
                : (null, problem);
        }

        if (percent.Length == 0)
        {
            return (null, "Give the number of people, or their percentage, or * where it was hidden.");
        }

        if (IsWithheld(percent))
        {
            return (new PeopleCell(null, null), null);
        }

        var share = PercentPattern().Match(percent);
        return share.Success
            && decimal.TryParse(share.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= 100
                ? (new PeopleCell(null, value), null)
                : (null, $"“{ResultsSheet.Short(percent)}” is not a percentage from 0 to 100.");
    }

    /// <summary>Reads a number of people. Neither a number nor a problem: it is hidden.</summary>
    public static (int? Count, string? Problem) Count(string cell)
    {
        if (IsWithheld(cell))
        {
            return (null, null);
        }

        if (WholePattern().IsMatch(cell))
        {
            var digits = Separators().Replace(cell, "");
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= PeopleCell.Most
                ? (count, null)
                : (null, $"“{ResultsSheet.Short(cell)}” is more people than there can be. The most is {PeopleCell.Most:N0}.");
        }

        return (null, DatePattern().IsMatch(cell)
            ? $"Your spreadsheet made a date of a range: “{ResultsSheet.Short(cell)}”. Write * for a number that was hidden."
            : cell.Contains('%', StringComparison.Ordinal) ? $"“{ResultsSheet.Short(cell)}” is a percentage. Put it into the column “percent”."
            : $"“{ResultsSheet.Short(cell)}” is not a whole number of people. Write it in digits, like 1240, or * where it was hidden.");
    }

    /// <summary>Signs with which publishers hide small numbers: <c>*</c>, <c>[c]</c>, <c>&lt;8</c>, <c>1-7</c>.</summary>
    private static bool IsWithheld(string cell) => WithheldPattern().IsMatch(cell);

    [GeneratedRegex(@"^(\*|\[c\]|<\s*\d{1,3}%?|\d{1,3}\s*(-|–|to)\s*\d{1,3})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithheldPattern();

    [GeneratedRegex(@"^(\d+|\d{1,3}([, '\u00A0\u202F]\d{3})+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholePattern();

    [GeneratedRegex(@"[, '\u00A0\u202F]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(\d{1,3}([.,]\d{1,6})?)\s*%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PercentPattern();

    [GeneratedRegex(@"^(\d{1,2}[-/ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([-/ ]\d{2,4})?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ]\d{1,4}|\d{1,2}/\d{1,2}(/\d{2,4})?|\d{4}-\d{2}-\d{2})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
