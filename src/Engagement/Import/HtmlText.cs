using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// A text of a LimeSurvey file, which is HTML, as plain text: tags dropped, entities decoded, blocks parted by line breaks.
/// What is made of it is still encoded wherever it is shown; this is about readable words, not about safety alone.
/// </summary>
/// <param name="Text">The words.</param>
/// <param name="HadScript">A script, an event attribute or a script address was in it; it is gone.</param>
/// <param name="HadPicture">A picture, film or frame was in it; it is gone.</param>
/// <param name="HadExpression">LimeSurvey would have put something else in place of braces; what was in them is shown in brackets.</param>
internal sealed partial record HtmlText(string Text, bool HadScript, bool HadPicture, bool HadExpression)
{
    /// <summary>Elements whose content is not for reading.</summary>
    private static readonly HashSet<string> Dropped =
        new(StringComparer.OrdinalIgnoreCase) { "script", "style", "iframe", "object", "embed", "noscript", "template", "head", "title" };

    private static readonly HashSet<string> Pictures =
        new(StringComparer.OrdinalIgnoreCase) { "img", "video", "audio", "iframe", "object", "embed", "svg", "canvas" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    /// <summary>Reads the HTML. Never throws: whatever cannot be a tag is text.</summary>
    /// <param name="html">HTML.</param>
    /// <param name="piped">What stands for an expression in braces; null where there is nothing of ours for it.</param>
    public static HtmlText From(string html, Func<string, string?>? piped = null)
    {
        var text = new StringBuilder(html.Length);
        bool hadScript = false, hadPicture = false, hadTag = false;
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            if (open < 0 || open == html.Length - 1)
            {
                text.Append(html, position, html.Length - position);
                break;
            }

            text.Append(html, position, open - position);
            if (html.AsSpan(open).StartsWith("<!--"))
            {
                hadTag = true;
                var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                position = end < 0 ? html.Length : end + 3;
                continue;
            }

            if (!char.IsAsciiLetter(html[open + 1]) && html[open + 1] is not ('/' or '!' or '?'))
            {
                // “age < 5”: not a tag. Written as an entity, as the whole is decoded afterwards.
                text.Append("&lt;");
                position = open + 1;
                continue;
            }

            hadTag = true;
            var close = EndOfTag(html, open + 1);
            var tag = html[open..close];
            position = close;
            var name = TagName().Match(tag).Groups["name"].Value;
            hadScript |= name.Equals("script", StringComparison.OrdinalIgnoreCase) || ScriptInTag().IsMatch(WebUtility.HtmlDecode(tag));
            hadPicture |= Pictures.Contains(name);
            var closes = tag.StartsWith("</", StringComparison.Ordinal);
            if (Dropped.Contains(name) && !closes && !tag.EndsWith("/>", StringComparison.Ordinal))
            {
                position = AfterElement(html, position, name);
            }
            else if (Blocks.Contains(name))
            {
                text.Append(name.Equals("li", StringComparison.OrdinalIgnoreCase) && !closes ? "\u0001• " : "\u0001");
            }
            else if (name is "td" or "th" or "TD" or "TH")
            {
                text.Append(' ');
            }
        }

        var words = Tidy(WebUtility.HtmlDecode(text.ToString()), keepLines: !hadTag);
        var hadExpression = false;
        words = Expression().Replace(words, match =>
        {
            if (piped?.Invoke(match.Groups[1].Value) is { } ours)
            {
                return ours;
            }

            // In brackets, as braces are ours for answers in texts.
            hadExpression = true;
            return $"[{match.Groups[1].Value}]";
        });
        return new HtmlText(words, hadScript, hadPicture, hadExpression);
    }

    /// <summary>Lines with single spaces, at most one empty line between them, nothing at the ends, no control characters.</summary>
    private static string Tidy(string text, bool keepLines)
    {
        var lines = (keepLines ? text.ReplaceLineEndings("\u0001") : text).Split('\u0001')
            .Select(line => string.Join(' ', new string([.. line.Select(each => char.IsControl(each) ? ' ' : each)])
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return ManyLines().Replace(string.Join('\n', lines), "\n\n").Trim('\n');
    }

    private static int EndOfTag(string html, int from)
    {
        var quote = '\0';
        for (var position = from; position < html.Length; position++)
        {
            var character = html[position];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return position + 1;
            }
        }

        // A quote that never ends, or a tag that never does: up to the next bracket, or to the end.
        var bracket = html.IndexOf('>', from);
        return bracket < 0 ? html.Length : bracket + 1;
    }

    private static int AfterElement(string html, int from, string name)
    {
        var end = html.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            return html.Length;
        }

        var close = html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }

    [GeneratedRegex(@"^</?(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.CultureInvariant)]
    private static partial Regex TagName();

    [GeneratedRegex(@"[\s""'/]on[a-z]+\s*=|(java|vb)script\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptInTag();

    [GeneratedRegex(@"\{([^\s{}][^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex ManyLines();
}
