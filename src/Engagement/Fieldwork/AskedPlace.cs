using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>A place in a survey's scope, with what weighing and planning need to know of it.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Slug">For addresses.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Residents">Usual residents; 0 until population figures are known.</param>
/// <param name="ToAsk">Questions left to ask.</param>
/// <param name="Reused">Questions answered by reused evidence.</param>
internal sealed record AskedPlace(string Code, string Slug, string Name, int Residents, int ToAsk, int Reused);

/// <summary>Where a survey is asked.</summary>
internal static class AskedPlaces
{
    /// <summary>The places in the survey's scope by name, those included where reuse has left nothing to ask.</summary>
    public static async Task<IReadOnlyList<AskedPlace>> PlacesOfAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var places = SurveyScope.PlacesOf(survey.OwnerAreaCode, await db.Areas.AsNoTracking().ToListAsync(cancellationToken), survey.OnlyIn);
        var residents = await db.Populations.AsNoTracking()
            .Select(population => new { population.AreaCode, population.Residents })
            .ToDictionaryAsync(population => population.AreaCode, population => population.Residents, cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking()
            .Where(question => question.SurveyId == survey.Id).ToListAsync(cancellationToken);
        return
        [
            .. places.Select(place =>
            {
                var toAsk = SurveyScope.LeftToAsk(survey.Definition, place.Code, reused).Count;
                return new AskedPlace(
                    place.Code, place.Slug, place.Name, residents.GetValueOrDefault(place.Code), toAsk, survey.QuestionCount - toAsk);
            }),
        ];
    }
}
