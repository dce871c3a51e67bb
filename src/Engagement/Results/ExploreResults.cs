using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Results;

/// <summary>The results of some of the people, for the survey's team. Filters stand in the address, so that a view can be shared.</summary>
internal static class ExploreResults
{
    public static async Task<Results<Ok<ExploredResults>, ProblemHttpResult>> HandleAsync(
        string slug,
        [FromQuery(Name = "filter")] string[]? filters,
        ClaimsPrincipal user,
        EngagementDb db,
        ResponseSnapshots snapshots,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (user.Refuse(survey, slug, teamOnly: true) is { } refusal)
        {
            return refusal;
        }

        // Without filters a released survey shows what was released, and not what is left of it after withdrawals.
        var view = (filters is null or [] ? await ResultsView.ReleasedAsync(db, survey!, cancellationToken) : null)
            ?? await ResultsView.LiveAsync(db, survey!, filters ?? [], snapshots, time, cancellationToken);
        var standing = await db.StandingOfAsync(survey!, cancellationToken);
        var (held, problem) = view.Read(filters);
        return problem is not null
            ? Problems.Invalid("filter", problem)
            : TypedResults.Ok(new ExploredResults(
                view.Results(held, time.Today()) with { Correction = standing?.Correction, Withdrawal = standing?.Withdrawal },
                view.Figures.People([]),
                [.. held.Select(each => each.InWords())],
                view.Dimensions()));
    }
}
