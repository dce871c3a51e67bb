using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Tells those who lead an exercise which others wait for it, so that they release it in time.</summary>
internal static class ReliedOn
{
    public static async Task<Ok<IReadOnlyList<Reliance>>> HandleAsync(ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<Decision>().AsNoTracking().Where(decision => decision.Joined.Any()).ToListAsync(cancellationToken);
        var ids = waiting.SelectMany(decision => decision.Joined.Select(joined => joined.RunningSurveyId).Append(decision.SurveyId)).Distinct().ToList();
        var surveys = await db.Surveys.AsNoTracking().Where(survey => ids.Contains(survey.Id))
            .ToDictionaryAsync(survey => survey.Id, cancellationToken);
        var names = await db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<Reliance>>(
        [
            .. from decision in waiting
               let waits = surveys[decision.SurveyId]
               from joined in decision.Joined
               let asked = surveys[joined.RunningSurveyId]
               where asked.State != SurveyState.Released && user.LeadsEngagementOf(asked.OwnerAreaCode)
               orderby asked.Slug, waits.Slug, decision.QuestionCode
               select new Reliance(
                   asked.Slug,
                   asked.Definition.Parts().FirstOrDefault(part => part.Code == joined.RunningQuestionCode)?.Text ?? joined.RunningQuestionCode,
                   waits.Slug,
                   waits.Title,
                   names.GetValueOrDefault(waits.OwnerAreaCode, waits.OwnerAreaCode),
                   waits.Closes),
        ]);
    }
}
