namespace IcpEngage.Contracts.Membership;

/// <summary>A role that a system, a place or a partner fills with one named person.</summary>
public enum NamedRoleKind
{
    /// <summary>Leads a place; endorsed by the members of its partnership.</summary>
    PlaceLead,

    /// <summary>Whom everybody turns to first: of the system, a place or a partner.</summary>
    SinglePointOfContact,

    /// <summary>Speaks for a place in what is published.</summary>
    CommunicationsLink,
}

/// <summary>How somebody came to a named role.</summary>
public enum RoleRecord
{
    /// <summary>Endorsed by members.</summary>
    Endorsed,

    /// <summary>Nominated by a body.</summary>
    Nominated,
}

/// <summary>What is wrong with a named role.</summary>
public enum RoleAlarmKind
{
    /// <summary>Nobody holds it.</summary>
    Vacant,

    /// <summary>Nobody has confirmed for too long that the details are right.</summary>
    Stale,

    /// <summary>Its last day is near, and nobody follows.</summary>
    EndingSoon,
}

/// <summary>A named role as everybody may read it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AreaCode">Of which system or place; null for one of a partner.</param>
/// <param name="PartnerSlug">Of which partner; null for one of an area.</param>
/// <param name="PartnerName">Its name.</param>
/// <param name="Holder">Who holds it; null while nobody does.</param>
public sealed record PublicRole(NamedRoleKind Kind, string? AreaCode, string? PartnerSlug, string? PartnerName, RoleContact? Holder);

/// <summary>How to reach whoever holds a role: an office, not a person.</summary>
/// <param name="Office">Name of the office or team.</param>
/// <param name="Email">A mailbox of the office; null where there is none.</param>
/// <param name="Phone">Its telephone; null where there is none.</param>
/// <param name="Name">The person's name, only where they agreed to it.</param>
/// <param name="ConfirmedOn">When somebody last said that this is right.</param>
public sealed record RoleContact(string Office, string? Email, string? Phone, string? Name, DateOnly ConfirmedOn);

/// <summary>Somebody's time in a named role, as staff see it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">Which role.</param>
/// <param name="AreaCode">Of which system or place; null for one of a partner.</param>
/// <param name="PartnerSlug">Of which partner; null for one of an area.</param>
/// <param name="PartnerName">Its name.</param>
/// <param name="Name">The person.</param>
/// <param name="NameAgreedOn">When the person agreed that everybody may read their name; null where they did not.</param>
/// <param name="PersonId">Their account; null where they have none.</param>
/// <param name="Office">Name of the office or team.</param>
/// <param name="Email">A mailbox of the office.</param>
/// <param name="Phone">Its telephone.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while no end is known.</param>
/// <param name="Record">How they came to it.</param>
/// <param name="RecordedBy">The body that endorsed or nominated them.</param>
/// <param name="RecordedOn">When it did.</param>
/// <param name="ConfirmedOn">When somebody last said that the details are right.</param>
/// <param name="Alarm">What is wrong; null where nothing is.</param>
/// <param name="Version">For the next change.</param>
public sealed record RoleHoldingView(
    Guid Id,
    NamedRoleKind Kind,
    string? AreaCode,
    string? PartnerSlug,
    string? PartnerName,
    string Name,
    DateOnly? NameAgreedOn,
    Guid? PersonId,
    string Office,
    string? Email,
    string? Phone,
    DateOnly From,
    DateOnly? Until,
    RoleRecord Record,
    string RecordedBy,
    DateOnly RecordedOn,
    DateOnly ConfirmedOn,
    RoleAlarmKind? Alarm,
    int Version);

/// <summary>Puts somebody into a named role.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AreaCode">Of the system or a place; null for a partner's.</param>
/// <param name="PartnerSlug">Of a partner, whose single point of contact it then is.</param>
/// <param name="Name">The person, 2 to 100 characters.</param>
/// <param name="NameAgreed">The person agreed that everybody may read their name.</param>
/// <param name="PersonEmail">Address of their account, with which they confirm their own details; null for none.</param>
/// <param name="Office">Name of the office or team, 3 to 200 characters.</param>
/// <param name="Email">A mailbox of the office. It or <paramref name="Phone"/> is needed.</param>
/// <param name="Phone">Its telephone.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="Until">Last day; null while no end is known.</param>
/// <param name="RecordedBy">The body that endorsed or nominated them.</param>
/// <param name="RecordedOn">When it did, today or earlier.</param>
public sealed record GiveNamedRole(
    NamedRoleKind? Kind,
    string? AreaCode,
    string? PartnerSlug,
    string? Name,
    bool NameAgreed,
    string? PersonEmail,
    string? Office,
    string? Email,
    string? Phone,
    DateOnly? From,
    DateOnly? Until,
    string? RecordedBy,
    DateOnly? RecordedOn);

/// <summary>Changes how somebody in a named role is reached. That confirms the details, too.</summary>
public sealed record ChangeNamedRole(string? Name, bool NameAgreed, string? Office, string? Email, string? Phone, int Version);

/// <summary>Ends somebody's time in a named role.</summary>
/// <param name="Until">Last day, not before the first.</param>
/// <param name="Version">From <see cref="RoleHoldingView"/>.</param>
public sealed record EndNamedRole(DateOnly? Until, int Version);

/// <summary>A named role that somebody should see to.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Kind">Which role.</param>
/// <param name="AreaCode">Of which system or place.</param>
/// <param name="PartnerName">Of which partner.</param>
/// <param name="Holding">The time in the role that it is about; null where nobody holds it.</param>
/// <param name="Since">Since when it has been so, or the last day that is near; null where nobody ever held it.</param>
public sealed record RoleAlarm(
    RoleAlarmKind What, NamedRoleKind Kind, string? AreaCode, string? PartnerName, Guid? Holding, DateOnly? Since);
