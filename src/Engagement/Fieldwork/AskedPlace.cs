using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>A place of a survey's area, and what is left to ask there.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Slug">For addresses.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Residents">Usual residents; 0 until population figures are known.</param>
/// <param name="ToAsk">Questions left to ask.</param>
/// <param name="Reused">Questions answered by reused evidence.</param>
internal sealed record AskedPlace(string Code, string Slug, string Name, int Residents, int ToAsk, int Reused);

/// <summary>Where a survey is asked: a place's in that place, the system's in all its places.</summary>
internal static class AskedPlaces
{
    /// <summary>The survey's places by name, those included where reuse has left nothing to ask.</summary>
    public static async Task<IReadOnlyList<AskedPlace>> PlacesOfAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var owner = survey.OwnerAreaCode;
        var places = await db.Areas.AsNoTracking()
            .Where(area => area.Kind == AreaKind.Place && (area.Code == owner || area.ParentCode == owner))
            .OrderBy(area => area.Name)
            .GroupJoin(
                db.Populations,
                area => area.Code,
                population => population.AreaCode,
                (area, populations) => new
                {
                    area.Code,
                    area.Slug,
                    area.Name,
                    Residents = populations.Select(population => population.Residents).FirstOrDefault(),
                })
            .ToListAsync(cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking()
            .Where(question => question.SurveyId == survey.Id)
            .GroupBy(question => question.AreaCode)
            .Select(group => new { Code = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Code, group => group.Count, cancellationToken);
        return
        [
            .. places.Select(place =>
            {
                var spared = reused.GetValueOrDefault(place.Code);
                return new AskedPlace(
                    place.Code, place.Slug, place.Name, place.Residents, Math.Max(0, survey.QuestionCount - spared), spared);
            }),
        ];
    }
}
