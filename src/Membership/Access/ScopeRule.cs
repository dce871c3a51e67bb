using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Access;

/// <summary>What a scope can be.</summary>
internal enum ScopeKind
{
    System,
    Place,
    Healthwatch,
    OtherPartner,
}

/// <summary>Which kinds of scope suit a role.</summary>
internal static class ScopeRule
{
    private static readonly Dictionary<string, (ScopeKind[] Kinds, string Sentence)> Rules = new()
    {
        [Roles.Administrator] = ([ScopeKind.System], "An administrator is for the whole system."),
        [Roles.Secretariat] = ([ScopeKind.System], "The secretariat is for the whole system."),
        [Roles.EngagementLead] = ([ScopeKind.System, ScopeKind.Place], "An engagement lead is for a place or the whole system."),
        [Roles.Analyst] = ([ScopeKind.System, ScopeKind.Place], "An analyst is for a place or the whole system."),
        [Roles.Communications] = (
            [ScopeKind.System, ScopeKind.Place], "A communications lead is for the whole system, a communications link for a place."),
        [Roles.PlaceLead] = ([ScopeKind.Place], "A place lead is for a place."),
        [Roles.PartnerRepresentative] = ([ScopeKind.OtherPartner], "A partner representative is for a partner that is not a Healthwatch."),
        [Roles.HealthwatchOfficer] = ([ScopeKind.Healthwatch], "A Healthwatch officer is for a Healthwatch."),
    };

    public static bool Allows(string role, ScopeKind scope) => Rules[role].Kinds.Contains(scope);

    /// <summary>The rule, for whoever chose another scope.</summary>
    public static string Sentence(string role) => Rules[role].Sentence;
}
