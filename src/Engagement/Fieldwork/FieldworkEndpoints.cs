using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>Where a survey still has to ask, and who helps.</summary>
internal static class FieldworkEndpoints
{
    public static void MapFieldwork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys/{slug}/fieldwork", PlanAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.PlaceLead))
            .WithName("ShowFieldwork")
            .WithSummary("Where a survey still has to ask, who helps, and when it is announced")
            .WithTags("Fieldwork");
        routes.MapPost("/surveys/{slug}/asks", RaiseAskOfPartner.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("RaiseAsk")
            .WithSummary("Ask a Healthwatch for hours of help")
            .WithTags("Fieldwork");
    }

    /// <summary>Partners that can be asked for help that day: Healthwatch bodies, by name.</summary>
    public static async Task<IReadOnlyList<KnownPartner>> HelpersAsync(
        this EngagementDb db, DateOnly day, CancellationToken cancellationToken) =>
        await db.Partners.AsNoTracking()
            .Where(partner => partner.Kind == PartnerKind.Healthwatch
                && (partner.From == null || partner.From <= day) && (partner.Until == null || partner.Until >= day))
            .OrderBy(partner => partner.Name)
            .ToListAsync(cancellationToken);

    private static async Task<Results<Ok<FieldworkPlan>, ProblemHttpResult>> PlanAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var places = await db.PlacesOfAsync(survey, cancellationToken);
        if (!user.LeadsEngagementOf(survey.OwnerAreaCode) && !places.Any(place => user.Holds(Roles.PlaceLead, place.Code)))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var helpers = await db.HelpersAsync(time.Today(), cancellationToken);
        var asks = await db.Set<Ask>().AsNoTracking()
            .Where(ask => ask.SurveyId == survey.Id).OrderBy(ask => ask.From).ThenBy(ask => ask.Id).ToListAsync(cancellationToken);
        var messages = await db.Set<PlannedMessage>().AsNoTracking()
            .Where(message => message.SurveyId == survey.Id).OrderBy(message => message.SendOn).ToListAsync(cancellationToken);
        return TypedResults.Ok(new FieldworkPlan(
            survey.Slug,
            survey.Title,
            survey.StateOn(time.Today()),
            [
                .. places.Select(place => new AreaFieldwork(
                    place.Code,
                    place.Name,
                    place.ToAsk,
                    place.Reused,
                    [
                        .. helpers.Where(partner => partner.AreaCodes.Contains(place.Code))
                            .Select(partner => new HelperPartner(partner.Id, partner.Slug, partner.Name)),
                    ],
                    [.. asks.Where(ask => ask.AreaCode == place.Code).Select(ask => ask.ToProgress())],
                    messages.Find(message => message.AreaCode == place.Code || message.AreaCode == survey.OwnerAreaCode) is { } first
                        ? new Announcement(first.SendOn, first.Clashes)
                        : null)),
            ])
        {
            Lost = await db.LostAnswersAsync(survey, cancellationToken),
        });
    }
}
