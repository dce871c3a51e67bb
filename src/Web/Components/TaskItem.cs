namespace IcpEngage.Web.Components;

/// <summary>A task of a task list.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Href">Where it is done; null where it cannot be started.</param>
/// <param name="Status">“Completed”, “To do”, “Due 22 November 2026”.</param>
/// <param name="State">How the status looks.</param>
/// <param name="Hint">Help below the title.</param>
public sealed record TaskItem(string Title, string? Href, string Status, TaskItemState State, string? Hint = null);

/// <summary>How a task's status looks.</summary>
public enum TaskItemState
{
    /// <summary>To be done.</summary>
    ToDo,

    /// <summary>To be done, and its day has passed.</summary>
    Late,

    /// <summary>Done: recedes.</summary>
    Done,

    /// <summary>Something else comes first.</summary>
    CannotStart,
}
