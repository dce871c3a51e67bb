using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Bank;

/// <summary>Questions of the bank as pages speak of them.</summary>
internal static class BankWords
{
    /// <summary>“GP access” of <c>gp-access</c>.</summary>
    public static string Topic(string topic) =>
        string.Join(' ', topic.Split('-').Select(word => word is "gp" or "nhs" ? word.ToUpperInvariant() : word)).Capitalised();

    /// <summary>“Choose one answer: Yes · No”, “Scale, 0 (Not at all) to 10 (Completely)”.</summary>
    public static string Answers(Question question) => question switch
    {
        { Scale: { } scale } => $"{WorkspaceWords.Of(question.Kind)}, {scale.Minimum} ({scale.MinimumLabel}) to {scale.Maximum} ({scale.MaximumLabel})",
        { Options.Count: > 0 } => $"{WorkspaceWords.Of(question.Kind)}: {string.Join(" · ", question.Options.Select(option => option.Text).Take(12))}",
        _ => WorkspaceWords.Of(question.Kind),
    };

    /// <summary>“In 3 surveys.”</summary>
    public static string Use(BankEntrySummary entry) =>
        entry.Surveys == 0 ? "In no survey yet." : $"In {Words.Of(entry.Surveys, "survey")}.";

    /// <summary>Whether all of the words stand somewhere in the question or in what is said about it.</summary>
    public static bool Holds(BankEntrySummary entry, string? words)
    {
        string[] texts =
        [
            entry.Question.Text, entry.Construct, entry.Audience, entry.Topic, entry.Code,
            .. entry.Question.Options.Select(option => option.Text), .. entry.Question.Rows.Select(row => row.Text),
        ];
        return (words ?? "").Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What people choose from, or between, line by line.</summary>
    public static IReadOnlyList<string> Lines(Question question) =>
    [
        .. question.Rows.Select(row => $"Row: {row.Text}"),
        .. question.Options.Select(option => option.Text + (option.TakesText ? " (people can write what they mean)" : "") + (option.Exclusive ? " (stands alone)" : "")),
        .. question.Scale is { } scale ? [$"{scale.Minimum} – {scale.MinimumLabel}", $"{scale.Maximum} – {scale.MaximumLabel}"] : Array.Empty<string>(),
    ];

    /// <summary>“From 5 June 2020”; empty where it always is.</summary>
    public static string Validity(BankWording wording) => (wording.From, wording.Until) switch
    {
        (null, null) => "",
        ({ } from, null) => $"From {Words.Date(from)}",
        (null, { } until) => $"Until {Words.Date(until)}",
        ({ } from, { } until) => Words.Dates(from, until),
    };
}
