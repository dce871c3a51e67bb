using IcpEngage.Engagement.Reuse.Matching;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Reuse.Lessons;

/// <summary>
/// What a person said of a draft's wording and a question of evidence: its answers were used, or it asks something else. Later
/// drafts are matched by it. Never changed; what is said anew takes its place.
/// </summary>
internal sealed class MatchLesson
{
    public required Guid Id { get; init; }

    /// <summary>The draft.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The draft's question.</summary>
    public required string QuestionCode { get; init; }

    /// <summary>Its wording on that day.</summary>
    public required string Wording { get; init; }

    /// <summary>The evidence; kept when that is withdrawn.</summary>
    public required Guid EvidenceId { get; init; }

    /// <summary>Its question.</summary>
    public required string AskedCode { get; init; }

    public required Likeness Says { get; init; }

    /// <summary>The person's name.</summary>
    public required string TaughtBy { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly TaughtOn { get; init; }

    /// <summary>As the matcher takes it.</summary>
    public Lesson ForMatcher() => new(Id, Wording, BankedQuestion.KeyOf(EvidenceId, AskedCode), Says);

    internal sealed class Configuration : IEntityTypeConfiguration<MatchLesson>
    {
        public void Configure(EntityTypeBuilder<MatchLesson> builder)
        {
            builder.ToTable("match_lessons");
            builder.Property(lesson => lesson.Id).ValueGeneratedNever();
            builder.HasIndex(lesson => new { lesson.SurveyId, lesson.QuestionCode });
            builder.HasOne<Survey>().WithMany().HasForeignKey(lesson => lesson.SurveyId);
            builder.Property(lesson => lesson.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.Property(lesson => lesson.AskedCode).HasMaxLength((2 * DefinitionRules.LongestCode) + 1);
            builder.Property(lesson => lesson.Wording).HasMaxLength(DefinitionRules.LongestText);
            builder.Property(lesson => lesson.TaughtBy).HasMaxLength(200);
        }
    }
}
