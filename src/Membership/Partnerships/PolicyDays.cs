namespace IcpEngage.Membership.Partnerships;

/// <summary>After how many days things are late, stale or looked at again. Part of a policy pack; what a pack leaves out is as here.</summary>
internal sealed record PolicyDays
{
    /// <summary>How long it holds what was recorded of a voice, before somebody says that it is still so.</summary>
    public int CoverHolds { get; init; } = 365;

    /// <summary>How long before its review day an agreement asks for its review.</summary>
    public int ReviewNotice { get; init; } = 60;

    /// <summary>How long before its last day an unsigned agreement is urgent.</summary>
    public int SigningNotice { get; init; } = 14;

    /// <summary>How long after somebody's last day in a named role the record still says who it was.</summary>
    public int NamedRoleKept { get; init; } = 730;
}
