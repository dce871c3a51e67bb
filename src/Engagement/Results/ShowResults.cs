using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Results;

/// <summary>What people said. For everybody once released; for the survey's team while it is live or closed.</summary>
internal static class ShowResults
{
    public static void MapResults(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{slug}/results", HandleAsync)
            .AllowAnonymous()
            .WithName("ShowResults")
            .WithSummary("What people said, safe to show; for its team before release, for everybody after")
            .WithTags("Results");

    /// <summary>Exact counts of a survey's responses, in one pass over them.</summary>
    public static async Task<IReadOnlyDictionary<string, AreaTally>> TallyAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken)
    {
        var tally = new SurveyTally(survey.Definition);
        var responses = db.Responses.AsNoTracking()
            .Where(response => response.SurveyId == survey.Id)
            .Select(response => new { response.AreaCode, response.Answers })
            .AsAsyncEnumerable();
        await foreach (var response in responses.WithCancellation(cancellationToken))
        {
            tally.Add(response.AreaCode, response.Answers);
        }

        return tally.ByArea();
    }

    private static async Task<Results<Ok<SurveyResults>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        var today = time.Today();
        if (survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts()))
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (survey.State != SurveyState.Released && !user.LeadsEngagementOf(survey.OwnerAreaCode)
            && !user.Holds(Roles.Analyst, survey.OwnerAreaCode))
        {
            return user.IsPerson()
                ? Problems.NotAllowed("The results are with the survey’s team until they are released.")
                : Problems.Problem(
                    StatusCodes.Status401Unauthorized,
                    ErrorCodes.NotSignedIn,
                    "The results are with the survey’s team until they are released. Sign in if you belong to it.");
        }

        if (survey.State == SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "Results come with the first answers.");
        }

        var evidence = survey.State == SurveyState.Released
            ? await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.SurveyId == survey.Id, cancellationToken)
            : null;
        var tallies = evidence?.Tallies ?? await db.TallyAsync(survey, cancellationToken);
        var gate = new Disclosure(DisclosureRule.On(evidence?.ReleasedOn ?? today));
        var asked = survey.Places.Select(place => place.AreaCode).ToHashSet(StringComparer.Ordinal);
        var places = (await db.PlacesOfAsync(survey, cancellationToken)).Where(place => asked.Contains(place.Code));
        var (respondents, shares) = ReleasedFigures.Places(
            [.. places.Select(place => (place.Code, place.Name, place.Residents))], tallies, gate);
        var owner = await db.Areas.AsNoTracking().FirstAsync(area => area.Code == survey.OwnerAreaCode, cancellationToken);
        return TypedResults.Ok(new SurveyResults(
            survey.Slug,
            survey.Title,
            survey.StateOn(today),
            owner.Name,
            survey.Opens,
            survey.Closes,
            respondents,
            shares,
            ReleasedFigures.Questions(survey.Definition, tallies, gate),
            survey.Demonstration,
            survey.AnswersDeletedOn));
    }
}
