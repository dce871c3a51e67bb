using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Papers of the sample. What was typed in first is shown to nobody before there is a second entry.</summary>
internal static class ShowPile
{
    public static async Task<Results<Ok<PaperPile>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        return survey is null ? problem! : TypedResults.Ok(await db.PileAsync(survey.Id, user, cancellationToken));
    }

    public static async Task<Results<Ok<PaperInPile>, ProblemHttpResult>> OneAsync(
        string slug, int number, HttpContext http, ClaimsPrincipal user, EngagementDb db, SurveysInField surveys, CancellationToken cancellationToken)
    {
        var (found, problem) = await db.FindPaperAsync(surveys, slug, number, user, cancellationToken);
        if (found is null)
        {
            return problem!;
        }

        var (survey, field, paper) = found;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(InPile(paper, survey, field, user));
    }

    /// <summary>The survey's pile as it stands.</summary>
    public static async Task<PaperPile> PileAsync(this EngagementDb db, Guid surveyId, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var sample = await db.SecondEntrySamples.AsNoTracking().SingleOrDefaultAsync(each => each.SurveyId == surveyId, cancellationToken);
        var person = user.PersonId();
        var waiting = await db.Papers.AsNoTracking()
            .Where(paper => paper.SurveyId == surveyId && paper.State != PaperState.Settled)
            .OrderBy(paper => paper.Number)
            .Select(paper => new { paper.Number, paper.State, paper.EnteredBy, paper.SamePerson })
            .ToListAsync(cancellationToken);
        return new(
            sample?.Percent ?? SecondEntrySample.UsualPercent,
            sample?.Compared ?? 0,
            sample?.Differing ?? 0,
            [.. waiting.Select(paper => new PaperInPile(paper.Number, paper.State, paper.EnteredBy == person, paper.SamePerson))]);
    }

    /// <summary>The paper as somebody of the team sees it.</summary>
    public static PaperInPile InPile(Paper paper, Survey survey, SurveyInField field, ClaimsPrincipal user) =>
        new(paper.Number, paper.State, paper.EnteredBy is { } person && person == user.PersonId(), paper.SamePerson)
        {
            Comparison = paper.State == PaperState.Comparison
                ? new(
                    field.PlaceByCode(paper.AreaCode)?.Slug ?? "",
                    field.PlaceByCode(paper.SecondAreaCode!)?.Slug ?? "",
                    paper.Answers,
                    paper.SecondAnswers,
                    EntryComparison.Of(paper, survey.Definition).Parts)
                : null,
        };
}
