using System.Globalization;
using System.Text;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Codes as surveys have them, made of whatever a table names questions and answers by.</summary>
internal static class Codes
{
    /// <summary>“Q1 a” is <c>q1-a</c>.</summary>
    /// <param name="name">As the table has it.</param>
    /// <param name="fallback">Where nothing of it can be in a code.</param>
    public static string Of(string name, string fallback)
    {
        var code = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                code.Append(character);
            }
            else if (code.Length > 0 && code[^1] != '-')
            {
                code.Append('-');
            }
        }

        var made = code.ToString(0, Math.Min(code.Length, DefinitionRules.LongestOptionCode)).Trim('-');
        return made.Length == 0 ? fallback : made;
    }

    /// <summary>The number at the beginning of “5: Very good”; null where there is none.</summary>
    public static string? Point(string text)
    {
        var digits = new string([.. text.TakeWhile((character, position) => char.IsAsciiDigit(character) || (position == 0 && character == '-'))]);
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var point) && Math.Abs(point) <= 1_000
            ? point.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
