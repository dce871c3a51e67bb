using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>The packs there are: those the product ships with, and those that an administrator added.</summary>
internal sealed class PolicyPacks(MembershipDb db, TimeProvider time)
{
    /// <summary>All, oldest first.</summary>
    public async Task<IReadOnlyList<PolicyPack>> AllAsync(CancellationToken cancellationToken)
    {
        var stored = await db.Set<StoredPolicyPack>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. PolicyPack.Shipped.Concat(stored.Select(row => row.Pack)).DistinctBy(pack => pack.Code).OrderBy(pack => pack.ValidFrom)];
    }

    /// <summary>The one that applies today.</summary>
    /// <exception cref="InvalidOperationException">None applies.</exception>
    public async Task<PolicyPack> InForceAsync(CancellationToken cancellationToken) =>
        PolicyPack.InForceOn(time.Today(), await AllAsync(cancellationToken));
}
