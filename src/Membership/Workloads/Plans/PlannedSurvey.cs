using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Workloads.Plans;

/// <summary>Membership's own copy of a survey that is planned, in the field or over: who may have to help, and whom it asks.</summary>
internal sealed class PlannedSurvey
{
    public required Guid SurveyId { get; init; }

    public required string Slug { get; set; }

    public required string Title { get; set; }

    public required string OwnerAreaCode { get; set; }

    /// <summary>The places it is asked in, or is to be; null for all that its owner covers.</summary>
    public required IReadOnlyList<string>? AreaCodes { get; set; }

    public required string AudienceCode { get; set; }

    /// <summary>The day its writing began; null where only its publication was heard of.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>First day of fieldwork; null while a draft.</summary>
    public DateOnly? Opens { get; set; }

    /// <summary>Last day of fieldwork; null while a draft. Known before <see cref="Opens"/> where its closing was heard of first.</summary>
    public DateOnly? Closes { get; set; }

    /// <summary>The draft was put away.</summary>
    public bool Dropped { get; set; }

    /// <summary>Of the draft's version that said so; null where only its publication was heard of.</summary>
    public int? DraftVersion { get; set; }

    public bool Demonstration { get; set; }

    public bool IsPublished => Opens is not null;

    /// <summary>Which of the places it is asked in.</summary>
    /// <param name="areaCodes">Places, or the system.</param>
    /// <param name="systemCode">The system's code; what it owns is asked everywhere.</param>
    public IReadOnlyList<string> In(IEnumerable<string> areaCodes, string systemCode) =>
    [
        .. areaCodes.Where(code => AreaCodes?.Contains(code) ?? (OwnerAreaCode == systemCode || OwnerAreaCode == code)),
    ];
}

internal sealed class PlannedSurveyConfiguration : IEntityTypeConfiguration<PlannedSurvey>
{
    public void Configure(EntityTypeBuilder<PlannedSurvey> builder)
    {
        builder.HasKey(survey => survey.SurveyId);
        builder.Property(survey => survey.SurveyId).ValueGeneratedNever();
        builder.Property(survey => survey.Slug).HasMaxLength(200);
        builder.Property(survey => survey.Title).HasMaxLength(200);
        builder.Property(survey => survey.OwnerAreaCode).HasMaxLength(20);
        builder.Property(survey => survey.AreaCodes).HasJson();
        builder.Property(survey => survey.AudienceCode).HasMaxLength(40);
        builder.HasIndex(survey => survey.Closes);
    }
}
