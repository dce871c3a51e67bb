using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using Microsoft.EntityFrameworkCore;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;
using Seat = IcpEngage.Membership.Partnerships.Seat;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Parts that partners have in partnerships, with the people who fill them.</summary>
internal sealed class SeatsHeld : IPartnerReference
{
    public string What => "Seats";

    public string Rule =>
        "In the system’s partnership every successor takes the seat; in a place’s, the successors that serve the place. The people on it stay with the first of them. "
        + "A successor that has a seat there keeps its own people, on the stronger footing of both. That the earlier organisation had the seat stays on record.";

    public IReadOnlyList<Type> Entities => [typeof(Seat), typeof(SeatHolder)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var partnerships = await db.Partnerships.Include(partnership => partnership.Seats).ThenInclude(seat => seat.Holders)
            .Where(partnership => partnership.Seats.Any(seat => change.Ending.Contains(seat.PartnerId)))
            .ToListAsync(cancellationToken);
        foreach (var partnership in partnerships)
        {
            var held = partnership.Seats.Where(seat => change.Ending.Contains(seat.PartnerId)).ToList();
            effect.Stays(held.Count(seat => seat.Until < change.On));
            foreach (var seat in held.Where(seat => seat.Until is null || seat.Until >= change.On).OrderBy(seat => seat.Standing).ThenBy(seat => seat.Id))
            {
                Pass(seat, partnership, change, effect);
            }
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        db.Set<Seat>().Where(seat => partners.Contains(seat.PartnerId) && (seat.Until == null || seat.Until > today)).Select(seat => seat.PartnerId);

    private static void Pass(Seat seat, Partnership partnership, Change change, Effect effect)
    {
        var ended = change.Ended(seat.PartnerId);
        var heirs = partnership.Kind == PartnershipKind.System ? change.Into : change.HeirsIn(partnership.AreaCode);
        var line = $"{partnership.Name}, {ended.Name} ({seat.Standing.ToString().ToLowerInvariant()})";
        var because = heirs.Count == 0 ? $"{ended.Name} has ended" : $"{ended.Name} became {string.Join(" and ", heirs.Select(heir => heir.Name))}";
        var free = heirs.FirstOrDefault(heir => OwnOf(heir, partnership, change) is null);
        foreach (var heir in heirs.Where(heir => heir != free))
        {
            Take(seat, heir, partnership, change);
        }

        if (free is null)
        {
            seat.End(seat.From > change.LastDay ? seat.From.Value : change.LastDay, because);
        }
        else
        {
            Move(seat, free, partnership, change, because);
        }

        if (heirs.Count == 0)
        {
            effect.Ends($"{line}: ends");
        }
        else
        {
            effect.Moves($"{line}: to {string.Join(" and ", heirs.Select(heir => heir.Name))}");
        }
    }

    /// <summary>The seat goes on, with its people, as the successor's; what it was until then stays on record.</summary>
    private static void Move(Seat seat, Partner heir, Partnership partnership, Change change, string because)
    {
        if (seat.From is null || seat.From <= change.LastDay)
        {
            var past = new Seat { PartnershipId = partnership.Id, PartnerId = seat.PartnerId, Standing = seat.Standing, Basis = seat.Basis, From = seat.From };
            past.End(change.LastDay, because);
            partnership.Seats.Add(past);
            seat.From = change.On;
        }

        seat.PartnerId = heir.Id;
    }

    private static void Take(Seat seat, Partner heir, Partnership partnership, Change change)
    {
        if (OwnOf(heir, partnership, change) is not { } own)
        {
            partnership.Seats.Add(new Seat { PartnershipId = partnership.Id, PartnerId = heir.Id, Standing = seat.Standing, Basis = seat.Basis, From = change.On, Until = seat.Until });
        }
        else if (seat.Standing < own.Standing)
        {
            (own.Standing, own.Basis) = (seat.Standing, seat.Basis);
        }
    }

    private static Seat? OwnOf(Partner heir, Partnership partnership, Change change) =>
        partnership.Seats.Find(seat => seat.PartnerId == heir.Id && (seat.Until is null || seat.Until >= change.On));
}
