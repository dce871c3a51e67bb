using IcpEngage.Membership.Workloads;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Leave that lowers what partners can give.</summary>
internal sealed class LeavePlanned : IPartnerReference
{
    public string What => "Leave";

    public string Rule =>
        "Leave that goes on or comes, and says how many hours fewer there are, goes along with the hours. Days on which an office is closed stay with it: a successor says when it is closed.";

    public IReadOnlyList<Type> Entities => [typeof(Leave)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        foreach (var leave in await db.Set<Leave>().Where(leave => change.Ending.Contains(leave.PartnerId)).ToListAsync(cancellationToken))
        {
            if (change.MainHeir is { } heir && leave.To >= change.On && leave.Hours is not null)
            {
                var ended = change.Ended(leave.PartnerId);
                db.Entry(leave).Property(each => each.PartnerId).CurrentValue = heir.Id;
                effect.Moves($"{leave.Hours:0.##} hours fewer from {leave.From:d MMMM yyyy}, of {ended.Name}: to {heir.Name}");
            }
            else
            {
                effect.Stays(1);
            }
        }
    }

}

/// <summary>What an hour of partners costs.</summary>
internal sealed class RatesSaid : IPartnerReference
{
    public string What => "Rates for an hour";

    public string Rule => "Rates stay on record. A successor that has said none goes on with the rate of the day.";

    public IReadOnlyList<Type> Entities => [typeof(HourlyRate)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var rates = await db.Set<HourlyRate>().Where(rate => change.Ending.Contains(rate.PartnerId)).ToListAsync(cancellationToken);
        effect.Stays(rates.Count);
        foreach (var heir in change.Into)
        {
            var own = await db.Set<HourlyRate>().AnyAsync(rate => rate.PartnerId == heir.Id, cancellationToken);
            var ofTheDay = change.Ending.Select(ending => HourlyRate.On(change.On, rates.Where(rate => rate.PartnerId == ending))).FirstOrDefault(pounds => pounds is not null);
            if (!own && ofTheDay is { } pounds)
            {
                db.Add(new HourlyRate { PartnerId = heir.Id, From = change.On, Pounds = pounds });
                effect.Moves($"£{pounds:0.00} an hour: also for {heir.Name}");
            }
        }
    }

}
