using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Strategy.Strategies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Citations;

internal static class CitationEndpoints
{
    public static void MapCitations(this IEndpointRouteBuilder routes)
    {
        var editors = SecuritySetup.AnyOf(Roles.Secretariat, Roles.EngagementLead);
        routes.MapPost("/clauses/{id:guid}/citations", CiteEndpoint.HandleAsync)
            .RequireAuthorization(editors)
            .WithName("CiteEvidence")
            .WithSummary("Let a clause rest on evidence")
            .WithTags("Citations");
        routes.MapDelete("/clauses/{id:guid}/citations/{evidenceId:guid}", UnciteEndpoint.HandleAsync)
            .RequireAuthorization(editors)
            .WithName("UnciteEvidence")
            .WithSummary("Take a citation back")
            .WithTags("Citations");
    }

    /// <summary>The strategy is the system's: who works for one place reads it, and does not write in it.</summary>
    public static bool MayEditStrategy(this ClaimsPrincipal user) =>
        user.Holds(Roles.Secretariat, Grant.WholeSystem) || user.Holds(Roles.EngagementLead, Grant.WholeSystem);

    public static ProblemHttpResult NotTheSystems() =>
        Problems.NotAllowed("Only the system's secretariat and engagement leads can change what the strategy rests on.");

    /// <summary>The clause with its citations, if it is still the version that was read.</summary>
    public static async Task<(StrategyClause? Clause, ProblemHttpResult? Problem)> FindAsync(
        this StrategyDb db, Guid id, int version, CancellationToken cancellationToken)
    {
        var clause = await db.Clauses.Include(clause => clause.Citations).FirstOrDefaultAsync(clause => clause.Id == id, cancellationToken);
        if (clause is null)
        {
            return (null, Problems.NotFound("There is no such clause in the strategy."));
        }

        return clause.Version == version ? (clause, null) : (null, Stale());
    }

    /// <summary>
    /// Saves and answers with the clause. Whoever was overtaken between reading and saving is told as if they had been
    /// before: the clause's version and the citation's key refuse the second of two.
    /// </summary>
    public static async Task<Results<Ok<Clause>, ProblemHttpResult>> SaveAsync(
        this StrategyDb db, StrategyClause clause, EvidenceCited cited, CancellationToken cancellationToken)
    {
        db.Publish(cited);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Clauses.AnyAsync(other => other.Id == clause.Id && other.Version >= clause.Version, cancellationToken))
            {
                throw;
            }

            return Stale();
        }

        return TypedResults.Ok(clause.ToClause(await db.CitedByAsync([clause], cancellationToken)));
    }

    private static ProblemHttpResult Stale() => Problems.Conflict(
        ErrorCodes.Stale, "Somebody else changed this clause since you opened it. Read it again and repeat your change.");
}
