using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Offers;

/// <summary>What the system is about to ask, and what places offer instead.</summary>
internal static class OfferEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notices", ShowNotices.HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.PlaceLead))
            .WithName("ListNotices")
            .WithSummary("What the system is about to ask the people of one’s own places")
            .WithTags("Offers");
        routes.MapPut("/surveys/{slug}/notice", TellAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("TellPlaces")
            .WithSummary("Tell the places of a draft what their people are about to be asked")
            .WithTags("Offers");
        routes.MapGet("/surveys/{slug}/offers", ListAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.PlaceLead, Roles.Secretariat))
            .WithName("ListOffers")
            .WithSummary("What places offer on a draft’s questions")
            .WithTags("Offers");
        routes.MapPost("/surveys/{slug}/offers", OfferWhatIsKnown.HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.PlaceLead))
            .WithName("MakeOffer")
            .WithSummary("Offer what a place has on a question")
            .WithTags("Offers");
        routes.MapPut("/surveys/{slug}/offers/{id:guid}", AnswerAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.Secretariat))
            .WithName("AnswerOffer")
            .WithSummary("Take an offer up, or decline it and say why")
            .WithTags("Offers");
        routes.MapDelete("/surveys/{slug}/offers/{id:guid}", WithdrawAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.EngagementLead, Roles.PlaceLead))
            .WithName("WithdrawOffer")
            .WithSummary("Take an offer back")
            .WithTags("Offers");
    }

    private static async Task<Results<Ok<SurveyOffers>, ProblemHttpResult>> TellAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (survey.State != SurveyState.Draft || survey.QuestionCount == 0)
        {
            return SurveyEndpoints.WrongState(survey, "Places are told of a draft that has questions.");
        }

        await db.TellPlacesAsync(survey, user, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ViewAsync(db, survey, user, cancellationToken));
    }

    private static async Task<Results<Ok<SurveyOffers>, ProblemHttpResult>> ListAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null ? SurveyEndpoints.NoSuchSurvey(slug) : TypedResults.Ok(await ViewAsync(db, survey, user, cancellationToken));
    }

    private static async Task<Results<Ok<Offer>, ProblemHttpResult>> AnswerAsync(
        string slug, Guid id, AnswerOffer request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, offer) = await FindAsync(db, slug, id, cancellationToken);
        if (survey is null || offer is null)
        {
            return NoSuchOffer();
        }

        if (!await db.DecidesOnReuseAsync(survey, user, cancellationToken))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var because = string.IsNullOrWhiteSpace(request.Because) ? null : request.Because.Trim();
        if ((because is null && !request.TakeUp)
            || (because is not null && because.Length is < OfferWhatIsKnown.ShortestText or > OfferWhatIsKnown.LongestText))
        {
            return Problems.Invalid(
                "because", $"Say in {OfferWhatIsKnown.ShortestText} to {OfferWhatIsKnown.LongestText} characters why, for the place that offered it.");
        }

        if (survey.State != SurveyState.Draft || offer.State == OfferState.Withdrawn)
        {
            return SurveyEndpoints.WrongState(survey, "Offers are answered while it is a draft, and until the place takes them back.");
        }

        var before = offer.ForTrail();
        offer.Answer(request.TakeUp, because, user.DisplayName(), time.Today());
        return await SaveAsync(db, survey, offer, AuditActions.OfferAnswered, before, user, time, cancellationToken);
    }

    private static async Task<Results<Ok<Offer>, ProblemHttpResult>> WithdrawAsync(
        string slug, Guid id, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, offer) = await FindAsync(db, slug, id, cancellationToken);
        if (survey is null || offer is null || !user.SpeaksFor(offer.AreaCode))
        {
            return NoSuchOffer();
        }

        if (offer.State == OfferState.Withdrawn)
        {
            return TypedResults.Ok(offer.View(await NameAsync(db, offer.AreaCode, cancellationToken)));
        }

        var before = offer.ForTrail();
        offer.Withdraw();
        return await SaveAsync(db, survey, offer, AuditActions.OfferWithdrawn, before, user, time, cancellationToken);
    }

    private static async Task<Ok<Offer>> SaveAsync(
        EngagementDb db, Survey survey, SurveyOffer offer, string action, object before, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        await db.AuditAsync(survey, action, user, time, before, offer.ForTrail(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(offer.View(await NameAsync(db, offer.AreaCode, cancellationToken)));
    }

    private static async Task<(Survey? Survey, SurveyOffer? Offer)> FindAsync(
        EngagementDb db, string slug, Guid id, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null ? (null, null) : (survey, await db.Set<SurveyOffer>()
            .FirstOrDefaultAsync(offer => offer.Id == id && offer.SurveyId == survey.Id, cancellationToken));
    }

    /// <summary>Who decides sees all offers, everybody else those of the places they speak for.</summary>
    private static async Task<SurveyOffers> ViewAsync(EngagementDb db, Survey survey, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var all = await db.DecidesOnReuseAsync(survey, user, cancellationToken);
        var notice = await db.Set<SurveyNotice>().AsNoTracking().FirstOrDefaultAsync(each => each.SurveyId == survey.Id, cancellationToken);
        var offers = await db.Set<SurveyOffer>().AsNoTracking()
            .Where(offer => offer.SurveyId == survey.Id).OrderBy(offer => offer.Id).ToListAsync(cancellationToken);
        var names = await db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        return new SurveyOffers(
            notice?.ToldOn,
            notice?.ToldBy,
            [.. offers.Where(offer => all || user.SpeaksFor(offer.AreaCode)).Select(offer => offer.View(names.GetValueOrDefault(offer.AreaCode, offer.AreaCode)))]);
    }

    private static async Task<string> NameAsync(EngagementDb db, string areaCode, CancellationToken cancellationToken) =>
        await db.Areas.Where(area => area.Code == areaCode).Select(area => area.Name).FirstOrDefaultAsync(cancellationToken) ?? areaCode;

    private static ProblemHttpResult NoSuchOffer() => Problems.NotFound("There is no such offer.");
}
