using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A policy pack that an administrator added. The product's own packs are in no table.</summary>
internal sealed class StoredPolicyPack
{
    public const int LongestReason = 500;

    public required string Code { get; init; }

    /// <summary>That of <see cref="Pack"/>: of two packs from the same day nobody could say which applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    public required PolicyPack Pack { get; init; }

    /// <summary>Why it supersedes the one before.</summary>
    public required string Reason { get; init; }

    public required Guid AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

internal sealed class StoredPolicyPackConfiguration : IEntityTypeConfiguration<StoredPolicyPack>
{
    public void Configure(EntityTypeBuilder<StoredPolicyPack> builder)
    {
        builder.ToTable("PolicyPacks");
        builder.HasKey(stored => stored.Code);
        builder.Property(stored => stored.Code).HasMaxLength(60);
        builder.Property(stored => stored.Pack).HasJson();
        builder.Property(stored => stored.Reason).HasMaxLength(StoredPolicyPack.LongestReason);
        builder.HasIndex(stored => stored.ValidFrom).IsUnique();
    }
}
