using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Sessions;

/// <summary>A passkey being made or used: the challenge we gave, kept here so that it is answered once, within five minutes.</summary>
internal sealed class PasskeyCeremony
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    /// <summary>A random code that the browser's page brings back.</summary>
    public required string Id { get; init; }

    /// <summary>Whose passkey is being made; null where one is used to sign in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What the framework's handler wants back.</summary>
    public required string State { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public static async Task<string> BeginAsync(
        MembershipDb db, Guid? person, string? state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.PasskeyCeremonies.Where(ceremony => ceremony.ValidUntil < now).ExecuteDeleteAsync(cancellationToken);
        var id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        db.PasskeyCeremonies.Add(new PasskeyCeremony { Id = id, PersonId = person, State = state ?? "", ValidUntil = now + ValidFor });
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>The state of a ceremony that is still good, for this person; it is over with this.</summary>
    public static async Task<string?> EndAsync(
        MembershipDb db, Guid? person, string? id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ceremony = await db.PasskeyCeremonies.AsNoTracking().SingleOrDefaultAsync(
            ceremony => ceremony.Id == id && ceremony.PersonId == person && ceremony.ValidUntil >= now, cancellationToken);
        return ceremony is not null
            && await db.PasskeyCeremonies.Where(each => each.Id == id).ExecuteDeleteAsync(cancellationToken) == 1
            ? ceremony.State
            : null;
    }
}

internal sealed class PasskeyCeremonyConfiguration : IEntityTypeConfiguration<PasskeyCeremony>
{
    public void Configure(EntityTypeBuilder<PasskeyCeremony> builder)
    {
        builder.Property(ceremony => ceremony.Id).HasMaxLength(64);
        builder.HasIndex(ceremony => ceremony.ValidUntil);
    }
}
