using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Areas;

/// <summary>Keeps who lives where, as Places last published it.</summary>
internal sealed class KeepPopulation : IHandle<PopulationProfilesPublished, EngagementDb>
{
    public async Task Handle(PopulationProfilesPublished message, EngagementDb db, CancellationToken cancellationToken)
    {
        var codes = message.Profiles.Select(profile => profile.AreaCode).ToList();
        var known = await db.Populations.Where(kept => codes.Contains(kept.AreaCode))
            .ToDictionaryAsync(kept => kept.AreaCode, cancellationToken);
        foreach (var profile in message.Profiles)
        {
            if (known.TryGetValue(profile.AreaCode, out var kept))
            {
                kept.Residents = profile.Residents;
                kept.Profile = profile;
            }
            else
            {
                known[profile.AreaCode] = db.Populations.Add(new KnownPopulation
                {
                    AreaCode = profile.AreaCode,
                    Residents = profile.Residents,
                    Profile = profile,
                }).Entity;
            }
        }
    }
}
