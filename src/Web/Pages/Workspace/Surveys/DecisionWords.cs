using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>How a decision on a question that was asked already is told.</summary>
internal static class DecisionWords
{
    /// <summary>Who decided, and for whom where it was not an engagement lead.</summary>
    public static string By(this ReuseDecision decision) =>
        decision.BySecretariat ? $"{decision.DecidedBy}, for the secretariat" : decision.DecidedBy;

    /// <summary>What became of evidence that it rests on.</summary>
    public static string Of(EvidenceChange change) => change switch
    {
        { CorrectedBy: null } => $"{change.AreaName} withdrew “{change.Title}” on {Words.Date(change.On)}. The reason: {change.Because}",
        { Lost: true } =>
            $"{change.AreaName} corrected “{change.Title}” on {Words.Date(change.On)}, and it does not answer the question as before. The reason: {change.Because}",
        _ => $"{change.AreaName} corrected “{change.Title}” on {Words.Date(change.On)}, and the corrected answers are used. The reason: {change.Because}",
    };

    /// <summary>What was decided, in a sentence.</summary>
    public static string InWords(this ReuseDecision decision)
    {
        if (decision.AskAgainBecause is not null) return "Ask it again everywhere";
        var waited = decision.Joined.Sum(one => one.AreaNames.Count);
        var used = decision.AreaCodes.Count - waited;
        return (used, waited) switch
        {
            (_, 0) => $"Use the answers of {Words.Of(used, "place")}, and ask only in the others",
            (0, _) => $"Wait for what {Words.Of(waited, "place")} {(waited == 1 ? "is" : "are")} asking now, and ask only in the others",
            _ => $"Use the answers of {Words.Of(used, "place")}, wait for what {Words.Of(waited, "place")} {(waited == 1 ? "is" : "are")} asking now, and ask only in the others",
        };
    }

    /// <summary>How it stands with an exercise that is waited for.</summary>
    public static string InWords(this JoinedDecision one) => one.State switch
    {
        JoinedState.Running => $"It runs until {Words.Date(one.Closes)}.",
        JoinedState.ToRelease => $"It ended on {Words.Date(one.Closes)} and is not released yet. Ask the people who run it to release it.",
        JoinedState.Changed => "It does not ask this question any more as it did. Decide again.",
        JoinedState.NoAnswers => "It brought no answers that can be used. Decide again.",
    };
}
