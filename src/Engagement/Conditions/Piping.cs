using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Conditions;

/// <summary>
/// Earlier answers in later texts: <c>{help}</c> in a wording, hint, option or row becomes what the person said there.
/// Braces around anything else stay as they are.
/// </summary>
internal static partial class Piping
{
    /// <summary>Parts whose answers stand in the question's texts.</summary>
    public static IEnumerable<string> Of(Question question) =>
        Texts(question).SelectMany(In);

    /// <summary>Parts whose answers stand in the text.</summary>
    public static IEnumerable<string> In(string text) => Reference().Matches(text).Select(match => match.Groups["part"].Value);

    /// <summary>The question with what was said in its texts.</summary>
    /// <param name="question">As it is defined.</param>
    /// <param name="inWords">What was said to a part; null where there is no such part.</param>
    public static Question Fill(Question question, Func<string, string?> inWords)
    {
        return Of(question).Any() ? question with
        {
            Text = Filled(question.Text),
            Hint = question.Hint is { } hint ? Filled(hint) : null,
            Options = [.. question.Options.Select(option => option with { Text = Filled(option.Text) })],
            Rows = [.. question.Rows.Select(row => row with { Text = Filled(row.Text) })],
        }
        : question;

        string Filled(string text) => Reference().Replace(text, match => inWords(match.Groups["part"].Value) ?? match.Value);
    }

    private static IEnumerable<string> Texts(Question question) =>
        [question.Text, question.Hint ?? "", .. question.Options.Select(option => option.Text), .. question.Rows.Select(row => row.Text)];

    [GeneratedRegex(@"\{(?<part>[a-z0-9-]+(\.[A-Za-z0-9_-]+)?)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
