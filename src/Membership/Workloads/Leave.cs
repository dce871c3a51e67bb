using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>
/// Days on which a partner can give less than on others. Whose leave it is, nobody is told: what counts is how much less.
/// </summary>
internal sealed class Leave
{
    public const int LongestDays = 366;
    public const int LongestNote = 100;

    public required Guid Id { get; init; }

    public required Guid PartnerId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, not before the first.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Hours fewer over these days; null where nobody works at all, or nobody who has <see cref="Skill"/>.</summary>
    public required decimal? Hours { get; init; }

    /// <summary>The skill that is missing; null where it is no skill in particular.</summary>
    public required string? Skill { get; init; }

    /// <summary>What for, such as “Office closed”; names nobody.</summary>
    public required string? Note { get; init; }

    /// <summary>Nobody works.</summary>
    public bool Closed => Hours is null && Skill is null;

    public LeaveView ToContract() => new(Id, From, To, Hours, Skill, Note);
}

internal sealed class LeaveConfiguration : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> builder)
    {
        builder.Property(leave => leave.Id).ValueGeneratedNever();
        builder.Property(leave => leave.Skill).HasMaxLength(40);
        builder.Property(leave => leave.Note).HasMaxLength(Leave.LongestNote);
        builder.HasOne<Partner>().WithMany().HasForeignKey(leave => leave.PartnerId);
        builder.HasIndex(leave => new { leave.PartnerId, leave.To });
    }
}
