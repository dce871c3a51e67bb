using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>What was asked of partners, on the ledger.</summary>
internal sealed class AsksReceived : IPartnerReference
{
    public string What => "Asks";

    public string Rule =>
        "Asks that wait or are agreed, and are not over by the day, go to the successor that serves their place, with the time that was logged. "
        + "Without a successor those that wait are declined. Those who asked are told. All others stay on record.";

    public IReadOnlyList<Type> Entities => [typeof(Ask), typeof(AskLine), typeof(AskStep), typeof(TimeEntry)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var asks = await db.Asks.Include(ask => ask.Lines).Where(ask => change.Ending.Contains(ask.PartnerId)).ToListAsync(cancellationToken);
        foreach (var ask in asks)
        {
            var ended = change.Ended(ask.PartnerId);
            var line = $"“{ask.Purpose}”, asked by {string.Join(" and ", ask.StandingLines.Select(each => each.AskedBy).Distinct())}";
            if (change.HeirIn(ask.AreaCode) is { } heir && (ask.Waits || (ask.State == AskState.Accepted && ask.By >= change.On)))
            {
                ask.Follow(heir.Id, $"{ended.Name} became {heir.Name}", new Act(change.By, change.At));
                db.PublishAnswers(ask, heir.Name);
                effect.Moves($"{line}: to {heir.Name}");
            }
            else if (change.MainHeir is null && ask.Waits)
            {
                ask.Decline($"{ended.Name} has ended, and no other organisation came after it.", new Act(change.By, change.At));
                db.PublishAnswers(ask, ended.Name);
                effect.Ends($"{line}: declined");
            }
            else
            {
                effect.Stays(1);
            }
        }
    }

    public IQueryable<Guid> Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) =>
        db.Asks.Where(ask => partners.Contains(ask.PartnerId) && (ask.State == AskState.Open || ask.State == AskState.Countered)).Select(ask => ask.PartnerId);
}
