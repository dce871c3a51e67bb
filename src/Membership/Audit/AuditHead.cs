using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Audit;

/// <summary>
/// The end of the audit trail: how many entries it has and the last one's hash, so that entries cut off at the end are
/// missed. The one row of its table; who appends holds it locked, so entries follow one another between replicas too.
/// </summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>How many entries there are: the last one's sequence.</summary>
    public long Entries { get; private set; }

    /// <summary>The last one's hash; <see cref="AuditEntry.NoHash"/> where there is none.</summary>
    public string Hash { get; private set; } = AuditEntry.NoHash;

    /// <summary>
    /// The head, locked until the transaction ends: the others wait here for their turn, whatever the database. Only
    /// an update locks on all of them, so it writes what stands there already.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction, so nothing would be locked.</exception>
    public static async Task<AuditHead> LockAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("The trail is appended to in a transaction.");
        }

        await db.AuditHeads.ExecuteUpdateAsync(
            head => head.SetProperty(each => each.Entries, each => each.Entries), cancellationToken);
        return await db.AuditHeads.SingleAsync(cancellationToken);
    }

    /// <summary>The next entry; the head moves on to it.</summary>
    public AuditEntry Append(ActionAudited action)
    {
        var entry = AuditEntry.Following(Entries, Hash, action);
        (Entries, Hash) = (entry.Sequence, entry.Hash);
        return entry;
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head");
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.Property(head => head.Hash).HasMaxLength(64);
        builder.HasData(new AuditHead());
    }
}
