using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// What became of a partner, as a line from it to one that came after. A merger of two has two lines, a split into two has
/// two; a new name has one, to the partner itself; the end of one has one, to nobody. Never changed.
/// </summary>
internal sealed class Succession
{
    public required Guid Id { get; init; }

    /// <summary>The same on every line of one act.</summary>
    public required Guid ActId { get; init; }

    public required SuccessionKind Kind { get; init; }

    /// <summary>First day on which it holds.</summary>
    public required DateOnly On { get; init; }

    public required Guid PartnerId { get; init; }

    /// <summary>What it was called until then.</summary>
    public required string Name { get; init; }

    public Guid? SuccessorId { get; init; }

    /// <summary>What the successor was called from then on.</summary>
    public string? SuccessorName { get; init; }

    /// <summary>Which of the successors it is, from 0: the first takes what belongs to no area of another.</summary>
    public int Place { get; init; }

    public string Because { get; init; } = "";

    /// <summary>Null: the platform itself.</summary>
    public Guid? RecordedById { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public SuccessionView ToContract(IReadOnlyDictionary<Guid, string> slugs) =>
        new(Kind, On, slugs[PartnerId], Name, SuccessorId is { } successor ? slugs[successor] : null, SuccessorName);
}

/// <summary>Follows what became of partners.</summary>
internal static class Successors
{
    /// <summary>Who stands for the partner today in an area: itself, or whoever came after it; null where there was no such partner.</summary>
    public static async Task<Guid?> SuccessorInAsync(this MembershipDb db, Guid partner, string areaCode, CancellationToken cancellationToken)
    {
        if (!await db.Partners.AnyAsync(each => each.Id == partner, cancellationToken))
        {
            return null;
        }

        while (true)
        {
            var next = await db.Successions
                .Where(step => step.PartnerId == partner && step.SuccessorId != null && step.Kind != SuccessionKind.Renamed)
                .OrderByDescending(step => db.Set<PartnerArea>().Any(area => area.PartnerId == step.SuccessorId && area.AreaCode == areaCode))
                .ThenBy(step => step.Place)
                .Select(step => step.SuccessorId)
                .FirstOrDefaultAsync(cancellationToken);
            if (next is not { } successor)
            {
                return partner;
            }

            partner = successor;
        }
    }
}

internal sealed class SuccessionConfiguration : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("PartnerSuccessions");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Name).HasMaxLength(Partner.LongestName);
        builder.Property(step => step.SuccessorName).HasMaxLength(Partner.LongestName);
        builder.Property(step => step.Because).HasMaxLength(500);
        builder.HasOne<Partner>().WithMany().HasForeignKey(step => step.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(step => step.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => step.ActId);
    }
}
