namespace IcpEngage.Web.Components;

/// <summary>Size of a label, legend, caption or heading, as the design system names them.</summary>
public enum Size
{
    /// <summary>The surrounding text's size.</summary>
    Normal,

    /// <summary>Small.</summary>
    S,

    /// <summary>Medium.</summary>
    M,

    /// <summary>Large: the question of a page with one question.</summary>
    L,

    /// <summary>Extra large.</summary>
    XL,
}
