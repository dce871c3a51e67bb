using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Areas that partners serve.</summary>
internal sealed class AreasServed : IPartnerReference
{
    public string What => "Areas";

    public string Rule => "After a merger the successor serves every area that those before it served. After a split each serves the areas that it has.";

    public IReadOnlyList<Type> Entities => [typeof(PartnerArea)];

    public Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        var served = change.From.SelectMany(partner => partner.Areas).Select(area => area.AreaCode).Distinct().Order(StringComparer.Ordinal).ToList();
        effect.Stays(served.Count);
        if (change is { Kind: SuccessionKind.Merged, MainHeir: { } heir })
        {
            foreach (var area in served.Where(area => !heir.Serves(area)))
            {
                heir.Areas.Add(new PartnerArea { PartnerId = heir.Id, AreaCode = area });
                effect.Moves($"{area}: also served by {heir.Name}");
            }
        }

        return Task.CompletedTask;
    }

}

/// <summary>Codes by which partners are known.</summary>
internal sealed class CodesHeld : IPartnerReference
{
    public string What => "Codes";

    public string Rule => "Codes end with their organisation and stay on record. A successor has codes of its own.";

    public IReadOnlyList<Type> Entities => [typeof(HeldCode)];

    public Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken)
    {
        foreach (var (partner, code) in change.From.SelectMany(partner => partner.Codes.Select(code => (partner, code))))
        {
            if (code.Until is not null && code.Until <= change.LastDay)
            {
                effect.Stays(1);
                continue;
            }

            code.Until = change.LastDay;
            code.From = code.From > code.Until ? code.Until : code.From;
            effect.Ends($"{code.Value} of {partner.Name}");
        }

        return Task.CompletedTask;
    }

}

/// <summary>What became of partners before.</summary>
internal sealed class EarlierSteps : IPartnerReference
{
    public string What => "History";

    public string Rule => "What became of organisations before stays on record as it is.";

    public IReadOnlyList<Type> Entities => [typeof(Succession)];

    public async Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken) =>
        effect.Stays(await db.Successions.CountAsync(
            step => change.Ending.Contains(step.PartnerId) || (step.SuccessorId != null && change.Ending.Contains(step.SuccessorId.Value)),
            cancellationToken));

}
