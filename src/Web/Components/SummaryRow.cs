using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>A row of a summary list.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Text">Its value as plain text.</param>
public sealed record SummaryRow(string Key, string? Text = null)
{
    /// <summary>Its value as markup, in place of plain text.</summary>
    public RenderFragment? Content { get; init; }

    /// <summary>Attributes <c>lang</c> and <c>dir</c> of both, where they are in another language than the page.</summary>
    public IReadOnlyDictionary<string, object>? Language { get; init; }

    /// <summary>What can be done with it.</summary>
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];
}

/// <summary>A link in a row of a summary list.</summary>
/// <param name="Text">“Change”.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="VisuallyHiddenText">What it changes, for those who hear the link alone.</param>
public sealed record SummaryAction(string Text, string Href, string? VisuallyHiddenText);
