using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>
/// What was asked of partners for a survey, from wherever it was asked: all of it for those who ask for the survey's owner,
/// else what one's own bodies asked and what is for one's own places.
/// </summary>
internal static class ListAsksForSurvey
{
    public static void MapListAsksForSurvey(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/asks/for-survey/{slug}", HandleAsync)
            .RequireAuthorization(AskingBodies.Policy)
            .WithName("ListAsksForSurvey")
            .WithSummary("What was asked of partners for a survey")
            .WithTags("Asks");

    private static async Task<Ok<AskForSurvey[]>> HandleAsync(string slug, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var owner = await db.PlannedSurveys.Where(survey => survey.Slug == slug).Select(survey => survey.OwnerAreaCode).FirstOrDefaultAsync(cancellationToken);
        var asks = await db.Asks.AsNoTracking().AsSplitQuery().Include(ask => ask.Partner).Include(ask => ask.Lines)
            .Where(ask => ask.State != AskState.Split && ask.State != AskState.Delegated)
            .Where(ask => ask.Lines.Any(line => line.ServesKind == ServedKind.Survey && line.ServesKey == slug))
            .OrderBy(ask => ask.By).ThenBy(ask => ask.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(
            (from ask in asks
             from line in ask.Lines
             where line.ServesKind == ServedKind.Survey && line.ServesKey == slug
             where (owner is not null && user.AsksFor(owner)) || user.SpeaksFor(line) || user.AsksFor(ask.AreaCode)
             select new AskForSurvey(
                 ask.Id, line.Id, ask.Partner.Name, ask.AreaCode, line.AskedBy, ask.Purpose, line.Hours, line.HoursAgreed, ask.By, ask.StateOf(line), line.Stands ? ask.Reason : line.WithdrawnBecause)).ToArray());
    }
}
