using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.People;

/// <summary>
/// A person with an account. The user name is the id, so that names and addresses can change; people sign in with their
/// e-mail address. An erased person's row stays, without name and address, for the grants they held and gave.
/// </summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>What stands where an erased person's name was.</summary>
    public const string Erased = "Erased person";

    private Person()
    {
    }

    public Person(Guid id, string name, string? email, string jobTitle, AccountState state, DateTimeOffset createdAt)
    {
        Id = id;
        UserName = id.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        SecurityStamp = Guid.NewGuid().ToString("N");
        State = state;
        CreatedAt = createdAt;
        Describe(name, email, jobTitle);
    }

    public string Name { get; private set; } = "";

    public string JobTitle { get; private set; } = "";

    public AccountState State { get; set; }

    /// <summary>A fictional person of the demonstration system, who signs in without proof there and nowhere else.</summary>
    public bool Demonstration { get; init; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Name, address and job in capitals, for searching alike on every database.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The step of the last code of the authenticator that was taken: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Sets who this is, and what they are found by.</summary>
    public void Describe(string name, string? email, string jobTitle)
    {
        Name = name;
        Email = email;
        NormalizedEmail = email?.ToUpperInvariant();
        JobTitle = jobTitle;
        SearchText = $"{name} {email} {jobTitle}".ToUpperInvariant();
    }

    /// <summary>Takes away everything that says who this was. What signs them in is removed beside it.</summary>
    public void Erase(DateTimeOffset now)
    {
        Describe(Erased, null, "");
        State = AccountState.Closed;
        ErasedAt = now;
        PasswordHash = null;
        TwoFactorEnabled = false;
        EndSessions();
    }

    /// <summary>Ends every session there is.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.UserName).HasMaxLength(32);
        builder.Property(person => person.NormalizedUserName).HasMaxLength(32);
        builder.HasIndex(person => person.NormalizedUserName).IsUnique();
        builder.Property(person => person.Email).HasMaxLength(254);
        builder.Property(person => person.NormalizedEmail).HasMaxLength(254);
        builder.HasIndex(person => person.NormalizedEmail).IsUnique();
        builder.Property(person => person.PasswordHash).HasMaxLength(200);
        builder.Property(person => person.SecurityStamp).HasMaxLength(64);
        builder.Property(person => person.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(person => person.Name).HasMaxLength(100);
        builder.Property(person => person.JobTitle).HasMaxLength(100);
        builder.Property(person => person.SearchText).HasMaxLength(500);
        builder.HasIndex(person => person.Name);

        // Not asked for; and attempts are counted by address, whether or not it is an account's (SignInAttempts).
        builder.Ignore(person => person.PhoneNumber);
        builder.Ignore(person => person.PhoneNumberConfirmed);
        builder.Ignore(person => person.LockoutEnd);
        builder.Ignore(person => person.LockoutEnabled);
        builder.Ignore(person => person.AccessFailedCount);
    }
}
