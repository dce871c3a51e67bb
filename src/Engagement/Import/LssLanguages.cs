using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// LimeSurvey's codes of languages and ours, which are BCP 47's. LimeSurvey has a few of its own: <c>de-informal</c> and
/// <c>de-easy</c> become private extensions, as no registered ones say it.
/// </summary>
internal static partial class LssLanguages
{
    /// <summary>Ours; null where it is none.</summary>
    public static string? TagOf(string code)
    {
        var tag = Variant().Replace(code.Trim().Replace('_', '-'), match => match.Value is "-easy" ? "-x-easyread" : $"-x{match.Value}");
        return Tag().IsMatch(tag) ? tag : null;
    }

    /// <summary>LimeSurvey's; null where it has none.</summary>
    public static string? CodeOf(string tag)
    {
        var code = tag == "de-x-easyread" ? "de-easy" : Private().Replace(tag, "$1");
        return code.Contains("-x-", StringComparison.OrdinalIgnoreCase) ? null : code;
    }

    [GeneratedRegex(@"-x(-informal|-formal)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Private();

    [GeneratedRegex(@"(?<!-x)-(informal|formal|easy)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Variant();

    [GeneratedRegex(@"^(?=.{2,35}\z)[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
