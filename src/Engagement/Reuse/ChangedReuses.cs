using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Decisions whose evidence was withdrawn or corrected, for those who made them to know of.</summary>
internal static class ChangedReuses
{
    /// <summary>Those that the person decides on and has yet to decide again or to say that they know.</summary>
    public static async Task<Ok<IReadOnlyList<ChangedReuse>>> ListAsync(
        ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var decisions = (await db.Set<Decision>().AsNoTracking().Where(decision => decision.ChangesUnseen).ToListAsync(cancellationToken))
            .ToLookup(decision => decision.SurveyId);
        var ids = decisions.Select(each => each.Key).ToList();
        var changed = new List<ChangedReuse>();
        foreach (var survey in await db.Surveys.AsNoTracking()
            .Where(survey => ids.Contains(survey.Id)).OrderBy(survey => survey.Title).ToListAsync(cancellationToken))
        {
            if (await db.DecidesOnReuseAsync(survey, user, cancellationToken))
            {
                changed.AddRange(
                    from question in survey.Definition.Questions
                    join decision in decisions[survey.Id] on question.Code equals decision.QuestionCode
                    select new ChangedReuse(
                        survey.Slug,
                        survey.Title,
                        question.Code,
                        question.Text,
                        NeedsDecision: decision.HasLost && survey.State == SurveyState.Draft,
                        decision.Changes));
            }
        }

        return TypedResults.Ok<IReadOnlyList<ChangedReuse>>(changed);
    }

    /// <summary>Those who decide know of it now. A draft's question that lost its evidence is decided again instead.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> SeenAsync(
        string slug, string questionCode, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!await db.DecidesOnReuseAsync(survey, user, cancellationToken))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        if (await db.Set<Decision>().FindAsync([survey.Id, questionCode], cancellationToken) is not { } decision)
        {
            return Problems.NotFound($"Nobody has decided on a question “{questionCode}” of this survey.");
        }

        if (decision.HasLost && survey.State == SurveyState.Draft)
        {
            return Problems.Conflict(ErrorCodes.ReuseUndecided, "The answers that you used were withdrawn. Decide again what to do.");
        }

        decision.Seen();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
