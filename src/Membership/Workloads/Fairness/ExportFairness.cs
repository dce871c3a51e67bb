using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Workloads.Fairness;

/// <summary>Who is asked most, a row for each partner: what the page lists.</summary>
internal static class ExportFairness
{
    private static readonly string[] Columns =
    [
        "partner", "kind", "places", "hours_could_give", "asks", "hours_asked", "hours_agreed", "hours_waiting", "hours_not_agreed", "hours_declined", "hours_withdrawn",
        "hours_expired", "hours_spent", "hours_agreed_and_paid_for", "stands_out", "asked_most_by",
    ];

    public static void MapExportFairness(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/fairness/export", HandleAsync)
            .RequireAuthorization(Roles.Secretariat)
            .WithName("ExportFairness")
            .WithSummary("Who is asked most, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Workload");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        DateOnly? from, int? quarters, PartnerKind? kind, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var period = Demand.DemandPeriod.Read(from, quarters, time.Today(), out var errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (asked, _) = await ShowFairness.ReadAsync(period, kind, user, db, time.Today(), cancellationToken);
        return CsvAnswer.Of($"who-is-asked-{CsvAnswer.Day(period.From)}-to-{CsvAnswer.Day(period.To)}", Columns, asked.Select(Row), cancellationToken);
    }

    private static string?[] Row(PartnerAsked asked) =>
    [
        asked.Partner.Name, asked.Partner.Kind.ToString(), string.Join(' ', asked.Partner.AreaCodes), CsvAnswer.Number(asked.CapacityHours), CsvAnswer.Number(asked.Hours.Asks),
        CsvAnswer.Number(asked.Hours.Asked), CsvAnswer.Number(asked.Hours.Agreed), CsvAnswer.Number(asked.Hours.Waiting), CsvAnswer.Number(asked.Hours.NotAgreed),
        CsvAnswer.Number(asked.Hours.Declined), CsvAnswer.Number(asked.Hours.Withdrawn), CsvAnswer.Number(asked.Hours.Expired), CsvAnswer.Number(asked.Hours.Spent),
        CsvAnswer.Number(asked.Hours.FundedAgreed), asked.StandsOut ? "yes" : "no", string.Join("; ", asked.MostBy.Select(by => $"{by.Key}: {CsvAnswer.Number(by.Hours.Asked)}")),
    ];
}
