using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Session;

/// <summary>Roles as people say them.</summary>
internal static class RoleWords
{
    /// <summary>“an engagement lead”.</summary>
    public static string OneOf(string role) => role switch
    {
        Roles.Administrator => "an administrator",
        Roles.Secretariat => "the partnership’s secretariat",
        Roles.EngagementLead => "an engagement lead",
        Roles.Communications => "a communications lead or link",
        Roles.HealthwatchOfficer => "a Healthwatch officer",
        _ => role,
    };
}
