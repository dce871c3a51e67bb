namespace IcpEngage.Web.Components;

/// <summary>A place on the tile map.</summary>
/// <param name="Name">The place.</param>
/// <param name="Href">Its page.</param>
/// <param name="Column">From 0 at the west, at most 11.</param>
/// <param name="Row">From 0 at the north, at most 11.</param>
/// <param name="Live">Surveys open there today.</param>
public sealed record Tile(string Name, string Href, int Column, int Row, int Live);
