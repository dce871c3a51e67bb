using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace IcpEngage.Web.Components;

/// <summary>An h1 to h6, the level chosen by the page.</summary>
public sealed class Heading : DesignComponent
{
    /// <summary>1 to 6.</summary>
    [Parameter, EditorRequired]
    public int Level { get; set; } = 2;

    /// <summary>What it says.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Level switch { 1 => "h1", 2 => "h2", 3 => "h3", 4 => "h4", 5 => "h5", _ => "h6" });
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "id", Id);
        builder.AddMultipleAttributes(3, Attributes!);
        builder.AddContent(4, ChildContent);
        builder.CloseElement();
    }
}
