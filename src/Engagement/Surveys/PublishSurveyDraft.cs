using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Offers;
using IcpEngage.Engagement.Surveys.Undoing;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Opens a draft that was read through for answers, in the places that have a question left to ask.</summary>
internal static class PublishSurveyDraft
{
    private const int LongestDays = 366;

    public static async Task<Results<Ok<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug,
        PublishSurvey request,
        ClaimsPrincipal user,
        EngagementDb db,
        ReuseView reuse,
        TimeProvider time,
        CancellationToken cancellationToken)
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

        if (survey.State != SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "Only a draft can be published.");
        }

        var today = time.Today();
        var errors = new FieldErrors()
            .Require(request.Opens >= today, "opens", "The first day must be today or later.")
            .Require(request.Closes >= request.Opens, "closes", "The last day must not be before the first.")
            .Require(
                request.Closes.DayNumber - request.Opens.DayNumber < LongestDays,
                "closes",
                $"A survey can be open for {LongestDays} days at most.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken);
        string[] places =
        [
            .. SurveyScope.PlacesOf(survey.OwnerAreaCode, areas, survey.OnlyIn).Select(place => place.Code)
                .Where(code => SurveyScope.LeftToAsk(survey.Definition, code, reused).Count > 0),
        ];
        if (places.Length == 0)
        {
            return Problems.Conflict(
                ErrorCodes.SurveyEmpty,
                survey.QuestionCount == 0
                    ? "The survey has no questions yet. Add at least one."
                    : "Every question is answered by evidence you reuse, so there is nothing left to ask anywhere.");
        }

        if (survey.ReviewedOn is null)
        {
            return Problems.Conflict(
                ErrorCodes.SurveyNotReviewed, "Nobody has read the survey through since it was last changed. Read it through, then publish it.");
        }

        var undecided = await reuse.UndecidedAsync(survey, cancellationToken);
        if (undecided.Count > 0)
        {
            return Undecided(undecided);
        }

        if (await db.OpenOffersAsync(survey, cancellationToken) is { Count: > 0 } offers)
        {
            return Problems.Conflict(
                ErrorCodes.OffersOpen,
                $"Places offered what they have, and wait for an answer: {offers.Count}. Take each offer up, or decline it and say why.");
        }

        var before = new { State = survey.StateOn(today) };
        survey.Complete(await db.WithWardsAsync(survey.Definition, places, opened: null, cancellationToken));
        await db.ForgetStepsAsync(survey, cancellationToken);
        survey.Publish(request.Opens, request.Closes, places);
        db.Publish(Announcement(survey));
        await db.AuditAsync(
            survey,
            AuditActions.SurveyPublished,
            user,
            time,
            before,
            new { survey.State, survey.Opens, survey.Closes, Places = places, survey.AudienceCode },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.DetailAsync(survey, today, cancellationToken));
    }

    private static ProblemHttpResult Undecided(IReadOnlyList<Question> questions) => Problems.Problem(
        StatusCodes.Status409Conflict,
        ErrorCodes.ReuseUndecided,
        "Places asked this already. Decide whether to use their answers or to ask again: "
        + $"{string.Join(", ", questions.Select(question => $"“{question.Text}”"))}.",
        new Dictionary<string, object?> { ["questions"] = questions.Select(question => question.Code).ToList() });

    /// <summary>What other services learn of a published survey.</summary>
    public static SurveyPublished Announcement(Survey survey) => new(
        survey.Id,
        survey.Slug,
        survey.Title,
        survey.OwnerAreaCode,
        [.. survey.Places.Select(place => place.AreaCode)],
        survey.AudienceCode,
        survey.Opens!.Value,
        survey.Closes!.Value,
        survey.Demonstration,
        survey.KeptMonths);
}
