using System.Globalization;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// Names as SPSS takes them: 1 to 64 bytes; letters, digits, dots and underscores, a letter first, neither a dot nor an
/// underscore last; unique without regard to capitals; none of its own words. IBM SPSS Statistics, Command Syntax Reference,
/// “Variable Names”.
/// </summary>
internal static class SpssNames
{
    private const int Longest = 64;

    private static readonly HashSet<string> OwnWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
    };

    /// <summary>A name for each, in order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => Free(Valid(name), taken))];
    }

    private static string Valid(string name)
    {
        var letters = Cut(string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '_')), Longest);
        return letters.Length == 0 || !char.IsAsciiLetter(letters[0]) || OwnWords.Contains(letters) ? Cut($"q{letters}", Longest) : letters;
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            free = Cut(name, Longest - end.Length) + end;
        }

        return free;
    }

    private static string Cut(string name, int length) => name[..Math.Min(name.Length, length)].TrimEnd('.', '_');
}
