using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>The wishes of a statement of demand, a row for each: what the page adds up.</summary>
internal static class ExportDemand
{
    private static readonly string[] Columns =
    [
        "ask", "asked_on", "from", "by", "asked_by", "purpose", "serves", "place", "activity", "skill", "state", "paid_for",
        "hours_asked", "hours_waiting", "hours_agreed", "hours_not_agreed", "hours_declined", "hours_withdrawn", "hours_expired",
        "hours_spent", "pounds_an_hour", "cost_asked", "cost_agreed", "reason",
    ];

    public static void MapExportDemand(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}/demand/export", HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.HealthwatchOfficer, Roles.PartnerRepresentative, Roles.Secretariat))
            .WithName("ExportDemand")
            .WithSummary("The wishes of a statement of demand, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Workload");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, DateOnly? from, int? quarters, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partner, problem) = await ShowDemand.FindAsync(db, slug, user, cancellationToken);
        if (partner is null)
        {
            return problem!;
        }

        var period = DemandPeriod.Read(from, quarters, time.Today(), out var errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var lines = await DemandLine.ReadAsync(db, partner.Id, period, cancellationToken);
        var costs = new Costs(await db.RatesOfAsync(partner.Id, cancellationToken));
        return CsvAnswer.Of($"demand-{partner.Slug}-{period.From:yyyy-MM-dd}-to-{period.To:yyyy-MM-dd}", Columns, lines.Select(line => Row(line, costs)), cancellationToken);
    }

    private static string?[] Row(DemandLine line, Costs costs)
    {
        var entry = line.Entry;
        var rate = costs.On(entry.By);
        return
        [
            entry.AskId.ToString(), CsvAnswer.Day(entry.RaisedOn), CsvAnswer.Day(entry.From), CsvAnswer.Day(entry.By), entry.AskedBy, line.Ask.Purpose,
            line.Line.ServesTitle, entry.AreaCode, entry.Activity?.ToString(), Skills.NameOf(entry.Skill), entry.State.ToString(), entry.Funded ? "yes" : "no",
            CsvAnswer.Number(entry.Asked), CsvAnswer.Number(entry.Waiting), CsvAnswer.Number(entry.Agreed), CsvAnswer.Number(entry.NotAgreed), CsvAnswer.Number(entry.Declined),
            CsvAnswer.Number(entry.Withdrawn), CsvAnswer.Number(entry.Expired), CsvAnswer.Number(entry.SpentHours), CsvAnswer.Number(rate), CsvAnswer.Number(entry.Asked * rate),
            CsvAnswer.Number(entry.Agreed * rate), line.Reason,
        ];
    }
}
