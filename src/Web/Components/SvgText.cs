using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace IcpEngage.Web.Components;

/// <summary>A line of text in a drawing. (Markup of that name means something else to Razor.)</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Where it starts, in the drawing's units.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Its baseline, in the drawing's units.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public string? Text { get; set; }

    /// <summary>Its class.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "y", Y.ToString(CultureInfo.InvariantCulture));
        builder.AddContent(4, Text);
        builder.CloseElement();
    }
}
