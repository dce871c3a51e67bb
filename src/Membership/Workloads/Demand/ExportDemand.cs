using System.Globalization;
using System.Security.Claims;
using CsvHelper;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Workloads.Demand;

/// <summary>The wishes of a statement of demand, a row for each: what the page adds up.</summary>
internal static class ExportDemand
{
    // With a byte order mark, without which Excel reads UTF-8 as something else; and no cell is a formula there.
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

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
        return TypedResults.Stream(
            stream => WriteAsync(stream, lines, costs, cancellationToken),
            "text/csv; charset=utf-8",
            $"demand-{partner.Slug}-{period.From:yyyy-MM-dd}-to-{period.To:yyyy-MM-dd}.csv");
    }

    private static async Task WriteAsync(
        Stream stream, IReadOnlyList<DemandLine> lines, Costs costs, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        await csv.WriteRecordAsync(
            [
                "ask", "asked_on", "from", "by", "asked_by", "purpose", "serves", "place", "activity", "skill", "state", "paid_for",
                "hours_asked", "hours_waiting", "hours_agreed", "hours_not_agreed", "hours_declined", "hours_withdrawn", "hours_expired",
                "hours_spent", "pounds_an_hour", "cost_asked", "cost_agreed", "reason",
            ],
            cancellationToken);
        foreach (var line in lines)
        {
            var entry = line.Entry;
            var rate = costs.On(entry.By);
            await csv.WriteRecordAsync(
                [
                    entry.AskId.ToString(), Day(entry.RaisedOn), Day(entry.From), Day(entry.By), entry.AskedBy, line.Ask.Purpose,
                    line.Line.ServesTitle, entry.AreaCode, entry.Activity?.ToString(), entry.Skill, entry.State.ToString(), entry.Funded ? "yes" : "no",
                    Number(entry.Asked), Number(entry.Waiting), Number(entry.Agreed), Number(entry.NotAgreed), Number(entry.Declined),
                    Number(entry.Withdrawn), Number(entry.Expired), Number(entry.SpentHours), Number(rate), Number(entry.Asked * rate),
                    Number(entry.Agreed * rate), line.Reason,
                ],
                cancellationToken);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
