using System.Security.Cryptography;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// Does to the database what becomes of partners, whole: those that end get their last day, everything that refers to them
/// follows, and the history says so. To look first is to do the same and not to save it.
/// </summary>
internal sealed class SuccessionWork(IEnumerable<IPartnerReference> references, TimeProvider time)
{
    /// <summary>Applies the change to what the context tracks. The caller saves, or throws the context away.</summary>
    public async Task<SuccessionCheck> ApplyAsync(Change change, MembershipDb db, CancellationToken cancellationToken)
    {
        var effects = new List<ReferenceEffect>();
        foreach (var reference in references)
        {
            var effect = new Effect();
            await reference.FollowAsync(change, db, effect, cancellationToken);
            effects.Add(effect.ToContract(reference));
        }

        Record(change, db);
        foreach (var partner in change.From)
        {
            partner.Until = change.LastDay;
        }

        var seen = Seen(change, effects);
        return new SuccessionCheck(
            change.Kind, change.On, [.. change.From.Select(partner => partner.ToContract())], [.. change.Into.Select(partner => partner.ToContract())], effects, seen);
    }

    /// <summary>Records what the act does, writes it into the audit trail, and tells others what the partners are now.</summary>
    public void Tell(Change change, SuccessionCheck done, MembershipDb db)
    {
        var act = db.ChangeTracker.Entries<Succession>().First(step => step.State == EntityState.Added).Entity.ActId;
        db.Add(new SuccessionRecord
        {
            ActId = act,
            Day = change.Today,
            At = change.At,
            Effects = [.. done.Effects.Where(effect => effect.Moves + effect.Ends > 0).Select(effect => effect.What == AccessHeld.OfPeople ? effect with { Lines = [] } : effect)],
            Rows = RowsOfChange.Read(db),
        });
        db.Audit(
            time,
            change.Actor,
            change.Kind switch
            {
                SuccessionKind.Merged => AuditActions.PartnersMerged,
                SuccessionKind.Split => AuditActions.PartnerSplit,
                SuccessionKind.Ended => AuditActions.PartnerEnded,
                SuccessionKind.Renamed => AuditActions.PartnerRenamed,
            },
            $"partner/{change.From[0].Slug}",
            Grant.WholeSystem,
            before: new { Partners = change.From.Select(partner => partner.Name) },
            after: new { Successors = change.Into.Select(partner => partner.Name), change.On });
        db.Publish(new PartnersRegistered([.. change.From.Concat(change.Into).Select(partner => partner.ToContract())]));
    }

    /// <summary>Things that refer to partners and should not, because they are not there any more: “Seats: 2”, by partner.</summary>
    public async Task<ILookup<Guid, string>> LeftAsync(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db, CancellationToken cancellationToken)
    {
        var left = new List<(Guid Partner, string What)>();
        foreach (var reference in references)
        {
            if (reference.Left(partners, today, db) is { } found)
            {
                var counts = await found.GroupBy(partner => partner).Select(group => new { Partner = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
                left.AddRange(counts.Select(each => (each.Partner, $"{reference.What}: {each.Count}")));
            }
        }

        return left.ToLookup(each => each.Partner, each => each.What);
    }

    private static void Record(Change change, MembershipDb db)
    {
        var act = Guid.CreateVersion7(change.At);
        foreach (var partner in change.From)
        {
            foreach (var (place, heir) in change.Into.Cast<Partner?>().DefaultIfEmpty().Index())
            {
                db.Add(new Succession
                {
                    Id = Guid.CreateVersion7(change.At),
                    ActId = act,
                    Kind = change.Kind,
                    On = change.On,
                    PartnerId = partner.Id,
                    Name = partner.Name,
                    SuccessorId = heir?.Id,
                    SuccessorName = heir?.Name,
                    Place = place,
                    Because = change.Because,
                    RecordedById = change.By,
                    RecordedAt = change.At,
                });
            }
        }
    }

    private static string Seen(Change change, IReadOnlyList<ReferenceEffect> effects) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { change.Kind, change.On, change.Ending, Into = change.Into.Select(partner => partner.Id), effects }, Json.Options)))[..32];
}
