using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Evidence;

/// <summary>A clause of the strategy that rests, or rested, on evidence: whom a correction must reach.</summary>
internal sealed class EvidenceUse
{
    public required Guid EvidenceId { get; init; }

    public required Guid ClauseId { get; init; }

    public required string ClauseHeading { get; set; }

    /// <summary>False once the citation was taken back; the row stays, so that an older event cannot bring it back.</summary>
    public required bool Cited { get; set; }

    /// <summary>Version of the clause that said so.</summary>
    public required int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceUse>
    {
        public void Configure(EntityTypeBuilder<EvidenceUse> builder)
        {
            builder.ToTable("evidence_uses");
            // No foreign key: a demonstration clause may cite evidence that this service has yet to set up.
            builder.HasKey(use => new { use.EvidenceId, use.ClauseId });
            builder.Property(use => use.ClauseHeading).HasMaxLength(500);
        }
    }
}

/// <summary>Keeps who relies on which evidence. The highest version of the clause counts.</summary>
internal sealed class KeepEvidenceUse : IHandle<EvidenceCited, EngagementDb>
{
    public async Task Handle(EvidenceCited message, EngagementDb db, CancellationToken cancellationToken)
    {
        var use = await db.Set<EvidenceUse>().FindAsync([message.EvidenceId, message.ClauseId], cancellationToken);
        if (use is null)
        {
            db.Add(new EvidenceUse
            {
                EvidenceId = message.EvidenceId,
                ClauseId = message.ClauseId,
                ClauseHeading = message.ClauseHeading,
                Cited = message.Cited,
                Version = message.Version,
            });
        }
        else if (message.Version > use.Version)
        {
            use.ClauseHeading = message.ClauseHeading;
            use.Cited = message.Cited;
            use.Version = message.Version;
        }
    }
}
