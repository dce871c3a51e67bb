using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>
/// What a survey was before it was changed: its definition, put away under the last version that had it. The one in force is
/// with the survey, so a survey that is never changed has none.
/// </summary>
internal sealed class Edition
{
    public required Guid SurveyId { get; init; }

    /// <summary>The survey's last version that had this definition; a response of it or an earlier one was given to this.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public required SurveyDefinition Definition { get; init; }

    /// <summary>People could answer it, so it is kept as long as the survey; otherwise it was a draft and is there to undo.</summary>
    public required bool Asked { get; init; }

    /// <summary>Of a draft: the change to it was undone, so it is there to be done again.</summary>
    public bool Undone { get; init; }

    /// <summary>Of a draft: months after closing for which answers were to be kept.</summary>
    public int KeptMonths { get; init; }

    /// <summary>The survey as it stands, to be put away before it is changed.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="undone">Its last change is being undone.</param>
    public static Edition Of(Survey survey, bool undone = false) => new()
    {
        SurveyId = survey.Id,
        Version = survey.Version,
        Title = survey.Title,
        Definition = survey.Definition,
        Asked = survey.State != SurveyState.Draft,
        Undone = undone,
        KeptMonths = survey.KeptMonths,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Edition>
    {
        public void Configure(EntityTypeBuilder<Edition> builder)
        {
            builder.ToTable("survey_editions");
            builder.HasKey(edition => new { edition.SurveyId, edition.Version });
            builder.Property(edition => edition.Title).HasMaxLength(120);
            builder.Property(edition => edition.Definition).HasJson();
            builder.HasOne<Survey>().WithMany().HasForeignKey(edition => edition.SurveyId);
        }
    }
}
