using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>New codes of questions, and what refers to them: conditions, rules, and texts that show answers.</summary>
internal sealed partial class Renaming
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);

    /// <summary>From now on the question has another code.</summary>
    public void Add(string code, string renamed) => codes[code] = renamed;

    /// <summary>The question with its own code and what it refers to as they are now.</summary>
    public Question Of(Question question) => codes.Count == 0 ? question : question with
    {
        Code = Of(question.Code),
        Text = InText(question.Text),
        Hint = question.Hint is { } hint ? InText(hint) : null,
        ShownIf = question.ShownIf is { } condition ? InCondition(condition) : null,
        Options = [.. question.Options.Select(option => option with { Text = InText(option.Text) })],
        Rows = [.. question.Rows.Select(row => row with { Text = InText(row.Text) })],
        Checks = [.. question.Checks.Select(check => check with { Condition = InCondition(check.Condition) })],
    };

    /// <summary>A survey's text in another language, and its key.</summary>
    public Translation Of(Translation translation) => codes.Count == 0 ? translation : translation with
    {
        Texts = translation.Texts.ToDictionary(text => InKey(text.Key), text => InText(text.Value)),
        Pictures = translation.Pictures.ToDictionary(picture => InKey(picture.Key), picture => picture.Value),
    };

    /// <summary>The text with the codes in it as they are now.</summary>
    public string InText(string text) => Replace(TextReference(), text);

    /// <summary>The condition with the codes in it as they are now; what stands between quotes is left alone.</summary>
    public string InCondition(string condition) => Replace(ConditionReference(), condition);

    private string Of(string code) => codes.GetValueOrDefault(code, code);

    private string InKey(string key) => key.Split('/', 2) is [var code, var name] ? SurveyTexts.KeyOf(Of(code), name) : key;

    private string Replace(Regex reference, string text) => codes.Count == 0 ? text : reference.Replace(
        text, match => match.Groups["code"] is { Success: true } code && codes.TryGetValue(code.Value, out var renamed)
            ? $"{{{renamed}{match.Groups["part"].Value}}}"
            : match.Value);

    [GeneratedRegex(@"\{(?<code>[a-z0-9-]+)(?<part>\.[A-Za-z0-9_-]+)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TextReference();

    [GeneratedRegex(
        @"""(?:[^""]|"""")*""|\{\s*(?<code>[a-z0-9-]+)(?<part>\.[A-Za-z0-9_-]+)?\s*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ConditionReference();
}
