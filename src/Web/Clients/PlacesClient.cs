using IcpEngage.Contracts.Places;

namespace IcpEngage.Web.Clients;

/// <summary>The system, its places and who lives there.</summary>
internal sealed class PlacesClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "places")
{
    /// <summary>The system and its places; neighbourhoods only where that kind is asked for.</summary>
    /// <param name="kind">Only areas of this kind; null for the system and its places.</param>
    /// <param name="parentCode">Only parts of this area; null for all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<Area>> AreasAsync(
        AreaKind? kind = null, string? parentCode = null, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Area>>(Query("areas", ("kind", kind?.ToString()), ("parent", parentCode)), cancellation);

    /// <summary>The places as the front page lists them.</summary>
    public Task<IReadOnlyList<PlaceSummary>> PlacesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<PlaceSummary>>("places", cancellation);

    /// <summary>How many postcodes can be looked up.</summary>
    public Task<KnownPostcodes> PostcodesAsync(CancellationToken cancellation = default) =>
        GetAsync<KnownPostcodes>("postcodes", cancellation);

    /// <summary>The ward of a postcode; null where it is not known.</summary>
    public Task<Area?> WardOfPostcodeAsync(string postcode, CancellationToken cancellation = default) =>
        FindAsync<Area>(Request(HttpMethod.Post, "postcodes/ward", new FindWard(postcode)), cancellation);

    /// <summary>One place; null where there is none by that slug.</summary>
    public Task<PlaceDetail?> PlaceAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<PlaceDetail>($"places/{Part(slug)}", cancellation);
}
