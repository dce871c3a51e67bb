namespace IcpEngage.Contracts.Membership;

/// <summary>Names of the roles that can be granted, as they stand in tokens and policies.</summary>
public static class Roles
{
    /// <summary>People and roles, imports, the error queue.</summary>
    public const string Administrator = "administrator";

    /// <summary>The partnership's secretariat.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>Plans and runs exercises.</summary>
    public const string EngagementLead = "engagement-lead";

    /// <summary>Messages and their calendar, for the system or as a place's link.</summary>
    public const string Communications = "communications";

    /// <summary>Answers what is asked of a Healthwatch.</summary>
    public const string HealthwatchOfficer = "healthwatch-officer";

    /// <summary>Works with results: those of surveys in the field too, never what a single person said.</summary>
    public const string Analyst = "analyst";

    /// <summary>Leads a place: sees what is planned there and what is asked of its people.</summary>
    public const string PlaceLead = "place-lead";

    /// <summary>Speaks for a partner other than a Healthwatch, and answers what is asked of it.</summary>
    public const string PartnerRepresentative = "partner-representative";

    /// <summary>Every role.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Administrator, Secretariat, EngagementLead, Analyst, Communications, PlaceLead, PartnerRepresentative, HealthwatchOfficer,
    ];
}

/// <summary>A role held within a scope.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Scope">The place's code or the partner's slug it is held for, or <see cref="WholeSystem"/>.</param>
public sealed record Grant(string Role, string Scope)
{
    /// <summary>The scope that covers the system and everything in it.</summary>
    public const string WholeSystem = "system";
}

/// <summary>A fictional account of the demonstration system.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Plainly fictional.</param>
/// <param name="JobTitle">What they do.</param>
/// <param name="Grants">What they may do, and where.</param>
public sealed record DemonstrationPerson(Guid Id, string Name, string JobTitle, IReadOnlyList<Grant> Grants);
