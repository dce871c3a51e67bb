using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.People;

/// <summary>
/// Identity's store on our database. It never saves by itself: an operation saves once, its audit record with it.
/// Recovery codes are kept as hashes.
/// </summary>
internal sealed class PersonStore : UserOnlyStore<
    Person, MembershipDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>
{
    public PersonStore(MembershipDb db)
        : base(db) => AutoSaveChanges = false;

    // Identity's own attaches the person anew each time, and so forgets what was read; ours are tracked.
    public override Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    // Identity's own redeeming would hand the codes that are left to the method above, which would hash them once more.
    public override async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken))?.Split(';') ?? [];
        var used = Hash(user, code);
        if (!kept.Contains(used))
        {
            return false;
        }

        await base.ReplaceCodesAsync(user, kept.Where(each => each != used), cancellationToken);
        return true;
    }

    /// <summary>The id in it keeps equal codes of two people from looking equal.</summary>
    private static string Hash(Person person, string code)
    {
        var typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id:N}/{typed}")));
    }
}

internal sealed class PersonLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("PersonLogins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(200);
        builder.Property(login => login.ProviderKey).HasMaxLength(200);
        builder.Property(login => login.ProviderDisplayName).HasMaxLength(200);
        builder.HasOne<Person>().WithMany().HasForeignKey(login => login.UserId);
    }
}

internal sealed class PersonTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("PersonTokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(100);
        builder.Property(token => token.Name).HasMaxLength(100);
        builder.Property(token => token.Value).HasMaxLength(2000);
        builder.HasOne<Person>().WithMany().HasForeignKey(token => token.UserId);
    }
}

internal sealed class PersonPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("PersonPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);

        // WebAuthn allows 1,023 bytes; an index of SQL Server takes 900, and authenticators use 16 to 128.
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(900);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }
}
