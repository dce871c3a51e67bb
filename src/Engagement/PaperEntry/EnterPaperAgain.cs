using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>
/// Keeps a paper's second entry and compares it with the first. Where both say the same, it becomes a response. Sent again, it
/// changes nothing.
/// </summary>
internal static class EnterPaperAgain
{
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
            (var typed, problem) = TypedAnswers.Check(field, request.AreaSlug, request.Answers, request.LeftOut);
            if (typed is null)
            {
                return problem!;
            }

            db.ChangeTracker.Clear();
            if (await KeepAsync(db, survey, number, typed, user, time, cancellationToken) is not { } kept)
            {
                return PaperEndpoints.TakesNoPaper();
            }

            paper = kept;
        }

        if (paper.State == PaperState.Comparison && EntryComparison.Of(paper, survey.Definition).Differences == 0)
        {
            var result = await SettlePaper.StoreAsync(
                db, survey, field, paper, paper.AreaCode, paper.Answers, field.Version, "compared", user, intake, time, cancellationToken);
            if (result.Outcome != IntakeOutcome.Stored)
            {
                return surveys.NotStored(result, field, http);
            }
        }

        return TypedResults.Ok(ShowPile.InPile(paper, survey, field, user));
    }

    /// <summary>Null where papers are not taken any more.</summary>
    private static async Task<Paper?> KeepAsync(
        EngagementDb db,
        Survey survey,
        int number,
        TypedAnswers typed,
        ClaimsPrincipal user,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.LockForPaperAsync(survey.Id, cancellationToken))
        {
            return null;
        }

        var paper = (await db.FindPaperAsync(survey.Id, number, cancellationToken))!;
        if (paper.State == PaperState.SecondEntry)
        {
            paper.EnterAgain(typed.Place.Code, typed.Answers, user.PersonId());
            (await db.SampleAsync(survey.Id, cancellationToken)).Count(EntryComparison.Of(paper, survey.Definition));
            await db.AuditAsync(
                survey, AuditActions.AnswersEntered, user, time, before: null, new { Mode = ResponseMode.Paper, Entry = "second" }, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return paper;
    }
}
