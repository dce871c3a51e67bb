namespace IcpEngage.Web.Components;

/// <summary>How a button looks.</summary>
public enum ButtonVariant
{
    /// <summary>The page's main action; one a page.</summary>
    Primary,

    /// <summary>Any other action.</summary>
    Secondary,

    /// <summary>Any other action, on a coloured ground.</summary>
    SecondarySolid,

    /// <summary>On a dark ground.</summary>
    Reverse,

    /// <summary>Something that cannot easily be undone.</summary>
    Warning,
}
