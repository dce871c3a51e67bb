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
}
