using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Answers;

/// <summary>
/// How many half-filled answers of a survey were left at a question and thrown away unsent: all that is kept of them. A number
/// and nothing else: no day, no place, nothing of what was said.
/// </summary>
internal sealed class StoppedAnswers
{
    public required Guid SurveyId { get; init; }

    /// <summary>The furthest question whose page they had gone on from; empty for none.</summary>
    public required string QuestionCode { get; init; }

    public required int Count { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoppedAnswers>
    {
        public void Configure(EntityTypeBuilder<StoppedAnswers> builder)
        {
            builder.ToTable("stopped_answers");
            builder.HasKey(stopped => new { stopped.SurveyId, stopped.QuestionCode });
            builder.Property(stopped => stopped.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasOne<Survey>().WithMany().HasForeignKey(stopped => stopped.SurveyId);
        }
    }
}

/// <summary>Throws half-filled answers away when their keeping time is over, and counts how far they had got.</summary>
internal static class ForgetDrafts
{
    public static async Task ForgetDraftsAsync(this EngagementDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var old = db.AnswerDrafts.Where(draft => draft.KeptUntil < today);
        var groups = await old.Select(draft => new { draft.SurveyId, draft.Reached }).Distinct().ToListAsync(cancellationToken);
        foreach (var group in groups)
        {
            var drafts = old.Where(draft => draft.SurveyId == group.SurveyId && draft.Reached == group.Reached);
            await db.ForgetAsync(drafts, group.SurveyId, group.Reached ?? "", cancellationToken);
        }
    }

    /// <summary>Counts what it deletes, in one transaction: of two processes that do it at once, each counts its own.</summary>
    private static async Task ForgetAsync(
        this EngagementDb db, IQueryable<AnswerDraft> drafts, Guid surveyId, string question, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = await drafts.ExecuteDeleteAsync(cancellationToken);
        var counted = await db.Set<StoppedAnswers>()
            .Where(stopped => stopped.SurveyId == surveyId && stopped.QuestionCode == question)
            .ExecuteUpdateAsync(set => set.SetProperty(stopped => stopped.Count, stopped => stopped.Count + gone), cancellationToken);
        if (counted == 0 && gone > 0)
        {
            db.Add(new StoppedAnswers { SurveyId = surveyId, QuestionCode = question, Count = gone });
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
