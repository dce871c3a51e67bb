using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Languages;
using static IcpEngage.Web.Languages.Texts;

namespace IcpEngage.Web.Components;

/// <summary>Dates, numbers and counts as pages say them.</summary>
public static class Words
{
    /// <summary>What stands where a count is hidden.</summary>
    public const string Hidden = "*";

    /// <summary>What the sign means, for beneath every table that may hold one.</summary>
    public static string HiddenMeaning =>
        Say($"* means between 1 and 7 people, or a number that would give such a count away. We hide it so that nobody can be recognised. Other counts are rounded to the nearest 5.");

    /// <summary>For beneath tables of counts none of which is hidden.</summary>
    public static string RoundedMeaning => Say($"Counts are rounded to the nearest 5, so that nobody can be recognised.");

    private static CultureInfo Here => Sentences.Culture;

    /// <summary>“22 November 2026”.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Here);

    /// <summary>“1 to 30 November 2026”, with only the parts repeated that differ.</summary>
    public static string Dates(DateOnly from, DateOnly to)
    {
        if (from == to)
            return Date(from);
        var start = (from.Year == to.Year, from.Month == to.Month) switch
        {
            (true, true) => from.Day.ToString(Here),
            (true, false) => from.ToString("d MMMM", Here),
            _ => Date(from),
        };
        return Say($"{start} to {Date(to)}");
    }

    /// <summary>“12,345”.</summary>
    public static string Number(int number) => number.ToString("N0", Here);

    /// <summary>“12,345”.</summary>
    public static string Number(long number) => number.ToString("N0", Here);

    /// <summary>“12.5”, without needless noughts.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.##", Here);

    /// <summary>What somebody wrote, cut at its empty lines.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A count in a table: “*” where hidden.</summary>
    public static string Count(DisclosedCount count) => count.About is { } about ? Number(about) : Hidden;

    /// <summary>A count in a sentence: “nobody”, “about 120 people” or “fewer than 8 people”.</summary>
    public static string People(DisclosedCount count) => count.About switch
    {
        null => Say($"fewer than 8 people"),
        0 => Say($"nobody"),
        { } about => Say($"about {Number(about)} people"),
    };

    /// <summary>A count that begins a sentence: “About 120 people”.</summary>
    public static string PeopleFirst(DisclosedCount count)
    {
        var people = People(count);
        return char.ToUpperInvariant(people[0]) + people[1..];
    }

    /// <summary>A whole percentage, “*” where hidden.</summary>
    public static string Percent(int? percent) => percent is { } shown ? $"{shown}%" : Hidden;

    /// <summary>“1 question”, “5 questions”.</summary>
    public static string Of(int number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>“Halton”, “Halton and Sefton”, “Halton, Sefton and Wirral”.</summary>
    public static string List(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} {AndBefore(items[^1])} {items[^1]}",
        };
    }

    /// <summary>“and”; in Welsh “a”, and “ac” before a vowel. A place's W is English, and no vowel.</summary>
    private static string AndBefore(string word) =>
        Sentences.Language != "cy" ? "and" : "aeiouyâêîôûŷ".Contains(char.ToLowerInvariant(word.TrimStart('“').FirstOrDefault())) ? "ac" : "a";
}
