using System.Linq.Expressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Access;

/// <summary>
/// A role given to a person for a scope over a time. Never changed or deleted: it is taken back, with a reason, and the
/// history says who could do what where, and why.
/// </summary>
internal sealed class RoleGrant
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Role { get; init; }

    public required string Scope { get; init; }

    /// <summary>First day, in Europe/London.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null: until it is taken back.</summary>
    public DateOnly? Until { get; init; }

    public required string Reason { get; init; }

    /// <summary>Null: the platform itself, when it was set up.</summary>
    public Guid? GrantedById { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public Guid? RevokedById { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokeReason { get; private set; }

    /// <summary>It counts on that day, if its person can sign in.</summary>
    public static Expression<Func<RoleGrant, bool>> StandsOn(DateOnly day) =>
        grant => grant.RevokedAt == null && grant.From <= day && (grant.Until == null || grant.Until >= day);

    /// <inheritdoc cref="StandsOn(DateOnly)" />
    public bool Stands(DateOnly day) => RevokedAt is null && From <= day && (Until is null || Until >= day);

    public void Revoke(Guid? by, DateTimeOffset now, string reason)
    {
        RevokedById = by;
        RevokedAt = now;
        RevokeReason = reason;
    }

    public Grant ToContract() => new(Role, Scope);
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(grant => grant.Id).ValueGeneratedNever();
        builder.Property(grant => grant.Role).HasMaxLength(60);
        builder.Property(grant => grant.Scope).HasMaxLength(120);
        builder.Property(grant => grant.Reason).HasMaxLength(500);
        builder.Property(grant => grant.RevokeReason).HasMaxLength(500);
        builder.Property(grant => grant.RevokedAt).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(grant => grant.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(grant => new { grant.Role, grant.Scope });
    }
}
