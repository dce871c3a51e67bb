using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Agreements;

/// <summary>
/// Agreements as somebody may see them: by those who read the partnership's record, and who speak for a partner that signs.
/// A draft is seen by those who keep it.
/// </summary>
internal sealed class AgreementViews(MembershipDb db, PolicyPacks packs, TimeProvider time)
{
    /// <summary>With everything that a view needs.</summary>
    public IQueryable<Agreement> Agreements => db.Set<Agreement>()
        .AsSplitQuery()
        .Include(agreement => agreement.Partnership)
        .Include(agreement => agreement.Versions).ThenInclude(version => version.Parties).ThenInclude(party => party.Partner);

    /// <summary>Those that this person may see, those to act on first.</summary>
    public async Task<IReadOnlyList<AgreementSummary>> ListAsync(Guid? partnership, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var found = await Agreements.AsNoTracking()
            .Where(agreement => partnership == null || agreement.PartnershipId == partnership)
            .ToListAsync(cancellationToken);
        var days = (await packs.InForceAsync(cancellationToken)).Days;
        var read = await ReadAsync(user, cancellationToken);
        return
        [
            .. found.Where(agreement => IsSeenBy(agreement, user, read))
                .Select(agreement => Summary(agreement, user, days))
                .OrderBy(each => each.EndedOn is not null)
                .ThenByDescending(each => each.SigningUrgent || each.ReviewDue)
                .ThenBy(each => each.PartnershipKind)
                .ThenBy(each => each.PartnershipName, StringComparer.Ordinal)
                .ThenBy(each => each.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>One; null where there is none, or this person may not see it.</summary>
    public async Task<AgreementView?> ViewAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var agreement = await Agreements.AsNoTracking().SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken);
        if (agreement is null || !IsSeenBy(agreement, user, await ReadAsync(user, cancellationToken)))
        {
            return null;
        }

        var days = (await packs.InForceAsync(cancellationToken)).Days;
        var signers = agreement.Versions.SelectMany(version => version.Parties).Select(party => party.SignedById).OfType<Guid>().ToHashSet();
        var names = await db.People.Where(person => signers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var keeps = user.Keeps(agreement.Partnership);
        return new AgreementView(
            Summary(agreement, user, days),
            [
                .. agreement.Versions
                    .Where(version => keeps || version.State != AgreementVersionState.Draft)
                    .OrderByDescending(version => version.Number)
                    .Select(version => View(version, names)),
            ],
            agreement.EndReason,
            agreement.Version);
    }

    private static bool IsSeenBy(Agreement agreement, ClaimsPrincipal user, HashSet<Guid> read) =>
        user.Keeps(agreement.Partnership)
        || agreement.Versions.Exists(version => version.State != AgreementVersionState.Draft
            && (read.Contains(agreement.PartnershipId) || version.Parties.Exists(party => user.SpeaksFor(party.Partner.Slug))));

    private Task<HashSet<Guid>> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        db.ReadBy(user, time.Today()).Select(partnership => partnership.Id).ToHashSetAsync(cancellationToken);

    private AgreementSummary Summary(Agreement agreement, ClaimsPrincipal user, PolicyDays days)
    {
        var today = time.Today();
        var signing = agreement.Ended ? null : agreement.Signing;
        var inForce = agreement.Ended ? null : agreement.InForce;
        return new AgreementSummary(
            agreement.Id,
            agreement.PartnershipId,
            agreement.Partnership.Name,
            agreement.Partnership.Kind,
            agreement.Partnership.AreaCode,
            agreement.Kind,
            agreement.Title,
            user.Keeps(agreement.Partnership) ? agreement.Draft?.Number : null,
            signing?.Number,
            inForce?.Number,
            (signing ?? inForce)?.Parties.Count ?? 0,
            [.. (signing?.Parties ?? []).Where(party => party.SignedOn is null).Select(Partner).OrderBy(partner => partner.Name, StringComparer.Ordinal)],
            signing?.SignBy,
            signing?.SignBy is { } signBy && signBy.AddDays(-days.SigningNotice) <= today,
            inForce?.ReviewBy,
            inForce?.ReviewBy is { } reviewBy && reviewBy.AddDays(-days.ReviewNotice) <= today,
            agreement.EndedAt is { } ended ? DateOnly.FromDateTime(ended.InLondon().DateTime) : null);
    }

    private static AgreementVersionView View(AgreementVersion version, Dictionary<Guid, string> names) => new(
        version.Number,
        version.State,
        version.Text,
        version.Objectives,
        version.Outcomes,
        version.Public,
        version.ReviewBy,
        version.SignBy,
        version.SentOn,
        version.InForceOn,
        version.CalledBackBecause,
        [
            .. version.Parties
                .OrderBy(party => party.Partner.Name, StringComparer.Ordinal)
                .Select(party => new AgreementParty(
                    Partner(party),
                    party.SignedOn,
                    party.OnPaper,
                    party is { OnPaper: false, SignedById: { } person } ? names.GetValueOrDefault(person) : null,
                    party.Office,
                    party.FiledAt,
                    party.Concern,
                    party.ConcernOn)),
        ]);

    private static AgreementPartner Partner(Party party) => new(party.PartnerId, party.Partner.Slug, party.Partner.Name);
}
