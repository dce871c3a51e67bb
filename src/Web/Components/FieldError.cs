namespace IcpEngage.Web.Components;

/// <summary>An entry of the error summary.</summary>
/// <param name="FieldId">Id of the control to put right; null where it is about no single control.</param>
/// <param name="Message">The same words as beside the control.</param>
public sealed record FieldError(string? FieldId, string Message);
