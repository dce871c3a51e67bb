namespace IcpEngage.Contracts.Membership;

/// <summary>What an organisation is.</summary>
public enum PartnerKind
{
    /// <summary>Integrated care board.</summary>
    IntegratedCareBoard,

    /// <summary>Upper-tier or unitary council.</summary>
    LocalAuthority,

    /// <summary>NHS trust or foundation trust.</summary>
    NhsTrust,

    /// <summary>Primary care network.</summary>
    PrimaryCareNetwork,

    /// <summary>Local Healthwatch.</summary>
    Healthwatch,

    /// <summary>Voluntary, community or social enterprise organisation.</summary>
    Vcse,

    /// <summary>Provider of social care.</summary>
    SocialCareProvider,

    /// <summary>Any other partner.</summary>
    Other,

    /// <summary>Housing association or other housing body.</summary>
    Housing,

    /// <summary>Police; also fire and rescue, and other blue-light services.</summary>
    Police,

    /// <summary>School, college or university.</summary>
    Education,

    /// <summary>Business, or a body that speaks for businesses.</summary>
    Business,
}

/// <summary>Who gives a code.</summary>
public enum CodeScheme
{
    /// <summary>NHS Organisation Data Service.</summary>
    Ods,

    /// <summary>Government Statistical Service.</summary>
    Gss,

    /// <summary>Given locally.</summary>
    Local,
}

/// <summary>A code by which an organisation is known.</summary>
/// <param name="Scheme">Who gives it.</param>
/// <param name="Value">As it is written, in capitals.</param>
/// <param name="From">First day; null: since before it was recorded.</param>
/// <param name="Until">Last day; null while it holds.</param>
public sealed record PartnerCode(CodeScheme Scheme, string Value, DateOnly? From = null, DateOnly? Until = null);

/// <summary>An organisation of the system.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Slug">For addresses; <c>healthwatch-halton</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its ODS code, else its GSS code, else a local one; null where it has none.</param>
/// <param name="AreaCodes">Areas it serves.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record Partner(
    Guid Id, string Slug, string Name, PartnerKind Kind, string? Code, IReadOnlyList<string> AreaCodes, bool Demonstration)
{
    /// <summary>First day; null: since before it was recorded.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>It is there on that day.</summary>
    public bool IsThere(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);
}

/// <summary>Partners were set up or changed. Apply by id, last writer wins.</summary>
public sealed record PartnersRegistered(IReadOnlyList<Partner> Partners) : IEvent;

/// <summary>The two bodies locally called “ICP”.</summary>
public enum PartnershipKind
{
    /// <summary>The statutory joint committee of the ICB and every upper-tier or unitary authority.</summary>
    System,

    /// <summary>Joint working in one place.</summary>
    Place,
}

/// <summary>How a partner takes part. Involvement is not equivalent to formal membership.</summary>
public enum Standing
{
    /// <summary>Formally seated.</summary>
    Member,

    /// <summary>Takes part in a forum or sub-group.</summary>
    Participant,

    /// <summary>Engaged without a seat.</summary>
    Involved,
}

/// <summary>A body of partners.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Kind">System or place.</param>
/// <param name="Name">Its local name.</param>
/// <param name="AreaCode">The area it is for.</param>
/// <param name="Seats">Who takes part, and on what footing.</param>
public sealed record Partnership(Guid Id, PartnershipKind Kind, string Name, string AreaCode, IReadOnlyList<Seat> Seats);

/// <summary>A partner's part in a partnership.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="PartnerName">Its name.</param>
/// <param name="Standing">Member, participant or involved.</param>
/// <param name="Basis">Why it has the seat: a rule of the policy pack, or an appointment.</param>
public sealed record Seat(Guid PartnerId, string PartnerName, Standing Standing, string Basis);
