using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Strategy.Evidence;

/// <summary>That evidence was withdrawn. Apart from our copy of it, because it may be heard of first.</summary>
internal sealed class WithdrawnEvidence
{
    public required Guid EvidenceId { get; init; }

    public required DateOnly On { get; init; }

    public required string Because { get; init; }
}

internal sealed class WithdrawnEvidenceConfiguration : IEntityTypeConfiguration<WithdrawnEvidence>
{
    public void Configure(EntityTypeBuilder<WithdrawnEvidence> builder)
    {
        builder.HasKey(withdrawn => withdrawn.EvidenceId);
        builder.Property(withdrawn => withdrawn.EvidenceId).ValueGeneratedNever();
        builder.Property(withdrawn => withdrawn.Because).HasMaxLength(500);
    }
}

/// <summary>Notes that evidence was withdrawn: it is not cited any more, and clauses that cite it say so.</summary>
internal sealed class WhenEvidenceWithdrawn : IHandle<EvidenceWithdrawn, StrategyDb>
{
    public async Task Handle(EvidenceWithdrawn message, StrategyDb db, CancellationToken cancellationToken)
    {
        foreach (var id in message.EvidenceIds)
        {
            if (await db.Withdrawn.FindAsync([id], cancellationToken) is null)
            {
                db.Withdrawn.Add(new WithdrawnEvidence { EvidenceId = id, On = message.On, Because = message.Because });
            }
        }
    }
}
