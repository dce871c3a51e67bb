using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;

namespace IcpEngage.Membership.Tests.Workloads;

/// <summary>Entries of the ledger, without the asks that they come from.</summary>
internal static class Entries
{
    public static LedgerEntry Of(
        DateOnly from,
        DateOnly by,
        decimal waiting = 0,
        decimal agreed = 0,
        decimal notAgreed = 0,
        decimal declined = 0,
        decimal withdrawn = 0,
        decimal expired = 0,
        bool funded = false,
        string askedBy = "NHS Cheshire and Merseyside") => new(
        Guid.NewGuid(),
        Guid.NewGuid(),
        Guid.Empty,
        askedBy,
        "E54000008",
        StatutoryActivity.ObtainViews,
        "E06000006",
        Skill: null,
        funded,
        from,
        from,
        by,
        agreed > 0 ? AskState.Accepted : declined > 0 ? AskState.Declined : AskState.Open,
        waiting + agreed + notAgreed + declined + withdrawn + expired,
        waiting,
        agreed,
        notAgreed,
        declined,
        withdrawn,
        expired,
        Spent: []);
}
