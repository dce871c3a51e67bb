using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IcpEngage.Membership.Audit;

/// <summary>Entries of the trail are added, never changed or deleted: code is refused here, SQL by triggers.</summary>
internal static class AppendOnly
{
    /// <exception cref="InvalidOperationException">An entry was changed or deleted.</exception>
    public static void Require(ChangeTracker changes)
    {
        if (changes.Entries<AuditEntry>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("The audit trail is append-only.");
        }
    }
}
