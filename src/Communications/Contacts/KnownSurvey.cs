using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Contacts;

/// <summary>Our copy of a published survey: what its contacts want to hear about, and how long they are kept.</summary>
internal sealed class KnownSurvey : IVersioned
{
    public required Guid SurveyId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string OwnerAreaCode { get; init; }

    /// <summary>Last day of fieldwork: the planned one, or the earlier one on which it was closed.</summary>
    public required DateOnly Closes { get; set; }

    /// <summary>Months after closing.</summary>
    public required int KeptMonths { get; init; }

    public DateOnly? ContactsDeletedOn { get; set; }

    public int? ContactsDeleted { get; set; }

    public int Version { get; private set; }

    /// <summary>Last day on which contacts are kept.</summary>
    public DateOnly KeptUntil => Closes.AddMonths(KeptMonths);
}

internal sealed class KnownSurveyConfiguration : IEntityTypeConfiguration<KnownSurvey>
{
    public void Configure(EntityTypeBuilder<KnownSurvey> builder)
    {
        builder.ToTable("known_surveys");
        builder.HasKey(survey => survey.SurveyId);
        builder.Property(survey => survey.SurveyId).ValueGeneratedNever();
        builder.Property(survey => survey.Slug).HasMaxLength(200);
        builder.HasIndex(survey => survey.Slug).IsUnique();
        builder.Property(survey => survey.Title).HasMaxLength(200);
        builder.Property(survey => survey.OwnerAreaCode).HasMaxLength(16);
    }
}

internal static class KnownSurveys
{
    /// <summary>Keeps a survey that was published. Its end may have been heard of before its beginning.</summary>
    public static async Task RememberAsync(this CommunicationsDb db, SurveyPublished survey, CancellationToken cancellationToken)
    {
        if (await db.KnownSurveys.FindAsync([survey.SurveyId], cancellationToken) is not null)
        {
            return;
        }

        var closed = await db.ClosedSurveys.FindAsync([survey.SurveyId], cancellationToken);
        db.KnownSurveys.Add(new KnownSurvey
        {
            SurveyId = survey.SurveyId,
            Slug = survey.Slug,
            Title = survey.Title,
            OwnerAreaCode = survey.OwnerAreaCode,
            Closes = closed?.ClosedOn ?? survey.Closes,
            KeptMonths = survey.KeptMonths,
        });
    }
}
