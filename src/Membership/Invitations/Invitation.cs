using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Invitations;

/// <summary>
/// A code with which somebody sets a password: a new person, the first administrator, or a person who lost theirs. Only
/// its hash is kept, and nothing of it once it was taken up or replaced.
/// </summary>
internal sealed class Invitation
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the code; the code has 160 random bits, so that a slow hash would add nothing.</summary>
    public required string CodeHash { get; init; }

    public required InvitationKind Kind { get; init; }

    /// <summary>Null for the first administrator, who is nobody yet.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>It went to the person's address, and so proves no more than that its reader reads their mail.</summary>
    public bool ByEmail { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.CodeHash).HasMaxLength(64);
        builder.HasIndex(invitation => invitation.CodeHash).IsUnique();
        builder.HasIndex(invitation => invitation.PersonId);
    }
}
