using System.Net;
using System.Text.RegularExpressions;

namespace IcpEngage.Web.Tests.Components;

/// <summary>HTML reduced to what matters, so that two ways of writing the same can be compared line by line.</summary>
internal static partial class Markup
{
    /// <summary>
    /// One line for each tag and text: attributes and classes in order of their names, entities decoded, white space collapsed and
    /// dropped beside tags.
    /// </summary>
    public static IReadOnlyList<string> Lines(string html)
    {
        var lines = new List<string>();
        foreach (Match token in Token().Matches(Comment().Replace(html, "").Replace("</path>", "", StringComparison.Ordinal)))
        {
            if (token.Groups["name"] is { Success: true } name)
                lines.Add(Tag(token.Groups["close"].Value + name.Value.ToLowerInvariant(), token.Groups["attributes"].Value));
            else if (Spaces().Replace(WebUtility.HtmlDecode(token.Value), " ").Trim() is { Length: > 0 } text)
                lines.Add(text);
        }
        return lines;
    }

    private static string Tag(string name, string attributes)
    {
        var pairs = Attribute().Matches(attributes)
            .Select(match => (Name: match.Groups["name"].Value, Value: WebUtility.HtmlDecode(match.Groups["value"].Value)))
            .Select(pair => pair.Name == "class" ? pair with { Value = Sorted(pair.Value) } : pair)
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => $" {pair.Name}=\"{pair.Value}\"");
        return $"<{name}{string.Concat(pairs)}>";
    }

    private static string Sorted(string classes) =>
        string.Join(' ', classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""<(?<close>/?)(?<name>[A-Za-z][\w-]*)(?<attributes>(?:[^>"]|"[^"]*")*?)/?>|[^<]+""")]
    private static partial Regex Token();

    [GeneratedRegex("""(?<name>[^\s="/]+)(?:="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
