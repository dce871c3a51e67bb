using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Privacy;

/// <summary>One survey's privacy notice: before it opens, while it is answered and after, in the words of its first day's rule.</summary>
internal static class ShowPrivacyNotice
{
    public static async Task<Results<Ok<PrivacyNotice>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == slug, cancellationToken);
        if (survey is null || (survey.State == SurveyState.Draft && !user.Holds(Roles.EngagementLead)))
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var owner = await db.Areas.AsNoTracking().SingleAsync(area => area.Code == survey.OwnerAreaCode, cancellationToken);

        // The statutory body of the area: the board for the system, the council for a place.
        var kind = owner.Kind == AreaKind.System ? PartnerKind.IntegratedCareBoard : PartnerKind.LocalAuthority;
        var bodies = await db.Partners.AsNoTracking().Where(partner => partner.Kind == kind).ToListAsync(cancellationToken);
        var rule = PrivacyRule.On(survey.Opens ?? time.Today());
        return TypedResults.Ok(new PrivacyNotice(
            survey.Slug,
            survey.Title,
            survey.StateOn(time.Today()),
            owner.Name,
            [
                .. bodies.Where(body => body.AreaCodes.Contains(owner.Code))
                    .Select(body => body.Name).Order(StringComparer.Ordinal),
            ],
            rule.Basis,
            rule.EqualityBasis,
            rule.Complaints,
            survey.KeptMonths,
            survey.KeptUntil,
            survey.AnswersDeletedOn,
            survey.Definition.AsksEquality));
    }
}
