using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Communications.Messages;

/// <summary>A survey whose fieldwork ended, so that a publication heard of late is not announced any more.</summary>
internal sealed class ClosedSurvey
{
    public required Guid SurveyId { get; init; }

    public required DateOnly ClosedOn { get; init; }
}

internal sealed class ClosedSurveyConfiguration : IEntityTypeConfiguration<ClosedSurvey>
{
    public void Configure(EntityTypeBuilder<ClosedSurvey> builder)
    {
        builder.HasKey(survey => survey.SurveyId);
        builder.Property(survey => survey.SurveyId).ValueGeneratedNever();
    }
}
