namespace IcpEngage.Web.Components;

/// <summary>A link to the page before or after.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Label">That page's name; null between numbered pages.</param>
public sealed record PageLink(string Href, string? Label = null);
