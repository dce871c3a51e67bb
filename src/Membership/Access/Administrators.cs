using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Access;

/// <summary>The one row that everything which may take an administrator away changes, so that two such acts cannot pass each other.</summary>
internal sealed class AdministratorsGuard : IVersioned
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; private set; }
}

/// <summary>
/// Nobody takes away the last administrator. Only a role without a last day counts: one that ends by itself would leave
/// nobody behind on the day after.
/// </summary>
internal sealed class Administrators(MembershipDb db, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Without this person or this grant there is still somebody who is administrator for good, and can sign in.</summary>
    public Task<bool> RemainWithoutAsync(Guid? person, Guid? grant, DateOnly today, CancellationToken cancellationToken)
    {
        var demonstration = configuration.IsDemonstration();
        return db.Grants
            .Where(RoleGrant.StandsOn(today))
            .Where(held => held.Role == Roles.Administrator && held.Until == null && held.Id != grant && held.PersonId != person)
            .AnyAsync(
                held => db.People.Any(holder => holder.Id == held.PersonId
                    && holder.State == AccountState.Active
                    && (demonstration || !holder.Demonstration)),
                cancellationToken);
    }

    /// <summary>Call before saving whatever takes an administrator away: of two at once, the second fails as stale.</summary>
    public async Task GuardAsync(CancellationToken cancellationToken)
    {
        var guard = await db.Set<AdministratorsGuard>().SingleAsync(cancellationToken);
        guard.ChangedAt = time.GetUtcNow();

        // Two acts may fall on one tick of the clock: the row counts as changed all the same.
        db.Entry(guard).State = EntityState.Modified;
    }

    public static ProblemHttpResult LastOne() => Problems.Conflict(
        ErrorCodes.LastAdministrator,
        "Nobody would be administrator any more. Make somebody else an administrator first, without a last day.");
}

internal sealed class AdministratorsGuardConfiguration : IEntityTypeConfiguration<AdministratorsGuard>
{
    public void Configure(EntityTypeBuilder<AdministratorsGuard> builder)
    {
        builder.ToTable("AdministratorsGuard");
        builder.Property(guard => guard.Id).ValueGeneratedNever();
    }
}
