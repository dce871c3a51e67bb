using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>What every component of the design system takes.</summary>
public abstract class DesignComponent : ComponentBase
{
    /// <summary>Further class names for the outermost element.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The outermost element's id.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Further attributes: of the control where there is one, else of the outermost element.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }
}
