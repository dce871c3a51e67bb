using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Hours that partners said they can give.</summary>
internal sealed class CapacityGiven : IPartnerReference
{
    public string What => "Capacity";

    public string Rule =>
        "Hours of the quarter of the day and of later ones go to the successor, after a split to the first; hours that were typed for both add up. "
        + "Earlier quarters stay on record.";

    public IReadOnlyList<Type> Entities => [typeof(Capacity)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var first = Quarter.Of(change.On).From;
        var all = await db.Capacities.Where(capacity => change.Ending.Contains(capacity.PartnerId)).ToListAsync(cancellationToken);
        effect.Stays(change.MainHeir is null ? all.Count : all.Count(capacity => capacity.QuarterFrom < first));
        if (change.MainHeir is not { } heir)
        {
            return;
        }

        foreach (var quarter in all.Where(capacity => capacity.QuarterFrom >= first).GroupBy(capacity => capacity.QuarterFrom))
        {
            var hours = quarter.Sum(capacity => capacity.Hours);
            db.RemoveRange(quarter);
            var own = await db.Capacities.FindAsync([heir.Id, quarter.Key], cancellationToken);
            if (own is null)
            {
                own = new Capacity { PartnerId = heir.Id, QuarterFrom = quarter.Key, Hours = 0 };
                db.Add(own);
            }

            own.Hours += hours;
            own.Skills =
            [
                .. own.Skills.Concat(quarter.SelectMany(capacity => capacity.Skills))
                    .GroupBy(each => each.Skill, StringComparer.Ordinal)
                    .Select(each => new SkillHours(each.Key, each.Sum(one => one.Hours))),
            ];

            foreach (var capacity in quarter)
            {
                effect.Moves($"{capacity.Hours:0.##} hours from {quarter.Key:d MMMM yyyy} of {change.Ended(capacity.PartnerId).Name}: to {heir.Name}");
            }
        }
    }

}
