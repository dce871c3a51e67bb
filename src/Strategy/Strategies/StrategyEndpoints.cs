using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Strategies;

internal static class StrategyEndpoints
{
    public static void MapStrategies(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/strategy", ShowAsync)
            .AllowAnonymous()
            .WithName("ShowStrategy")
            .WithSummary("The system's strategy, and the evidence each clause rests on")
            .WithTags("Strategy");

    private static async Task<Results<Ok<StrategyDocument>, ProblemHttpResult>> ShowAsync(
        StrategyDb db, CancellationToken cancellationToken)
    {
        var strategy = await db.Strategies.AsNoTracking()
            .Include(strategy => strategy.Clauses)
            .ThenInclude(clause => clause.Citations)
            .OrderBy(strategy => strategy.Id)
            .AsSplitQuery()
            .FirstOrDefaultAsync(cancellationToken);
        if (strategy is null)
        {
            return Problems.NotFound("There is no strategy yet.");
        }

        var evidence = await db.CitedByAsync(strategy.Clauses, cancellationToken);
        return TypedResults.Ok(new StrategyDocument(
            strategy.Title,
            [.. strategy.Clauses.OrderBy(clause => clause.Number).Select(clause => clause.ToClause(evidence))],
            strategy.Demonstration));
    }
}
