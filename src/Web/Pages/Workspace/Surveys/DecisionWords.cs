using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>How a decision on a question that was asked already is told.</summary>
internal static class DecisionWords
{
    /// <summary>Who decided, and for whom where it was not an engagement lead.</summary>
    public static string By(this ReuseDecision decision) =>
        decision.BySecretariat ? $"{decision.DecidedBy}, for the secretariat" : decision.DecidedBy;
}
