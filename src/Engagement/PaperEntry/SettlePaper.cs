using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Makes a response of a paper. The receipt of the first entry is its key, so there is never more than one.</summary>
internal static class SettlePaper
{
    /// <summary>With the answers that are right, after somebody looked at where the two entries differ.</summary>
    public static async Task<Results<Ok<PaperInPile>, ProblemHttpResult>> HandleAsync(
        string slug,
        int number,
        EnterAgain request,
        HttpContext http,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveys,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (found, problem) = await db.FindPaperAsync(surveys, slug, number, user, cancellationToken);
        if (found is null)
        {
            return problem!;
        }

        var (survey, field, paper) = found;
        if (paper.State == PaperState.SecondEntry)
        {
            return SurveyEndpoints.WrongState(survey, "Type the paper in a second time first.");
        }

        if (paper.State == PaperState.Comparison)
        {
            (var typed, problem) = TypedAnswers.Check(field, request.AreaSlug, request.Answers, request.LeftOut);
            if (typed is null)
            {
                return problem!;
            }

            var result = await StoreAsync(
                db, survey, field, paper, typed.Place.Code, typed.Answers, field.Version, "compared", user, intake, time, cancellationToken);
            if (result.Outcome != IntakeOutcome.Stored)
            {
                return surveys.NotStored(result, field, http);
            }
        }

        return TypedResults.Ok(ShowPile.InPile(paper, survey, field, user));
    }

    /// <summary>As it was typed in once: the paper itself is lost, and what somebody said is not to be lost with it.</summary>
    public static async Task<Results<Ok<PaperInPile>, ProblemHttpResult>> AcceptFirstAsync(
        string slug,
        int number,
        HttpContext http,
        ClaimsPrincipal user,
        EngagementDb db,
        SurveysInField surveys,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (found, problem) = await db.FindPaperAsync(surveys, slug, number, user, cancellationToken);
        if (found is null)
        {
            return problem!;
        }

        var (survey, field, paper) = found;
        if (paper.State == PaperState.Comparison)
        {
            return SurveyEndpoints.WrongState(survey, "The paper was typed in twice. Compare the entries.");
        }

        if (paper.State == PaperState.SecondEntry)
        {
            var result = await StoreAsync(
                db, survey, field, paper, paper.AreaCode, paper.Answers, paper.SurveyVersion, "first, not compared", user, intake, time, cancellationToken);
            if (result.Outcome != IntakeOutcome.Stored)
            {
                return surveys.NotStored(result, field, http);
            }
        }

        return TypedResults.Ok(ShowPile.InPile(paper, survey, field, user));
    }

    /// <summary>Stores the paper as a response, and lets go of the entries once it is.</summary>
    public static async Task<IntakeResult> StoreAsync(
        EngagementDb db,
        Survey survey,
        SurveyInField field,
        Paper paper,
        string areaCode,
        IReadOnlyDictionary<string, IReadOnlyList<string>> answers,
        int version,
        string entry,
        ClaimsPrincipal user,
        ResponseIntake intake,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var scope = await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken);
        var result = await intake.StoreAsync(
            new ResponseToStore(
                new Response
                {
                    ReceiptHash = paper.ReceiptHash!,
                    SurveyId = survey.Id,
                    SurveyVersion = version,
                    AreaCode = areaCode,
                    Answers = answers,
                    ReceivedOn = time.Today(),
                    Mode = ResponseMode.Paper,
                },
                DraftHash: null,
                field.Quotas.Of(answers),
                paper.InvitationHash,
                Audit: storing => storing.Audit(
                    time, user, AuditActions.AnswersEntered, $"survey/{survey.Slug}", scope, after: new { Mode = ResponseMode.Paper, Entry = entry })),
            cancellationToken);

        // Killed before this, the paper is settled when it is tried again: the response is there by then.
        if (result.Outcome is IntakeOutcome.Stored)
        {
            paper.Settle();
            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }
}
