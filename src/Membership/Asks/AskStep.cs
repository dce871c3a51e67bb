using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Asks;

/// <summary>A step in an ask's story, never changed.</summary>
internal sealed class AskStep
{
    public required Guid Id { get; init; }

    public Guid AskId { get; private set; }

    /// <summary>From 1. Of two at once the ask's version lets one be saved.</summary>
    public required int Number { get; init; }

    public required AskStepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for a service, and for time itself.</summary>
    public Guid? ById { get; init; }

    /// <summary>The wish that it was about; null where it was about all.</summary>
    public Guid? LineId { get; init; }

    public decimal? Hours { get; init; }

    public string? Note { get; init; }
}

internal sealed class AskStepConfiguration : IEntityTypeConfiguration<AskStep>
{
    public void Configure(EntityTypeBuilder<AskStep> builder)
    {
        builder.ToTable("AskSteps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Note).HasMaxLength(Ask.LongestReason);
        builder.HasIndex(step => step.ById);
    }
}
