using System.Text;
using System.Text.RegularExpressions;

namespace IcpEngage.Architecture.Tests;

/// <summary>The format strings, such as <c>About {0} minutes</c>, of the interpolated strings that a file says to people.</summary>
/// <param name="text">The file, C# or Razor.</param>
public sealed class SaidWords(string text)
{
    private int _at;

    /// <summary>Those directly within each call or member that <paramref name="begins"/> finds the beginning of.</summary>
    public IEnumerable<string> After(Regex begins)
    {
        foreach (Match begin in begins.Matches(text))
        {
            _at = begin.Index + begin.Length;
            for (var depth = 0; _at < text.Length && depth >= 0 && (depth > 0 || text[_at] != ';');)
            {
                if (Ahead("$\""))
                    yield return Interpolated();
                else if (text[_at] is '"' or '\'')
                    Literal();
                else
                    depth += Nesting(text[_at++]);
            }
        }
    }

    private string Interpolated()
    {
        var format = new StringBuilder();
        var holes = 0;
        _at += 2;
        while (text[_at] != '"')
        {
            if (Ahead("{{") || Ahead("}}"))
                format.Append(text, Skip(2), 2);
            else if (text[_at] == '\\')
                format.Append(Regex.Unescape(text.Substring(Skip(2), 2)));
            else if (text[_at] == '{')
                format.Append('{').Append(holes++).Append(Hole()).Append('}');
            else
                format.Append(text[_at++]);
        }
        _at++;
        return format.ToString();
    }

    /// <summary>Passes over a value in braces; what is said of its width and format, such as <c>:N0</c>.</summary>
    private string Hole()
    {
        int? said = null;
        _at++;
        for (var depth = 0; depth > 0 || text[_at] != '}';)
        {
            if (Ahead("$\""))
                Interpolated();
            else if (text[_at] is '"' or '\'')
                Literal();
            else
            {
                if (depth == 0 && text[_at] is ',' or ':')
                    said ??= _at;
                depth += Nesting(text[_at++]);
            }
        }
        _at++;
        return said is { } from ? text[from..(_at - 1)] : "";
    }

    private void Literal()
    {
        var quote = text[_at++];
        while (text[_at] != quote)
            _at += text[_at] == '\\' ? 2 : 1;
        _at++;
    }

    private bool Ahead(string what) => string.CompareOrdinal(text, _at, what, 0, what.Length) == 0;

    private int Skip(int letters) => (_at += letters) - letters;

    private static int Nesting(char letter) => letter switch
    {
        '(' or '[' or '{' => 1,
        ')' or ']' or '}' => -1,
        _ => 0,
    };
}
