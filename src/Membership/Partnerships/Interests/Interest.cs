using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partnerships.Interests;

/// <summary>
/// An interest that somebody who fills a seat declared. It is corrected or ends; it leaves the register only with the person.
/// </summary>
internal sealed class Interest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid HolderId { get; init; }

    public required InterestKind Kind { get; set; }

    public required string Description { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>Null: it goes on.</summary>
    public DateOnly? Until { get; set; }

    public required DateOnly DeclaredOn { get; init; }

    /// <summary>How it is kept from bearing on decisions.</summary>
    public string? Managed { get; set; }

    /// <summary>Why the public does not read it; null where it does.</summary>
    public string? WithheldBecause { get; set; }

    /// <summary>The public reads it: not withheld, and not over for longer than the rules say.</summary>
    public bool IsShownOn(DateOnly day, PartnershipRules rules) =>
        WithheldBecause is null && (Until is null || Until.Value.AddDays(rules.InterestsShownDaysAfterEnd) >= day);

    public InterestView ToView() => new(Id, Kind, Description, From, Until, DeclaredOn, Managed, WithheldBecause);
}

internal sealed class InterestConfiguration : IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Interest> builder)
    {
        builder.Property(interest => interest.Id).ValueGeneratedNever();
        builder.Property(interest => interest.Description).HasMaxLength(500);
        builder.Property(interest => interest.Managed).HasMaxLength(500);
        builder.Property(interest => interest.WithheldBecause).HasMaxLength(500);
    }
}
