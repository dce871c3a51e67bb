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
        Roles.Analyst => "an analyst",
        Roles.Communications => "a communications lead or link",
        Roles.PlaceLead => "a place lead",
        Roles.PartnerRepresentative => "a partner representative",
        Roles.HealthwatchOfficer => "a Healthwatch officer",
        _ => role,
    };

    /// <summary>“Engagement lead”. Communications is a lead’s for the system and a link’s for a place.</summary>
    public static string Of(string role, string scope) => role switch
    {
        Roles.Communications => scope == Grant.WholeSystem ? "Communications lead" : "Communications link",
        _ => Of(role),
    };

    /// <summary>The role where its scope is not known yet.</summary>
    public static string Of(string role) => role switch
    {
        Roles.Administrator => "Administrator",
        Roles.Secretariat => "Secretariat",
        Roles.EngagementLead => "Engagement lead",
        Roles.Analyst => "Analyst",
        Roles.Communications => "Communications lead or link",
        Roles.PlaceLead => "Place lead",
        Roles.PartnerRepresentative => "Partner representative",
        Roles.HealthwatchOfficer => "Healthwatch officer",
        _ => role,
    };

    /// <summary>What the role lets a person do.</summary>
    public static string May(string role) => role switch
    {
        Roles.Administrator => "People and roles, the audit trail, failed messages. For the whole system",
        Roles.Secretariat => "The strategy, the calendar, workloads, who can do what. For the whole system",
        Roles.EngagementLead => "Plan, publish, close and release surveys. For the whole system or a place",
        Roles.Analyst => "Results, before they are released too. For the whole system or a place",
        Roles.Communications => "Messages and their calendar. A lead for the whole system, a link for a place",
        Roles.PlaceLead => "See what is planned in a place and what is asked of its people",
        Roles.PartnerRepresentative => "Answer what is asked of a partner other than a Healthwatch",
        Roles.HealthwatchOfficer => "Answer what is asked of a Healthwatch",
        _ => "",
    };
}
