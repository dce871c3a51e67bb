using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships;

/// <summary>What to see to in partnerships, as tasks. Of many alike one line is made, so that they hide nothing else.</summary>
internal static class PartnershipTaskItems
{
    private const int NamesShown = 3;

    /// <summary>Late ones first, then what others wait for; one line for each kind, or for each task where there are few of a kind.</summary>
    public static IReadOnlyList<TaskItem> Of(IReadOnlyList<PartnershipTask> tasks) =>
    [
        .. tasks.GroupBy(task => task.Kind)
            .OrderByDescending(kind => PartnershipWords.IsLate(kind.Key))
            .ThenByDescending(kind => PartnershipWords.IsAwaited(kind.Key))
            .ThenBy(kind => kind.Key)
            .SelectMany(kind => kind.Count() <= NamesShown ? kind.Select(One) : [Many(kind.Key, [.. kind])]),
    ];

    private static TaskItem One(PartnershipTask task) => new(
        PartnershipWords.One(task.Kind),
        PartnershipWords.AddressOf(task),
        Status(task.Kind),
        State(task.Kind),
        (task.Subject == task.PartnershipName ? task.PartnershipName : $"{task.Subject}, {task.PartnershipName}")
            + (task.Due is { } due ? $": {Words.Date(due)}" : ""));

    private static TaskItem Many(PartnershipTaskKind kind, IReadOnlyList<PartnershipTask> tasks)
    {
        var names = tasks.Select(task => task.PartnershipName).Distinct().ToList();
        return new(
            $"{PartnershipWords.Of(kind)}: {Words.Number(tasks.Count)}",
            names.Count == 1 ? $"/workspace/partnerships/{tasks[0].PartnershipId}" : "/workspace/partnerships",
            Status(kind),
            State(kind),
            names.Count <= NamesShown
                ? Words.List(names)
                : $"{string.Join(", ", names.Take(NamesShown))} and {Words.Of(names.Count - NamesShown, "other partnership")}");
    }

    private static string Status(PartnershipTaskKind kind) =>
        PartnershipWords.IsLate(kind) ? "Late" : PartnershipWords.IsAwaited(kind) ? "Awaited" : "To do";

    private static TaskItemState State(PartnershipTaskKind kind) => PartnershipWords.IsLate(kind) ? TaskItemState.Late : TaskItemState.ToDo;
}
