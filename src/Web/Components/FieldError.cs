namespace IcpEngage.Web.Components;

/// <summary>An entry of the error summary.</summary>
/// <param name="FieldId">Id of the control to put right; null where it is about no single control of the page.</param>
/// <param name="Message">The same words as beside the control.</param>
public sealed record FieldError(string? FieldId, string Message)
{
    /// <summary>Where it is put right: the control, unless set to another page; null where there is no such place.</summary>
    public string? Href { get; init; } = FieldId is null ? null : "#" + FieldId;
}
