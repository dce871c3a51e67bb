using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Privacy;

/// <summary>What is kept until when, soonest first, and what was deleted when.</summary>
internal static class ShowRetention
{
    public static async Task<Ok<IReadOnlyList<SurveyRetention>>> HandleAsync(
        EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var areas = await db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        var surveys = await db.Surveys.AsNoTracking().Where(survey => survey.State != SurveyState.Draft).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<SurveyRetention>>(
        [
            .. surveys.OrderBy(survey => survey.KeptUntil).ThenBy(survey => survey.Title, StringComparer.Ordinal)
                .Select(survey => new SurveyRetention(
                    survey.Slug,
                    survey.Title,
                    areas.GetValueOrDefault(survey.OwnerAreaCode, survey.OwnerAreaCode),
                    survey.StateOn(today),
                    survey.KeptMonths,
                    survey.KeptUntil,
                    survey.AnswersDeletedOn,
                    survey.AnswersDeleted)),
        ]);
    }
}
