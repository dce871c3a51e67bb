using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>What was done to partners on an earlier day stands: what it changed, row by row, is needed no more and is deleted.</summary>
internal sealed class SuccessionSweeper(IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<SuccessionSweeper> logger)
    : Sweeper(TimeSpan.FromHours(1), readiness, time, logger)
{
    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var today = Time.Today();
        foreach (var record in await db.Set<SuccessionRecord>().Where(record => record.Day < today).ToListAsync(cancellationToken))
        {
            record.Rows = [];
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
