using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Offers;

/// <summary>What the system is about to ask the people of the places that a person speaks for, with what is left to ask there.</summary>
internal static class ShowNotices
{
    public static async Task<Ok<IReadOnlyList<Notice>>> HandleAsync(ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var told = await db.Set<SurveyNotice>().AsNoTracking().ToDictionaryAsync(notice => notice.SurveyId, cancellationToken);
        var surveys = await db.Surveys.AsNoTracking()
            .Where(survey => told.Keys.Contains(survey.Id) && survey.State == SurveyState.Draft && survey.ArchivedOn == null)
            .OrderBy(survey => survey.Title).ToListAsync(cancellationToken);
        var ids = surveys.Select(survey => survey.Id).ToList();
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var reused = (await db.ReusedQuestions.AsNoTracking().Where(row => ids.Contains(row.SurveyId)).ToListAsync(cancellationToken))
            .ToLookup(row => row.SurveyId);
        var offers = (await db.Set<SurveyOffer>().AsNoTracking().Where(offer => ids.Contains(offer.SurveyId)).OrderBy(offer => offer.Id)
            .ToListAsync(cancellationToken)).ToLookup(offer => (offer.SurveyId, offer.AreaCode));
        return TypedResults.Ok<IReadOnlyList<Notice>>(
        [
            .. from survey in surveys
               from place in SurveyScope.PlacesOf(survey.OwnerAreaCode, areas, survey.OnlyIn)
               where user.SpeaksFor(place.Code)
               select new Notice(
                   survey.Slug,
                   survey.Title,
                   areas.Find(area => area.Code == survey.OwnerAreaCode)?.Name ?? survey.OwnerAreaCode,
                   told[survey.Id].ToldOn,
                   place.Code,
                   place.Name,
                   SurveyScope.LeftToAsk(survey.Definition, place.Code, reused[survey.Id]),
                   [.. offers[(survey.Id, place.Code)].Select(offer => offer.View(place.Name))]),
        ]);
    }
}
