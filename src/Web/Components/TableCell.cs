using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>A column's heading.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Numeric">Its figures line up on the right.</param>
public sealed record TableColumn(string Text, bool Numeric = false);

/// <summary>A cell: plain text, or markup.</summary>
public sealed record TableCell
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>Markup in place of plain text.</summary>
    public RenderFragment? Content { get; init; }

    /// <summary>A cell of plain text.</summary>
    public static implicit operator TableCell(string? text) => new() { Text = text };

    /// <summary>A cell of markup.</summary>
    public static implicit operator TableCell(RenderFragment content) => new() { Content = content };

    /// <summary>A cell of plain text.</summary>
    public static TableCell FromString(string? text) => text;

    /// <summary>A cell of markup.</summary>
    public static TableCell FromRenderFragment(RenderFragment content) => content;
}
