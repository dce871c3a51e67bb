using System.Globalization;
using System.Security.Claims;
using CsvHelper;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Audit;

/// <summary>The entries that match as a CSV file, in the order of the chain. That it was taken is an entry too.</summary>
internal static class ExportTrail
{
    // With a byte order mark, without which Excel reads UTF-8 as something else; and no cell is a formula there.
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    public static void MapExportTrail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/export", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("ExportAuditTrail")
            .WithSummary("The entries that match, as a CSV file")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithTags("Audit");

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        [AsParameters] AuditFilter filter,
        ClaimsPrincipal user,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (filter.Check() is { Any: true } errors)
        {
            return errors.ToProblem();
        }

        // Up to here, however long the download takes.
        var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        var found = filter.Of(db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence <= last));

        // What was searched for stays out of the trail: it may be somebody's name.
        db.Audit(
            time,
            user,
            AuditActions.AuditExported,
            "audit/trail",
            Grant.WholeSystem,
            after: new { Entries = await found.CountAsync(cancellationToken), filter.Action, filter.Actor, filter.Scope, filter.From, filter.To });
        await db.SaveChangesAsync(cancellationToken);

        var actors = await found.Select(entry => entry.Actor).Distinct().ToListAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, actors, cancellationToken);
        return TypedResults.Stream(
            stream => WriteAsync(stream, found.OrderBy(entry => entry.Sequence).AsAsyncEnumerable(), names, cancellationToken),
            "text/csv; charset=utf-8",
            $"audit-trail-to-{last}.csv");
    }

    private static async Task WriteAsync(
        Stream stream, IAsyncEnumerable<AuditEntry> entries, ActorNames names, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        await csv.WriteRecordAsync(
            ["sequence", "at", "actor", "actor_name", "action", "subject", "scope", "before", "after", "previous_hash", "hash"],
            cancellationToken);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync(
                [
                    entry.Sequence.ToString(CultureInfo.InvariantCulture),
                    entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                    entry.Actor?.ToString(),
                    names.Of(entry.Actor),
                    entry.Action,
                    entry.Subject,
                    entry.Scope,
                    entry.Before,
                    entry.After,
                    entry.PreviousHash,
                    entry.Hash,
                ],
                cancellationToken);
        }
    }
}
