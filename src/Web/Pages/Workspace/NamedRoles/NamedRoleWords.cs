using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.NamedRoles;

/// <summary>Named roles in words of the workspace.</summary>
internal static class NamedRoleWords
{
    /// <summary>“Nobody holds it”.</summary>
    public static string Of(RoleAlarmKind alarm) => alarm switch
    {
        RoleAlarmKind.Vacant => "Vacant",
        RoleAlarmKind.Stale => "To confirm",
        RoleAlarmKind.EndingSoon => "Ending soon",
    };

    /// <summary>“Endorsed”.</summary>
    public static string Of(RoleRecord record) => record switch
    {
        RoleRecord.Endorsed => "Endorsed",
        RoleRecord.Nominated => "Nominated",
    };

    /// <summary>Since when something has been wrong, or until when it is well.</summary>
    public static string Since(RoleAlarm alarm) => alarm.What switch
    {
        RoleAlarmKind.Vacant => alarm.Since is { } day ? $"Nobody has held it since {Words.Date(day)}" : "Nobody has held it so far",
        RoleAlarmKind.Stale => $"Nobody has said that the details are right since {Words.Date(alarm.Since!.Value)}",
        RoleAlarmKind.EndingSoon => $"The last day is {Words.Date(alarm.Since!.Value)}, and nobody follows",
    };
}
