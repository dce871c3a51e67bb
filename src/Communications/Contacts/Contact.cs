using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Contacts;

/// <summary>
/// An e-mail address that somebody left to be told what came of a survey. Nothing in it meets a response: its id is random
/// (a UUID v7 would give the moment away), of time there is only the month, of place only whose survey it is, and SQLite
/// keeps the table without row ids, so that its order is that of the random ids.
/// </summary>
internal sealed class Contact
{
    public const int LongestEmail = 254;

    public required Guid Id { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Email { get; init; }

    /// <summary>The same in one spelling, so that a second entry is no second contact.</summary>
    public required string EmailKey { get; init; }

    /// <summary>First day of the month in which it was left.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>See <see cref="ConsentWordings"/>.</summary>
    public required string ConsentVersion { get; init; }

    /// <summary>The address in one spelling. Upper and lower case make no difference to any provider we know of.</summary>
    public static string KeyOf(string? email) => (email ?? "").Trim().ToUpperInvariant();
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Email).HasMaxLength(Contact.LongestEmail);
        builder.Property(contact => contact.EmailKey).HasMaxLength(Contact.LongestEmail);
        builder.Property(contact => contact.ConsentVersion).HasMaxLength(20);
        builder.HasIndex(contact => new { contact.EmailKey, contact.SurveyId }).IsUnique();
        builder.HasOne<KnownSurvey>().WithMany().HasForeignKey(contact => contact.SurveyId);
    }
}
