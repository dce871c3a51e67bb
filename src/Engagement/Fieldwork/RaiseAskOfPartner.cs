using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork;

/// <summary>Asks a Healthwatch for hours of help with a survey's fieldwork in its place.</summary>
internal static class RaiseAskOfPartner
{
    public const int LongestPurpose = 500;

    private const int LongestName = 200;
    private const int LongestSkill = 40;

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
        var errors = Check(request, partner, place, today);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var ask = new Ask
        {
            Id = request.Id ?? Guid.CreateVersion7(time.GetUtcNow()),
            SurveyId = survey.Id,
            PartnerId = partner!.Id,
            PartnerName = partner.Name,
            AreaCode = place.Code,
            Purpose = request.Purpose.Trim(),
            Activity = request.Activity,
            Hours = request.Hours,
            From = request.From ?? today,
            By = request.By,
            Funded = request.Funded,
        };
        if (await AlreadyAskedAsync(db, ask, request.Id is null, cancellationToken) is { } before)
        {
            return before.SurveyId == survey.Id
                ? Created(slug, before)
                : Problems.Conflict(ErrorCodes.AskIdTaken, "This id is another ask's. Start again.");
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
            ask.Funded)
        {
            AskedByAreaCode = survey.OwnerAreaCode,
            RaisedById = user.PersonId(),
            Skill = request.Skill,
            Where = request.Where,
            FundedBy = request.FundedBy,
            JoinsAskId = request.JoinsAskId,
        });
        return Created(slug, await SaveAsync(db, ask, cancellationToken));
    }

    /// <summary>The ask; where the same form came twice at the same moment, the one that was first.</summary>
    private static async Task<Ask> SaveAsync(EngagementDb db, Ask ask, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return ask;
        }
        catch (DbUpdateException exception)
        {
            db.ChangeTracker.Clear();
            return await db.Set<Ask>().FirstOrDefaultAsync(other => other.Id == ask.Id && other.SurveyId == ask.SurveyId, cancellationToken)
                ?? throw new InvalidOperationException("An ask can neither be stored nor found.", exception);
        }
    }

    private static FieldErrors Check(RaiseAsk request, KnownPartner? partner, AskedPlace place, DateOnly today) => new FieldErrors()
        .Require(partner?.AreaCodes.Contains(place.Code) == true, "partnerId", $"Choose a Healthwatch body that serves {place.Name}.")
        .RequireText(request.Purpose, 10, LongestPurpose, "purpose", "What you ask for")
        .Require(Enum.IsDefined(request.Activity), "activity", "Choose the activity that it falls under.")
        .Require(
            (request.Hours >= 0.5m || (request.Hours >= 0 && request.JoinsAskId is not null)) && request.Hours <= 500 && request.Hours % 0.25m == 0,
            "hours",
            "Hours must be a number from 0.5 to 500, in quarters of an hour, like 6 or 7.5.")
        .Require(request.From is null || request.From >= today, "from", "The first day must be today or later.")
        .Require(request.By >= today, "by", "The last day must be today or later.")
        .Require(request.From is null || request.By >= request.From, "by", "The last day must be on or after the first day.")
        .Require(request.Skill is null or { Length: <= LongestSkill }, "skill", "Choose a skill from the list.")
        .Require(request.Where is null or { Length: <= LongestName }, "where", "Where must have 200 characters or fewer.")
        .Require(request.FundedBy is null or { Length: <= LongestName }, "fundedBy", "Who pays must have 200 characters or fewer.");

    /// <summary>
    /// The ask that the same form made before: the one of its id; or where it gave none, the same wish, still open. A form
    /// sent twice is not a second wish.
    /// </summary>
    private static Task<Ask?> AlreadyAskedAsync(EngagementDb db, Ask ask, bool byWhatItSays, CancellationToken cancellationToken) =>
        db.Set<Ask>().FirstOrDefaultAsync(
            other => other.Id == ask.Id || (byWhatItSays && other.SurveyId == ask.SurveyId
                && other.PartnerId == ask.PartnerId
                && other.AreaCode == ask.AreaCode
                && other.State == AskState.Open
                && other.Purpose == ask.Purpose
                && other.Activity == ask.Activity
                && other.Hours == ask.Hours
                && other.By == ask.By
                && other.Funded == ask.Funded),
            cancellationToken);

    private static Created<AskProgress> Created(string slug, Ask ask) =>
        TypedResults.Created($"/api/{EngagementService.Name}/surveys/{slug}/fieldwork", ask.ToProgress());
}
