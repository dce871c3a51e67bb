using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Surveys, newest first. Drafts are for those who plan what is asked.</summary>
internal static class ListSurveys
{
    /// <summary>Those asked in the area called <paramref name="area"/>, of that <paramref name="state"/>, where given; those put away only where <paramref name="archived"/>.</summary>
    public static async Task<Ok<IReadOnlyList<SurveySummary>>> HandleAsync(
        string? area,
        SurveyState? state,
        bool? archived,
        ClaimsPrincipal user,
        EngagementDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var seesDrafts = user.SeesDrafts();
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var wanted = area is null ? null : areas.Find(each => each.Slug == area);
        if (area is not null && wanted is null)
        {
            return TypedResults.Ok<IReadOnlyList<SurveySummary>>([]);
        }

        // Definitions are not read: they are by far the largest part of a survey.
        var surveys = await db.Surveys.AsNoTracking()
            .Where(survey => seesDrafts || survey.State != SurveyState.Draft)
            .Where(survey => survey.ArchivedOn != null == (archived == true))
            .Select(survey => new
            {
                survey.Id,
                survey.Slug,
                survey.Title,
                survey.OwnerAreaCode,
                survey.OnlyIn,
                survey.State,
                survey.Opens,
                survey.Closes,
                survey.StartedOn,
                survey.QuestionCount,
                survey.Minutes,
                survey.Demonstration,
                survey.ReviewedOn,
                Places = survey.Places.Select(place => place.AreaCode).ToList(),
            })
            .ToListAsync(cancellationToken);

        return TypedResults.Ok<IReadOnlyList<SurveySummary>>(
        [
            .. surveys
                .OrderByDescending(survey => survey.Opens ?? survey.StartedOn)
                .ThenBy(survey => survey.Title, StringComparer.Ordinal)
                .Select(survey => new SurveySummary(
                    survey.Id,
                    survey.Slug,
                    survey.Title,
                    survey.OwnerAreaCode,
                    areas.Find(each => each.Code == survey.OwnerAreaCode)?.Name ?? survey.OwnerAreaCode,
                    survey.State == SurveyState.Draft
                        ? [.. SurveyScope.PlacesOf(survey.OwnerAreaCode, areas, survey.OnlyIn).Select(place => place.Code)]
                        : [.. survey.Places.Order(StringComparer.Ordinal)],
                    survey.State == SurveyState.Live && survey.Closes < today ? SurveyState.Closed
                        : survey.State == SurveyState.Draft && survey.ReviewedOn is not null ? SurveyState.Reviewed
                        : survey.State,
                    survey.Opens,
                    survey.Closes,
                    survey.QuestionCount,
                    survey.Minutes,
                    survey.Demonstration,
                    archived == true))
                .Where(survey => state is null || survey.State == state)
                .Where(survey => wanted is null
                    || (wanted.Kind == AreaKind.System ? survey.OwnerAreaCode == wanted.Code : survey.AreaCodes.Contains(wanted.Code))),
        ]);
    }
}
