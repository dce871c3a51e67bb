using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// The decision on a draft's question that was asked already, or is being asked: to reuse evidence and wait for exercises
/// that are running, with which answer counts as which, or to ask it again everywhere, and why. Rewriting the question takes it away.
/// </summary>
internal sealed class Decision
{
    public required Guid SurveyId { get; init; }

    public required string QuestionCode { get; init; }

    /// <summary>What is reused, with the mapping as it was shown.</summary>
    public IReadOnlyList<DecidedEvidence> Evidence { get; set; } = [];

    /// <summary>Exercises that are running, whose evidence is waited for.</summary>
    public List<JoinedExercise> Joined { get; private set; } = [];

    /// <summary>Why it is asked again everywhere; null where evidence is reused.</summary>
    public string? AskAgainBecause { get; set; }

    /// <summary>The person's name.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>The day, in Europe/London.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>The person decided for the secretariat, not as an engagement lead of the survey's area.</summary>
    public bool BySecretariat { get; set; }

    /// <summary>What became of the evidence since, in order. Deciding anew begins an empty list.</summary>
    public IReadOnlyList<EvidenceChange> Changes { get; private set; } = [];

    /// <summary>Those who decide have yet to say that they know of the changes.</summary>
    public bool ChangesUnseen { get; private set; }

    /// <summary>Evidence is gone that it rests on. A draft's question then has to be decided again.</summary>
    public bool HasLost => Changes.Any(change => change.Lost);

    /// <summary>Places where the question is not asked again.</summary>
    public IReadOnlyList<string> AreaCodes => [.. Evidence.SelectMany(evidence => evidence.AreaCodes), .. Joined.SelectMany(joined => joined.AreaCodes)];

    /// <summary>What is reused, by id.</summary>
    public IEnumerable<Guid> EvidenceIds => Evidence.Select(evidence => evidence.EvidenceId);

    /// <summary>
    /// Whether it counts. Rewritten questions once kept their decision and lost its <see cref="ReusedQuestion"/> rows only,
    /// so reuse without such rows is none.
    /// </summary>
    public bool InForce(IEnumerable<ReusedQuestion> reused) =>
        AskAgainBecause is not null || reused.Any(row => row.QuestionCode == QuestionCode);

    /// <summary>Notes that it cannot rest on evidence any more. What was decided stays to be read.</summary>
    public void Lose(EvidenceChange change) => Note(change with { Lost = true });

    /// <summary>Rests on the corrected version from now on.</summary>
    public void Follow(EvidenceChange change, DecidedEvidence corrected)
    {
        Evidence = [.. Evidence.Select(decided => decided.EvidenceId == change.EvidenceId ? corrected : decided)];
        Note(change with { Lost = false });
    }

    /// <summary>Those who decide know of the changes.</summary>
    public void Seen() => ChangesUnseen = false;

    /// <summary>Somebody decides anew, with what is in force now.</summary>
    public void BeginAnew() => (Changes, ChangesUnseen) = ([], false);

    /// <summary>Waits for these exercises and no others. A row that stays is changed, not replaced: its key is the same.</summary>
    public void Join(IReadOnlyCollection<JoinedExercise> exercises)
    {
        Joined.RemoveAll(before => exercises.All(each => each.RunningSurveyId != before.RunningSurveyId));
        foreach (var exercise in exercises)
        {
            if (Joined.Find(before => before.RunningSurveyId == exercise.RunningSurveyId) is { } before)
            {
                before.Take(exercise);
            }
            else
            {
                Joined.Add(exercise);
            }
        }
    }

    /// <summary>The decision as pages show it.</summary>
    public ReuseDecision View() => new([.. EvidenceIds], AreaCodes, DecidedBy, DecidedOn, AskAgainBecause, BySecretariat)
    {
        Changes = Changes,
        ChangesUnseen = ChangesUnseen,
    };

    /// <summary>What the audit trail keeps of it.</summary>
    public object ForTrail() =>
        AskAgainBecause is not null ? new { Question = QuestionCode, AskAgainBecause }
        : Joined.Count == 0 ? new { Question = QuestionCode, Evidence = EvidenceIds }
        : new { Question = QuestionCode, Evidence = EvidenceIds, Joined = Joined.Select(joined => joined.RunningSurveyId) };

    private void Note(EvidenceChange change) => (Changes, ChangesUnseen) = ([.. Changes, change], true);

    internal sealed class Configuration : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> builder)
        {
            builder.ToTable("reuse_decisions");
            builder.HasKey(decision => new { decision.SurveyId, decision.QuestionCode });
            builder.Property(decision => decision.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasOne<Survey>().WithMany().HasForeignKey(decision => decision.SurveyId);
            builder.Property(decision => decision.Evidence).HasJson();
            builder.Property(decision => decision.Changes).HasJson().HasDefaultValueSql("'[]'");
            builder.HasIndex(decision => decision.ChangesUnseen);
            builder.Property(decision => decision.AskAgainBecause).HasMaxLength(AskQuestionAgain.LongestReason);
            builder.Property(decision => decision.DecidedBy).HasMaxLength(200);
            builder.OwnsMany(decision => decision.Joined, joined =>
            {
                joined.ToTable("joined_exercises");
                joined.WithOwner().HasForeignKey("SurveyId", "QuestionCode");
                joined.HasKey("SurveyId", "QuestionCode", nameof(JoinedExercise.RunningSurveyId));
                joined.HasIndex(each => each.RunningSurveyId);
                joined.Property(each => each.RunningQuestionCode).HasMaxLength(2 * DefinitionRules.LongestCode);
                joined.Property(each => each.AreaCodes).HasJson();
                joined.Property(each => each.Mapping).HasJson();
            });
            builder.Ignore(decision => decision.AreaCodes);
            builder.Ignore(decision => decision.EvidenceIds);
            builder.Ignore(decision => decision.HasLost);
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
