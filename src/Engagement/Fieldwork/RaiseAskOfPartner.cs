using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>Asks a Healthwatch for hours of help with a survey's fieldwork in its place.</summary>
internal static class RaiseAskOfPartner
{
    public const int LongestPurpose = 500;

    public static async Task<Results<Created<AskProgress>, ProblemHttpResult>> HandleAsync(
        string slug, RaiseAsk request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var today = time.Today();
        if (survey.StateOn(today) is not (SurveyState.Draft or SurveyState.Live))
        {
            return SurveyEndpoints.WrongState(survey, "Help can be asked for until its fieldwork is over.");
        }

        var place = (await db.PlacesOfAsync(survey, cancellationToken)).FirstOrDefault(place => place.Code == request.AreaCode);
        if (place is null || (survey.State == SurveyState.Live && place.ToAsk == 0))
        {
            return Problems.Conflict(ErrorCodes.AreaNotAsked, "The survey asks nothing in that place, so no help is needed there.");
        }

        var partner = (await db.HelpersAsync(today, cancellationToken)).FirstOrDefault(partner => partner.Id == request.PartnerId);
        var errors = new FieldErrors()
            .Require(
                partner?.AreaCodes.Contains(place.Code) == true, "partnerId", $"Choose a Healthwatch body that serves {place.Name}.")
            .RequireText(request.Purpose, 10, LongestPurpose, "purpose", "What you ask for")
            .Require(Enum.IsDefined(request.Activity), "activity", "Choose the activity that it falls under.")
            .Require(request.Hours is >= 0.5m and <= 500, "hours", "Hours must be a number from 0.5 to 500, like 6 or 7.5.")
            .Require(request.By >= today, "by", "The last day must be today or later.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var ask = new Ask
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            SurveyId = survey.Id,
            PartnerId = partner!.Id,
            PartnerName = partner.Name,
            AreaCode = place.Code,
            Purpose = request.Purpose.Trim(),
            Activity = request.Activity,
            Hours = request.Hours,
            From = today,
            By = request.By,
            Funded = request.Funded,
        };
        if (await AlreadyAskedAsync(db, ask, cancellationToken) is { } before)
        {
            return Created(slug, before);
        }

        var owner = await db.Areas.AsNoTracking().FirstAsync(area => area.Code == survey.OwnerAreaCode, cancellationToken);
        db.Add(ask);
        db.Publish(new AskRaised(
            ask.Id,
            partner.Id,
            survey.Slug,
            survey.Title,
            place.Code,
            AskedBy: owner.Name,
            ask.Purpose,
            ask.Activity,
            ask.Hours,
            ask.From,
            ask.By,
            ask.Funded));
        await db.SaveChangesAsync(cancellationToken);
        return Created(slug, ask);
    }

    /// <summary>The same ask, still open: a form sent twice, not a second wish.</summary>
    private static Task<Ask?> AlreadyAskedAsync(EngagementDb db, Ask ask, CancellationToken cancellationToken) =>
        db.Set<Ask>().FirstOrDefaultAsync(
            other => other.SurveyId == ask.SurveyId
                && other.PartnerId == ask.PartnerId
                && other.AreaCode == ask.AreaCode
                && other.State == AskState.Open
                && other.Purpose == ask.Purpose
                && other.Activity == ask.Activity
                && other.Hours == ask.Hours
                && other.By == ask.By
                && other.Funded == ask.Funded,
            cancellationToken);

    private static Created<AskProgress> Created(string slug, Ask ask) =>
        TypedResults.Created($"/api/{EngagementService.Name}/surveys/{slug}/fieldwork", ask.ToProgress());
}
