using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;

namespace IcpEngage.Membership.Composition;

/// <summary>Policy packs one after the other: each ends by itself, or when the next takes over.</summary>
internal static class PackLine
{
    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<PolicyPackSummary> Of(IReadOnlyList<PolicyPack> packs, DateOnly today)
    {
        var inForce = packs.Where(pack => pack.ValidFrom <= today && (pack.ValidTo is null || pack.ValidTo >= today)).MaxBy(pack => pack.ValidFrom);
        return
        [
            .. packs.OrderBy(pack => pack.ValidFrom).Select(pack => new PolicyPackSummary(
                pack.Code,
                pack.Title,
                pack.ValidFrom,
                LastDay(pack, packs),
                PolicyPack.Shipped.Any(shipped => shipped.Code == pack.Code),
                pack == inForce)),
        ];
    }

    private static DateOnly? LastDay(PolicyPack pack, IReadOnlyList<PolicyPack> packs)
    {
        var next = packs.Where(other => other.ValidFrom > pack.ValidFrom).MinBy(other => other.ValidFrom);
        return next is not null && (pack.ValidTo is null || pack.ValidTo >= next.ValidFrom) ? next.ValidFrom.AddDays(-1) : pack.ValidTo;
    }
}
