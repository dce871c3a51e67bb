using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// The decision to reuse evidence for a draft's question: who, when, and which answer counts as which. In force while
/// there are <see cref="ReusedQuestion"/> rows for it; rewriting the question takes those away.
/// </summary>
internal sealed class Decision
{
    public required Guid SurveyId { get; init; }

    public required string QuestionCode { get; init; }

    /// <summary>What is reused, with the mapping as it was shown.</summary>
    public IReadOnlyList<DecidedEvidence> Evidence { get; set; } = [];

    /// <summary>The person's name.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>The day, in Europe/London.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>Places where the question is not asked again.</summary>
    public IReadOnlyList<string> AreaCodes => [.. Evidence.SelectMany(evidence => evidence.AreaCodes)];

    /// <summary>What is reused, by id.</summary>
    public IEnumerable<Guid> EvidenceIds => Evidence.Select(evidence => evidence.EvidenceId);

    internal sealed class Configuration : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> builder)
        {
            builder.ToTable("reuse_decisions");
            builder.HasKey(decision => new { decision.SurveyId, decision.QuestionCode });
            builder.Property(decision => decision.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasOne<Survey>().WithMany().HasForeignKey(decision => decision.SurveyId);
            builder.Property(decision => decision.Evidence).HasJson();
            builder.Property(decision => decision.DecidedBy).HasMaxLength(200);
            builder.Ignore(decision => decision.AreaCodes);
            builder.Ignore(decision => decision.EvidenceIds);
        }
    }
}

/// <summary>One piece of evidence in a decision.</summary>
/// <param name="EvidenceId">The evidence.</param>
/// <param name="QuestionCode">Its question.</param>
/// <param name="AreaCodes">Places it answers for.</param>
/// <param name="Mapping">Which of its answers counts as which of the draft's.</param>
internal sealed record DecidedEvidence(
    Guid EvidenceId, string QuestionCode, IReadOnlyList<string> AreaCodes, IReadOnlyList<OptionMapping> Mapping);
