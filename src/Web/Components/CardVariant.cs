namespace IcpEngage.Web.Components;

/// <summary>How a card looks.</summary>
public enum CardVariant
{
    /// <summary>White, with a line around it.</summary>
    Basic,

    /// <summary>Its heading stands out on a coloured ground.</summary>
    Feature,

    /// <summary>Without the line.</summary>
    Secondary,

    /// <summary>Something to be careful about.</summary>
    Warning,
}
