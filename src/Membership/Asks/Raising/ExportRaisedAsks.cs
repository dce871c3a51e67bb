using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>What the bodies of a person's areas asked of partners, a row for each wish, as the page lists it.</summary>
internal static class ExportRaisedAsks
{
    private static readonly string[] Columns =
    [
        "ask", "asked_on", "asked_by", "partner", "purpose", "serves", "place", "activity", "skill", "where", "from", "by", "hours_asked", "hours_agreed",
        "paid_for", "paid_by", "state", "reason",
    ];

    public static void MapExportRaisedAsks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/asks/raised/export", HandleAsync)
            .RequireAuthorization(AskingBodies.Policy)
            .WithName("ExportRaisedAsks")
            .WithSummary("What a body asked of partners, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Asks");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string? area, RaisedFilter? show, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (area is not null && !user.AsksFor(area))
        {
            return Problems.NotAllowed("You can see what the bodies of your own areas asked.");
        }

        var areas = area is null ? await db.AskingAreasAsync(user, cancellationToken) : [area];
        var asks = await db.RaisedBy(areas, show ?? RaisedFilter.All).AsSplitQuery().Include(ask => ask.Partner).Include(ask => ask.Lines).ToListAsync(cancellationToken);
        return CsvAnswer.Of($"asks-of-partners-{CsvAnswer.Day(time.Today())}", Columns, Rows(asks, areas), cancellationToken);
    }

    private static IEnumerable<string?[]> Rows(IEnumerable<Ask> asks, IReadOnlyList<string> areas) =>
        from ask in asks
        from line in ask.Lines
        where line.AskedByAreaCode is { } area && areas.Contains(area)
        select new[]
        {
            ask.Id.ToString(), CsvAnswer.Day(line.RaisedOn), line.AskedBy, ask.Partner.Name, line.Note ?? ask.Purpose, line.ServesTitle, ask.AreaCode,
            ask.Activity?.ToString(), Skills.NameOf(ask.Skill), ask.Where, CsvAnswer.Day(ask.From), CsvAnswer.Day(ask.By), CsvAnswer.Number(line.Hours),
            CsvAnswer.Number(line.HoursAgreed), line.Funded ? "yes" : "no", line.FundedBy, ask.StateOf(line).ToString(), line.Stands ? ask.Reason : line.WithdrawnBecause,
        };
}
