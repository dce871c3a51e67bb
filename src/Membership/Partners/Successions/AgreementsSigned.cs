using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Agreements;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Agreements that partners signed, or are to sign.</summary>
internal sealed class AgreementsSigned : IPartnerReference
{
    public string What => "Signatures";

    public string Rule =>
        "A signature stays on record under the name that signed. Where one is still to come, the successor that serves the partnership’s area signs; without a successor nobody waits for it any more.";

    public IReadOnlyList<Type> Entities => [typeof(Party), typeof(AgreementVersion)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var agreements = await db.Set<Agreement>().Include(agreement => agreement.Partnership).Include(agreement => agreement.Versions).ThenInclude(version => version.Parties)
            .Where(agreement => agreement.Versions.Any(version => version.Parties.Any(party => change.Ending.Contains(party.PartnerId))))
            .ToListAsync(cancellationToken);
        foreach (var agreement in agreements)
        {
            foreach (var version in agreement.Versions)
            {
                var parties = version.Parties.Where(party => change.Ending.Contains(party.PartnerId)).ToList();
                var waiting = agreement.Ended || version.State is not (AgreementVersionState.Draft or AgreementVersionState.Signing)
                    ? []
                    : parties.Where(party => party.SignedOn is null).ToList();
                effect.Stays(parties.Count - waiting.Count);
                foreach (var party in waiting)
                {
                    Pass(party, version, change.HeirIn(agreement.Partnership.AreaCode), $"“{agreement.Title}”, {change.Ended(party.PartnerId).Name}", effect);
                }

                if (waiting.Count > 0)
                {
                    agreement.ChangedAt = change.At;
                }
            }

            agreement.ComeIntoForceWhenSigned(change.Today);
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        from version in db.Set<AgreementVersion>()
        where version.State == AgreementVersionState.Draft || version.State == AgreementVersionState.Signing
        from party in version.Parties
        where partners.Contains(party.PartnerId) && party.SignedOn == null
        select party.PartnerId;

    private static void Pass(Party party, AgreementVersion version, Partner? heir, string line, Effect effect)
    {
        version.Parties.Remove(party);
        if (heir is null)
        {
            effect.Ends($"{line}: nobody waits for it any more");
            return;
        }

        var own = version.PartyOf(heir.Id);
        if (own is null)
        {
            own = new Party { PartnerId = heir.Id };
            version.Parties.Add(own);
        }

        if (party is { Concern: { } concern, ConcernOn: { } day, ConcernById: { } by } && own.Concern is null)
        {
            own.Raise(by, day, concern);
        }

        effect.Moves($"{line}: {heir.Name} is to sign");
    }
}
