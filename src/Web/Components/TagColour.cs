namespace IcpEngage.Web.Components;

/// <summary>A tag's colour.</summary>
public enum TagColour
{
    Default,
    White,
    Grey,
    Green,
    AquaGreen,
    Blue,
    Purple,
    Pink,
    Red,
    Orange,
    Yellow,

    /// <summary>Plain text, as “Completed” in a task list.</summary>
    None,
}
