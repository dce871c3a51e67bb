using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>Asks as pages say them.</summary>
internal static class AskWords
{
    /// <summary>“8 hours, 4 to 15 January 2027, if it is paid for”.</summary>
    public static string Of(AskProposal proposal) =>
        $"{WorkspaceWords.Hours(proposal.Hours)}, {Words.Dates(proposal.From, proposal.By)}{(proposal.NeedsFunding ? ", if it is paid for" : "")}";

    /// <summary>A step of an ask's story as a sentence.</summary>
    public static string Of(AskStepView step)
    {
        var (who, hours) = (step.Who ?? "Somebody", WorkspaceWords.Hours(step.Hours ?? 0));
        return step.Kind switch
        {
            AskStepKind.Raised => $"{who} asked for {hours}",
            AskStepKind.Joined => step.Hours is null or 0 ? $"{who} joined, with no more hours" : $"{who} joined and asked for {hours}",
            AskStepKind.Accepted => $"{who} agreed to {hours}",
            AskStepKind.Declined => $"{who} declined",
            AskStepKind.Countered => $"{who} proposed {hours}",
            AskStepKind.ProposalAgreed => $"{who} agreed to what was proposed",
            AskStepKind.LetStand => $"{who} asked again for what was asked at first",
            AskStepKind.Withdrawn => $"{who} took its ask back",
            AskStepKind.Escalated => "Nobody answered, so the secretariat was told",
            AskStepKind.Expired => "It ended without an answer",
            AskStepKind.Split => $"{who} split it into parts",
            AskStepKind.Delegated => $"{who} passed it on",
        };
    }

    /// <summary>Who pays, for all who ask.</summary>
    public static string Paid(AskSummary ask)
    {
        var lines = ask.Lines.Where(line => line.WithdrawnOn is null).ToList();
        var payers = lines.Where(line => line.Funded).Select(line => line.FundedBy ?? line.AskedBy).Distinct().ToList();
        return lines switch
        {
            _ when payers.Count == 0 => "No",
            _ when lines.TrueForAll(line => line.Funded) => $"Yes, by {Words.List(payers)}",
            _ => $"In part: {WorkspaceWords.Hours(lines.Where(line => line.Funded).Sum(line => line.Hours))}, by {Words.List(payers)}",
        };
    }
}
