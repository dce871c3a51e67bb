namespace IcpEngage.Contracts.Places;

/// <summary>The level of an <see cref="Area"/>.</summary>
public enum AreaKind
{
    /// <summary>The ICS footprint; one deployment serves one.</summary>
    System,

    /// <summary>A place in the system, typically a local authority area.</summary>
    Place,

    /// <summary>A part of a place; electoral wards stand in for neighbourhoods.</summary>
    Neighbourhood,
}

/// <summary>A defined area.</summary>
/// <param name="Code">GSS code, for example <c>E06000006</c>; for the system the ICB's, <c>E54000008</c>.</param>
/// <param name="Slug">The area's name in addresses, unique among areas of its kind; <c>halton</c>.</param>
/// <param name="Name">As people say it; <c>Halton</c>.</param>
/// <param name="Kind">System, place or neighbourhood.</param>
/// <param name="ParentCode">The area it is a part of; null for the system.</param>
public sealed record Area(string Code, string Slug, string Name, AreaKind Kind, string? ParentCode);

/// <summary>Well-known dimensions of a population profile.</summary>
public static class Dimensions
{
    /// <summary>Eight adult bands (16–24 … 85+) and 0–15, mid-2020 estimates.</summary>
    public const string AgeBand = "age-band";

    /// <summary>Female or male residents. Not in the reference data that the product ships with.</summary>
    public const string Sex = "sex";

    /// <summary>The nineteen groups of Census 2021.</summary>
    public const string EthnicGroup = "ethnic-group";

    /// <summary>National IMD 2025 decile of the small area lived in; 1 is the most deprived tenth.</summary>
    public const string DeprivationDecile = "imd-2025-decile";

    /// <summary>Disabled under the Equality Act, or not, Census 2021.</summary>
    public const string Disability = "disability";
}

/// <summary>How many people of an area are in a group.</summary>
/// <param name="Dimension">One of <see cref="Dimensions"/>.</param>
/// <param name="Group">The group's name within its dimension.</param>
/// <param name="People">Residents; never negative.</param>
public sealed record PopulationGroup(string Dimension, string Group, int People);

/// <summary>Who lives in an area. Dimensions come from different sources and differ by a few people in total.</summary>
/// <param name="AreaCode">The area described.</param>
/// <param name="Residents">Usual residents, Census 2021.</param>
/// <param name="Groups">Counts by group, in display order.</param>
/// <param name="NotKnown">Dimensions for which no figures are held, so that a page can say so.</param>
/// <param name="Sources">Publisher and dataset of each figure.</param>
public sealed record PopulationProfile(
    string AreaCode,
    int Residents,
    IReadOnlyList<PopulationGroup> Groups,
    IReadOnlyList<string> NotKnown,
    IReadOnlyList<string> Sources);

/// <summary>Areas were set up or changed. Carries whole areas: apply by code, last writer wins.</summary>
public sealed record AreasDefined(IReadOnlyList<Area> Areas) : IEvent;

/// <summary>Population figures were loaded or replaced for these areas.</summary>
public sealed record PopulationProfilesPublished(IReadOnlyList<PopulationProfile> Profiles) : IEvent;

/// <summary>A place as the front page lists it and the tile map draws it.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Slug">For addresses.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Residents">Usual residents, Census 2021.</param>
/// <param name="LiveSurveys">Surveys open for answers in this place today.</param>
/// <param name="TileColumn">Column of its tile, from 0 at the west.</param>
/// <param name="TileRow">Row of its tile, from 0 at the north.</param>
public sealed record PlaceSummary(string Code, string Slug, string Name, int Residents, int LiveSurveys, int TileColumn, int TileRow);

/// <summary>One place's page.</summary>
/// <param name="Place">The place.</param>
/// <param name="Profile">Who lives there; null until figures are loaded.</param>
/// <param name="Neighbourhoods">Its neighbourhoods by name.</param>
/// <param name="Exercises">What is and was asked there, newest first.</param>
public sealed record PlaceDetail(
    Area Place,
    PopulationProfile? Profile,
    IReadOnlyList<Area> Neighbourhoods,
    IReadOnlyList<PlaceExercise> Exercises);

/// <summary>A survey as a place knows it.</summary>
/// <param name="Slug">The survey's address.</param>
/// <param name="Title">The survey's title.</param>
/// <param name="SystemWide">Asked by the system rather than by this place.</param>
/// <param name="Opens">First day of fieldwork.</param>
/// <param name="Closes">Last day of fieldwork.</param>
/// <param name="State">Live, Closed or Released.</param>
/// <param name="Responses">Exact number of responses from this place; null for anyone not signed in, as a running
/// count of a small survey would give single people away.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record PlaceExercise(
    string Slug, string Title, bool SystemWide, DateOnly Opens, DateOnly Closes, Engagement.SurveyState State, int? Responses, bool Demonstration);

/// <summary>How many postcodes of the system can be looked up; 0 until an operator loads them.</summary>
public sealed record KnownPostcodes(int Count);

/// <summary>Asks for the ward of a postcode. It travels in a body, because addresses end up in logs.</summary>
/// <param name="Postcode">Small letters and spaces do not matter.</param>
public sealed record FindWard(string Postcode);
