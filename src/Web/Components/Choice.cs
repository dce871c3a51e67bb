using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>A radio button or checkbox of a group.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What people read.</param>
/// <param name="Hint">Help below it, without links.</param>
/// <param name="Exclusive">A checkbox that stands alone: ticking it clears the others.</param>
/// <param name="Disabled">It cannot be chosen; null for as the group is.</param>
/// <param name="Divider">A word above it that parts it from the others, such as “or”.</param>
/// <param name="Conditional">What is filled in where it is chosen; seen at all times without script.</param>
/// <param name="Picture">A picture of what it says, beside its text.</param>
/// <param name="Language">Attributes <c>lang</c> and <c>dir</c>, where its text is in another language than what is around it.</param>
public sealed record Choice(
    string Value,
    string Text,
    string? Hint = null,
    bool Exclusive = false,
    bool? Disabled = null,
    string? Divider = null,
    RenderFragment? Conditional = null,
    RenderFragment? Picture = null,
    IReadOnlyDictionary<string, object>? Language = null);
