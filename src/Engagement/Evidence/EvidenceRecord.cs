using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// What an exercise released, kept as it was released. <see cref="Released"/> is what others may see;
/// <see cref="Tallies"/> are the exact counts behind it, for pooling, and stay inside the service. Never changed: a
/// correction is a new version, and <see cref="EvidenceEnding"/> says that one is not in force any more.
/// </summary>
internal sealed class EvidenceRecord
{
    public required Guid Id { get; init; }

    /// <summary>The survey it came from; null where it was asked elsewhere and came in by import.</summary>
    public required Guid? SurveyId { get; init; }

    /// <summary>From 1 in each survey; each correction makes the next.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The area it speaks for: the survey's owner.</summary>
    public required string AreaCode { get; init; }

    public required DateOnly ReleasedOn { get; init; }

    /// <summary>What was asked, for comparing later questions with it.</summary>
    public required SurveyDefinition Definition { get; init; }

    /// <summary>The disclosure-safe figures.</summary>
    public required ReleasedEvidence Released { get; init; }

    /// <summary>Exact counts by place code.</summary>
    public required IReadOnlyDictionary<string, AreaTally> Tallies { get; init; }

    /// <summary>SHA-256 of the results that it was imported from, so that they are not imported twice; null for a survey of ours.</summary>
    public string? ImportHash { get; init; }

    /// <summary>Makes the evidence of a survey whose fieldwork is over.</summary>
    /// <param name="id">Id of the evidence.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="ownerName">Name of the area that owns it.</param>
    /// <param name="tallies">Exact counts by place code.</param>
    /// <param name="releasedOn">The day; decides which disclosure rule applies.</param>
    /// <param name="asked">Everything that has answers, also what is not asked any more; what the survey asks now where null.</param>
    /// <param name="previous">The version that it replaces, which readers have seen; null for the first.</param>
    /// <param name="because">Why it replaces it; null for the first.</param>
    /// <param name="before">What was published of the same answers in the version before; null for the first.</param>
    public static EvidenceRecord Of(
        Guid id,
        Survey survey,
        string ownerName,
        IReadOnlyDictionary<string, AreaTally> tallies,
        DateOnly releasedOn,
        SurveyDefinition? asked = null,
        EvidenceRecord? previous = null,
        string? because = null,
        Published? before = null)
    {
        asked ??= survey.Definition;
        var gate = new Disclosure(DisclosureRule.On(releasedOn));
        var figures = new Figures(new ReleasedCounts(tallies), gate, before);
        var version = (previous?.Version ?? 0) + 1;
        return new EvidenceRecord
        {
            Id = id,
            SurveyId = survey.Id,
            Version = version,
            AreaCode = survey.OwnerAreaCode,
            ReleasedOn = releasedOn,
            Definition = asked,
            Tallies = tallies,
            Released = new ReleasedEvidence(
                id,
                survey.Slug,
                survey.Title,
                survey.OwnerAreaCode,
                ownerName,
                survey.Opens ?? releasedOn,
                survey.Closes is { } closes && closes < releasedOn ? closes : releasedOn,
                figures.People([]),
                [.. asked.Parts().Where(part => IsClosed(part.Kind)).Select(part => figures.Question(part, []))],
                survey.Demonstration)
            {
                Version = version,
                AudienceCode = survey.AudienceCode,
                Correction = previous is null ? null : new EvidenceCorrection(previous.Id, releasedOn, because!),
            },
        };
    }

    /// <summary>Free text may name people; it is not evidence for others to reuse.</summary>
    private static bool IsClosed(QuestionKind kind) =>
        kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Scale or QuestionKind.Number;

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceRecord>
    {
        public void Configure(EntityTypeBuilder<EvidenceRecord> builder)
        {
            builder.ToTable("evidence");
            builder.Property(evidence => evidence.Id).ValueGeneratedNever();
            builder.Property(evidence => evidence.Version).HasDefaultValue(1);
            builder.HasIndex(evidence => new { evidence.SurveyId, evidence.Version }).IsUnique();
            builder.HasOne<Survey>().WithMany().HasForeignKey(evidence => evidence.SurveyId);
            builder.Property(evidence => evidence.AreaCode).HasMaxLength(9);
            builder.HasIndex(evidence => evidence.AreaCode);
            builder.Property(evidence => evidence.Definition).HasJson();
            builder.Property(evidence => evidence.Released).HasJson();
            builder.Property(evidence => evidence.Tallies).HasJson();
            builder.Property(evidence => evidence.ImportHash).HasMaxLength(FromElsewhere.EvidenceImport.HashLength);
            builder.HasIndex(evidence => evidence.ImportHash);
        }
    }
}
