using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>What is asked of a named role: data, in the policy pack.</summary>
/// <param name="Role">Which role.</param>
/// <param name="Partnerships">The system, places or both have to fill it.</param>
/// <param name="Record">How somebody comes to it.</param>
/// <param name="ConfirmEveryDays">After so many days without a word its details count as stale.</param>
/// <param name="WarnBeforeEndDays">So many days before its last one somebody is told.</param>
/// <param name="Tell">Roles of those who are told beside the secretariat, where they hold them for the place.</param>
internal sealed record NamedRoleRule(
    NamedRoleKind Role,
    IReadOnlyList<PartnershipKind> Partnerships,
    RoleRecord Record,
    int ConfirmEveryDays,
    int WarnBeforeEndDays,
    IReadOnlyList<string> Tell)
{
    /// <summary>What is wrong with somebody's time in the role today; null where nothing is.</summary>
    /// <param name="holding">That time.</param>
    /// <param name="followed">Somebody follows on the day after its last.</param>
    /// <param name="today">The day.</param>
    public RoleAlarmKind? AlarmOf(RoleHolding holding, bool followed, DateOnly today) =>
        !holding.IsHeld(today) ? null
        : holding.ConfirmedOn.AddDays(ConfirmEveryDays) < today ? RoleAlarmKind.Stale
        : holding.Until is { } until && !followed && until.AddDays(-WarnBeforeEndDays) <= today ? RoleAlarmKind.EndingSoon
        : null;
}
