using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>What becomes of partners, once it is known to make sense: <see cref="SuccessionRules"/>.</summary>
/// <param name="Kind">Merged, split or ended.</param>
/// <param name="On">First day on which it holds; today or earlier.</param>
/// <param name="From">Those that end the day before.</param>
/// <param name="Into">Those that come after; the first takes what belongs to no area of another.</param>
/// <param name="Because">Why.</param>
/// <param name="Actor">Who says so; null: the platform itself.</param>
/// <param name="At">When it is said.</param>
internal sealed record Change(
    SuccessionKind Kind, DateOnly On, IReadOnlyList<Partner> From, IReadOnlyList<Partner> Into, string Because, ClaimsPrincipal? Actor, DateTimeOffset At)
{
    /// <summary>Id of whoever says so.</summary>
    public Guid? By => Actor?.PersonId();

    /// <summary>Last day of those that end.</summary>
    public DateOnly LastDay => On.AddDays(-1);

    /// <summary>Ids of those that end.</summary>
    public IReadOnlyList<Guid> Ending { get; } = [.. From.Select(partner => partner.Id)];

    /// <summary>The day on which it is said, in Europe/London.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The partner that ends, of that id.</summary>
    public Partner Ended(Guid id) => From.First(partner => partner.Id == id);

    /// <summary>Who takes what belongs to an area: the first that serves it, else the first of all; null where nobody comes after.</summary>
    public Partner? HeirIn(string areaCode) => Into.FirstOrDefault(partner => partner.Serves(areaCode)) ?? MainHeir;

    /// <summary>All that serve the area; the first of all where none does.</summary>
    public IReadOnlyList<Partner> HeirsIn(string areaCode) =>
        Into.Where(partner => partner.Serves(areaCode)).ToList() is { Count: > 0 } serving ? serving
        : MainHeir is { } main ? [main]
        : [];

    /// <summary>Who takes what belongs to no area; null where nobody comes after.</summary>
    public Partner? MainHeir => Into.Count > 0 ? Into[0] : null;
}
