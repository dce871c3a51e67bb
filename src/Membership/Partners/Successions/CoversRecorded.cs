using IcpEngage.Membership.Composition;
using IcpEngage.Membership.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Records that a partner speaks for a voice in a partnership.</summary>
internal sealed class CoversRecorded(PolicyPacks packs) : IPartnerReference
{
    public string What => "Voices";

    public string Rule => "Whoever comes after speaks for the voices that the organisation spoke for, in a place the one that serves it. Without a successor the record ends, and the voice counts as missing.";

    public IReadOnlyList<Type> Entities => [typeof(Cover)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var covers = await db.Set<Cover>().Where(cover => cover.PartnerId != null && change.Ending.Contains(cover.PartnerId.Value)).ToListAsync(cancellationToken);
        var areas = await db.Partnerships.ToDictionaryAsync(partnership => partnership.Id, partnership => (partnership.Name, partnership.AreaCode), cancellationToken);
        var voices = (await packs.InForceAsync(cancellationToken)).Expectations.ToDictionary(voice => voice.Code, voice => voice.Name, StringComparer.Ordinal);
        effect.Stays(covers.Count(cover => cover.EndedAt is not null));
        foreach (var cover in covers.Where(cover => cover.EndedAt is null))
        {
            var ended = change.Ended(cover.PartnerId!.Value);
            var line = $"{areas[cover.PartnershipId].Name}, {voices.GetValueOrDefault(cover.Expectation, cover.Expectation)}: {ended.Name}";
            if (change.HeirIn(areas[cover.PartnershipId].AreaCode) is { } heir)
            {
                cover.PartnerId = heir.Id;
                effect.Moves($"{line}, now {heir.Name}");
            }
            else
            {
                cover.End(change.By, change.At, $"{ended.Name} has ended");
                effect.Ends($"{line} ends");
            }
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        db.Set<Cover>().Where(cover => cover.PartnerId != null && partners.Contains(cover.PartnerId.Value) && cover.EndedAt == null).Select(cover => cover.PartnerId!.Value);
}
