using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Reminders;

/// <summary>
/// A person's calendar can be read under a secret address by a program that cannot sign in. There is one for each person, of
/// which only the hash is kept; a new one takes the place of the one before.
/// </summary>
internal sealed class CalendarAddress
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the secret, which has 158 random bits: a slow hash would add nothing.</summary>
    public required string SecretHash { get; set; }

    public required DateTimeOffset MadeAt { get; set; }

    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 32);

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class CalendarAddressConfiguration : IEntityTypeConfiguration<CalendarAddress>
{
    public void Configure(EntityTypeBuilder<CalendarAddress> builder)
    {
        builder.ToTable("CalendarAddresses");
        builder.HasKey(address => address.PersonId);
        builder.Property(address => address.PersonId).ValueGeneratedNever();
        builder.Property(address => address.SecretHash).HasMaxLength(64);
        builder.HasIndex(address => address.SecretHash).IsUnique();
    }
}
