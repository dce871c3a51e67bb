using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// What the law and guidance of a period ask of partnerships. Data, because both change: a new pack with its dates
/// supersedes an old one, and no code names what is in either.
/// </summary>
/// <param name="Code">Its name; <c>england-2022</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="ValidFrom">First day on which it applies.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="Seats">Who takes part in a partnership, and why.</param>
/// <param name="NotToBeOverlooked">Groups whose voice every partnership is asked about.</param>
internal sealed record PolicyPack(
    string Code,
    string Title,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<SeatRule> Seats,
    IReadOnlyList<string> NotToBeOverlooked)
{
    private const string Folder = "policy-packs/";

    /// <summary>The packs that the product ships with, oldest first.</summary>
    public static IReadOnlyList<PolicyPack> Shipped { get; } = [.. Read().OrderBy(pack => pack.ValidFrom)];

    /// <summary>The pack that applies on the day; of several, the latest to come into force.</summary>
    /// <exception cref="InvalidOperationException">None applies.</exception>
    public static PolicyPack InForceOn(DateOnly day, IEnumerable<PolicyPack> packs) =>
        packs.Where(pack => pack.ValidFrom <= day && (pack.ValidTo is null || pack.ValidTo >= day)).MaxBy(pack => pack.ValidFrom)
        ?? throw new InvalidOperationException($"No policy pack applies on {day:yyyy-MM-dd}.");

    /// <summary>
    /// The seats that the pack gives in a partnership: in the system's to every partner of a rule's kind, in a place's to
    /// those that serve the place or the whole system.
    /// </summary>
    public IEnumerable<Seat> SeatsIn(PartnershipKind kind, string areaCode, string systemCode, IEnumerable<Partner> partners) =>
        from rule in Seats
        where rule.Partnership == kind
        from partner in partners
        where partner.Kind == rule.Partner
            && (kind == PartnershipKind.System || partner.Serves(areaCode) || partner.Serves(systemCode))
        select new Seat { PartnerId = partner.Id, Standing = rule.Standing, Basis = rule.Basis };

    private static IEnumerable<PolicyPack> Read()
    {
        var assembly = typeof(PolicyPack).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<PolicyPack>(stream, Json.Options)
                ?? throw new InvalidOperationException($"{name} is empty.");
        }
    }
}

/// <summary>Gives partners of a kind a part in partnerships of a kind.</summary>
/// <param name="Partnership">Which partnerships.</param>
/// <param name="Partner">Which partners.</param>
/// <param name="Standing">On what footing.</param>
/// <param name="Statutory">A statute asks for it; otherwise it is local agreement.</param>
/// <param name="Basis">The rule or agreement, in a sentence.</param>
internal sealed record SeatRule(PartnershipKind Partnership, PartnerKind Partner, Standing Standing, bool Statutory, string Basis);
