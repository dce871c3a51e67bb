using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>The register of partners, what becomes of them, and named roles.</summary>
internal sealed class PartnersClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "partner organisations")
{
    /// <summary>All partners by name, those that are not there today too.</summary>
    public Task<IReadOnlyList<Partner>> AllAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Partner>>(Query("partners", ("ended", "true")), cancellation);

    /// <summary>A partner with its codes and its history; null where there is none.</summary>
    public Task<PartnerDetail?> ShowAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<PartnerDetail>($"partners/{Part(slug)}", cancellation);

    /// <summary>Adds a partner.</summary>
    public Task<PartnerDetail> AddAsync(AddPartner partner, CancellationToken cancellation = default) =>
        SendAsync<PartnerDetail>(Request(HttpMethod.Post, "partners", partner), cancellation);

    /// <summary>Changes a partner.</summary>
    public Task<PartnerDetail> ChangeAsync(string slug, ChangePartner change, CancellationToken cancellation = default) =>
        SendAsync<PartnerDetail>(Request(HttpMethod.Put, $"partners/{Part(slug)}", change), cancellation);

    /// <summary>Gives a partner another name.</summary>
    public Task<PartnerDetail> RenameAsync(string slug, RenamePartner rename, CancellationToken cancellation = default) =>
        SendAsync<PartnerDetail>(Request(HttpMethod.Post, $"partners/{Part(slug)}/rename", rename), cancellation);

    /// <summary>What a merger, a split or an end would do.</summary>
    public Task<SuccessionCheck> CheckAsync(SucceedPartners request, CancellationToken cancellation = default) =>
        SendAsync<SuccessionCheck>(Request(HttpMethod.Post, "partners/successions/check", request), cancellation);

    /// <summary>Merges, splits or ends partners, as it was shown.</summary>
    public Task<SuccessionCheck> SucceedAsync(SucceedPartners request, CancellationToken cancellation = default) =>
        SendAsync<SuccessionCheck>(Request(HttpMethod.Post, "partners/successions", request), cancellation);

    /// <summary>What became of a partner that ended, and what that did; null where nothing is on record.</summary>
    public Task<SuccessionOutcome?> OutcomeAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<SuccessionOutcome>($"partners/{Part(slug)}/succession", cancellation);

    /// <summary>Takes back what became of a partner.</summary>
    public Task TakeBackAsync(string slug, TakeSuccessionBack because, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"partners/{Part(slug)}/succession/take-back", because), cancellation);

    /// <summary>Partners whose last day has passed while something still refers to them.</summary>
    public Task<IReadOnlyList<UnsettledPartner>> UnsettledAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<UnsettledPartner>>("partners/unsettled", cancellation);

    /// <summary>Adds the partners of a table.</summary>
    public Task<ImportedPartners> ImportAsync(string csv, CancellationToken cancellation = default) =>
        SendAsync<ImportedPartners>(Request(HttpMethod.Post, "partners/import", new PartnerTable(csv)), cancellation);

    /// <summary>Tries a plan on a copy.</summary>
    public Task<RehearsalReport> RehearseAsync(RehearsePartners plan, CancellationToken cancellation = default) =>
        SendAsync<RehearsalReport>(Request(HttpMethod.Post, "partners/rehearsals", plan), cancellation);

    /// <summary>What became of integrated care boards in 2026, as a plan.</summary>
    public Task<PartnerTable> ChangesOf2026Async(CancellationToken cancellation = default) =>
        GetAsync<PartnerTable>("partners/rehearsals/changes-2026", cancellation);

    /// <summary>Named roles as everybody may read them.</summary>
    public Task<IReadOnlyList<PublicRole>> NamedRolesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<PublicRole>>("named-roles", cancellation);

    /// <summary>Everybody who holds or held a named role.</summary>
    public Task<IReadOnlyList<RoleHoldingView>> RoleRegisterAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<RoleHoldingView>>("named-roles/register", cancellation);

    /// <summary>Named roles that the caller should see to.</summary>
    public Task<IReadOnlyList<RoleAlarm>> RoleAlarmsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<RoleAlarm>>("named-roles/alarms", cancellation);

    /// <summary>Puts somebody into a named role.</summary>
    public Task<RoleHoldingView> GiveRoleAsync(GiveNamedRole role, CancellationToken cancellation = default) =>
        SendAsync<RoleHoldingView>(Request(HttpMethod.Post, "named-roles", role), cancellation);

    /// <summary>Changes how whoever holds a named role is reached.</summary>
    public Task<RoleHoldingView> ChangeRoleAsync(Guid id, ChangeNamedRole change, CancellationToken cancellation = default) =>
        SendAsync<RoleHoldingView>(Request(HttpMethod.Put, $"named-roles/{id}", change), cancellation);

    /// <summary>Ends somebody's time in a named role.</summary>
    public Task<RoleHoldingView> EndRoleAsync(Guid id, EndNamedRole end, CancellationToken cancellation = default) =>
        SendAsync<RoleHoldingView>(Request(HttpMethod.Post, $"named-roles/{id}/end", end), cancellation);

    /// <summary>Says that the details of a named role are right.</summary>
    public Task<RoleHoldingView> ConfirmRoleAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync<RoleHoldingView>(new(HttpMethod.Post, $"named-roles/{id}/confirm"), cancellation);
}
