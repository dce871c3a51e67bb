using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// One question by place, neighbourhood, or the answers to another or to an equality question. What was released is for everybody, as it
/// was released; anything else is counted from the responses, for the survey's team.
/// </summary>
internal static class BreakDownResults
{
    public static async Task<Results<Ok<Breakdown>, ProblemHttpResult>> HandleAsync(
        string slug,
        string dimension,
        string question,
        [FromQuery(Name = "filter")] string[]? filters,
        ClaimsPrincipal user,
        EngagementDb db,
        ResponseSnapshots snapshots,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is { State: SurveyState.Released } && filters is null or []
            && await db.ReleasedBreakdownAsync(survey!, dimension, question, time.Today(), cancellationToken) is { } released)
        {
            return TypedResults.Ok(released);
        }

        var asReleased = dimension == Dimension.Place && filters is null or [];
        if (user.Refuse(survey, slug, teamOnly: !asReleased) is { } refusal)
        {
            return refusal;
        }

        // The team goes on looking at the responses; as released there is nothing to see.
        var standing = await db.StandingOfAsync(survey!, cancellationToken);
        if (asReleased && standing?.Withdrawal is not null && !user.IsOfTeam(survey!))
        {
            return standing.WasWithdrawn();
        }

        var view = (asReleased ? await ResultsView.ReleasedAsync(db, survey!, cancellationToken) : null)
            ?? await ResultsView.LiveAsync(db, survey!, [dimension, .. filters ?? []], snapshots, time, cancellationToken);
        if (view.Part(question) is not { } part || view.Dimensions().FirstOrDefault(each => each.Code == dimension) is not { } by)
        {
            return Problems.NotFound("There is no such question to show, or to break it down by.");
        }

        var groups = view.Values(dimension)!;
        var (held, problem) = view.Read(filters);
        problem ??= Unfit(part, groups, held);
        return problem is not null
            ? Problems.Invalid("filter", problem)
            : TypedResults.Ok(new Breakdown(
                survey!.Slug,
                survey.Title,
                survey.StateOn(time.Today()),
                view.Question(part, held),
                by,
                view.Figures.Groups(part, groups, held),
                view.Figures.People(held),
                view.Figures.People([]),
                [.. held.Select(each => each.InWords())],
                survey.Demonstration,
                view.Grouped(dimension, held))
            {
                Withdrawal = standing?.Withdrawal,
                Released = asReleased && survey.State == SurveyState.Released && standing?.Withdrawal is null,
            });
    }

    /// <summary>Why this cannot be shown; null if it can.</summary>
    private static string? Unfit(Question part, IReadOnlyList<Held> groups, IReadOnlyList<Held> held)
    {
        var by = groups[0].Dimension;
        if (by.QuestionCode == part.Code)
        {
            return "Choose another question to break this one down by.";
        }

        if (held.Any(each => each.Dimension.QuestionCode == part.Code || each.Dimension.QuestionCode == by.QuestionCode))
        {
            return "Remove the filter by a question that is in the table itself.";
        }

        return ResultsView.IsTooMany([.. ResultsView.DimensionsOf(part), by, .. held.Select(each => each.Dimension)])
            ? "These questions have too many answers to show all combinations. Remove a filter, or choose another question."
            : null;
    }
}
