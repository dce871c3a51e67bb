using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>
/// Forgets who held a named role once the policy pack's days after their last one are over. Several processes may do it at
/// once: the role's version lets one of them.
/// </summary>
internal sealed class NamedRoleSweeper(IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<NamedRoleSweeper> logger)
    : Sweeper(TimeSpan.FromHours(1), readiness, time, logger)
{
    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var days = (await scope.ServiceProvider.GetRequiredService<PolicyPacks>().InForceAsync(cancellationToken)).Days;
        var over = Time.Today().AddDays(-days.NamedRoleKept);
        foreach (var role in await db.NamedRoles.Include(role => role.Partner).Where(role => role.Until < over && role.Name != Person.Erased).ToListAsync(cancellationToken))
        {
            role.Forget();
            db.Audit(Time, actor: null, AuditActions.NamedRoleForgotten, $"named-role/{role.Id}", role.AreaCode ?? role.Partner?.Slug ?? Grant.WholeSystem, after: new { role.Kind, role.From, role.Until });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            Logger.LogInformation("Named roles that are over were forgotten by another process at the same time");
        }
    }
}
