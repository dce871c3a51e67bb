using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Offers;

/// <summary>Telling places what the system is about to ask their people.</summary>
internal static class Notices
{
    /// <summary>
    /// Tells the places of a draft of the system, once; the caller saves. A place's own draft concerns nobody else.
    /// </summary>
    public static async Task TellPlacesAsync(
        this EngagementDb db, Survey survey, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken) != Grant.WholeSystem
            || await db.Set<SurveyNotice>().AnyAsync(notice => notice.SurveyId == survey.Id, cancellationToken))
        {
            return;
        }

        db.Add(new SurveyNotice { SurveyId = survey.Id, ToldOn = time.Today(), ToldBy = user.DisplayName() });
        await db.AuditAsync(survey, AuditActions.PlacesTold, user, time, before: null, new { survey.Version }, cancellationToken);
    }

    /// <summary>Offers that nobody has answered yet, on questions that the draft still has.</summary>
    public static async Task<IReadOnlyList<SurveyOffer>> OpenOffersAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var codes = survey.Definition.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        var open = await db.Set<SurveyOffer>().AsNoTracking()
            .Where(offer => offer.SurveyId == survey.Id && offer.State == OfferState.Open).ToListAsync(cancellationToken);
        return [.. open.Where(offer => codes.Contains(offer.QuestionCode))];
    }

    /// <summary>Whether the person speaks for a place: leads it, or its engagement. Whoever does so for the whole system asks, and offers nothing.</summary>
    public static bool SpeaksFor(this ClaimsPrincipal user, string areaCode) =>
        user.Grants().Any(grant => grant.Scope == areaCode && grant.Role is (Roles.EngagementLead or Roles.PlaceLead));
}
