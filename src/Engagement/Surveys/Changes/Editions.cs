using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>What a survey has asked so far, by when it was asked.</summary>
internal static class Editions
{
    /// <summary>What was asked before what is asked now, the newest first; nothing of a survey that was never changed.</summary>
    public static async Task<IReadOnlyList<SurveyDefinition>> PastAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken) =>
        await db.Editions.AsNoTracking().Where(edition => edition.SurveyId == survey.Id && edition.Asked)
            .OrderByDescending(edition => edition.Version).Select(edition => edition.Definition).ToListAsync(cancellationToken);

    /// <summary>What a response was given to.</summary>
    /// <param name="db">Holds it.</param>
    /// <param name="survey">The survey.</param>
    /// <param name="version">The version of the survey that was answered.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SurveyDefinition> AnsweredAsync(
        this EngagementDb db, Survey survey, int version, CancellationToken cancellationToken) =>
        await db.Editions.AsNoTracking().Where(edition => edition.SurveyId == survey.Id && edition.Asked && edition.Version >= version)
            .OrderBy(edition => edition.Version).Select(edition => edition.Definition).FirstOrDefaultAsync(cancellationToken)
        ?? survey.Definition;

    /// <summary>
    /// Everything that has answers: what is asked now, and the questions that are not asked any more as they were last asked.
    /// Results, exports and evidence are made of this; a question keeps its code and its answers for good.
    /// </summary>
    public static async Task<SurveyDefinition> AskedAsync(this EngagementDb db, Survey survey, CancellationToken cancellationToken) =>
        WithRetired(survey.Definition, await db.PastAsync(survey, cancellationToken));

    /// <summary>The definition with the questions of earlier ones that it has no more, each before what stands in its place now, or at the end.</summary>
    /// <param name="now">What is asked now.</param>
    /// <param name="past">What was asked before, the newest first.</param>
    public static SurveyDefinition WithRetired(SurveyDefinition now, IReadOnlyList<SurveyDefinition> past)
    {
        var questions = now.Questions.ToList();
        foreach (var edition in past)
        {
            var known = questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var (index, question) in edition.Questions.Index())
            {
                if (question.Kind != QuestionKind.Information && known.Add(question.Code))
                {
                    // Where it stood: after the question that stood before it there.
                    var before = edition.Questions.Take(index).Reverse().Select(each => questions.FindIndex(other => other.Code == each.Code))
                        .FirstOrDefault(place => place >= 0, -1);
                    questions.Insert(before + 1, question);
                }
            }
        }

        return questions.Count == now.Questions.Count ? now : now with { Questions = questions };
    }
}
