using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.NamedRoles;
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
/// <param name="Expectations">Voices that every partnership is asked about: groups that must not be overlooked, and typical members.</param>
internal sealed record PolicyPack(
    string Code,
    string Title,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<SeatRule> Seats,
    IReadOnlyList<Expectation> Expectations)
{
    private const string Folder = "policy-packs/";

    /// <summary>Named roles that the system and places have to fill.</summary>
    public IReadOnlyList<NamedRoleRule> NamedRoles { get; init; } = [];

    /// <summary>The packs that the product ships with, oldest first.</summary>
    public static IReadOnlyList<PolicyPack> Shipped { get; } = [.. Read().OrderBy(pack => pack.ValidFrom)];

    /// <summary>After how many days things are late, stale or looked at again.</summary>
    public PolicyDays Days { get; init; } = new();

    /// <summary>What partnerships are asked to keep up, and who chooses their chair.</summary>
    public PartnershipRules Records { get; init; } = new();

    /// <summary>When asks that nobody answers are escalated and expire.</summary>
    public AskDays Asks { get; init; } = new();

    /// <summary>The role that acts on what a partnership of a kind misses.</summary>
    public IReadOnlyDictionary<PartnershipKind, string> Acts { get; init; } = new Dictionary<PartnershipKind, string>
    {
        [PartnershipKind.System] = Roles.Secretariat,
        [PartnershipKind.Place] = Roles.PlaceLead,
    };

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
/// <param name="Area">Whether it is for each place of the partnership's area or for the area as a whole.</param>
/// <param name="OneIsEnough">One partner of the kind is enough; otherwise every one of them has its part.</param>
internal sealed record SeatRule(
    PartnershipKind Partnership,
    PartnerKind Partner,
    Standing Standing,
    bool Statutory,
    string Basis,
    RuleArea Area = RuleArea.Whole,
    bool OneIsEnough = false);

/// <summary>What a rule of seats is for.</summary>
internal enum RuleArea
{
    /// <summary>The partnership's area as a whole.</summary>
    Whole,

    /// <summary>Each place in it.</summary>
    EachPlace,
}

/// <summary>A voice that a partnership is asked about.</summary>
/// <param name="Code">Stable within all packs; <c>unpaid-carers</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Strength">How strongly it is asked for.</param>
/// <param name="Standing">The least standing that answers it.</param>
/// <param name="Basis">Who asks for it, in a sentence.</param>
/// <param name="Partners">Partners of these kinds speak for it by what they are; of none, somebody records who does.</param>
/// <param name="Partnership">Only in partnerships of this kind; null: in all.</param>
internal sealed record Expectation(
    string Code,
    string Name,
    ExpectationStrength Strength,
    Standing Standing,
    string Basis,
    IReadOnlyList<PartnerKind> Partners,
    PartnershipKind? Partnership = null);
