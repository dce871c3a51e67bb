using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Leave in words.</summary>
internal static class LeaveWords
{
    /// <summary>“Nobody works”, “14 hours fewer of Easy Read”.</summary>
    /// <param name="leave">The leave.</param>
    /// <param name="nameOf">Names a skill.</param>
    public static string Of(LeaveView leave, Func<string, string> nameOf) => (leave.Hours, leave.Skill) switch
    {
        (null, null) => "Nobody works",
        (null, { } skill) => $"Nobody for {nameOf(skill)}",
        ({ } hours, null) => $"{WorkspaceWords.Hours(hours)} fewer",
        ({ } hours, { } skill) => $"{WorkspaceWords.Hours(hours)} fewer of {nameOf(skill)}",
    };
}
