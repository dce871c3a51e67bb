using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>The error queue of a service, as an operator sees it.</summary>
internal sealed class FailedMessages<TDb>(TDb db, TimeProvider time, IServiceProvider services)
    where TDb : ServiceDbContext
{
    public static string Key(string handler) => $"{typeof(TDb).FullName}/{handler}";

    public async Task<IReadOnlyList<FailedMessageSummary>> ListAsync(CancellationToken cancellationToken) =>
        await db.FailedMessages.OrderBy(failed => failed.FailedAt)
            .Select(failed => new FailedMessageSummary(
                failed.Id, failed.MessageId, failed.Event, failed.Handler, failed.Error, failed.Attempts, failed.FailedAt))
            .ToListAsync(cancellationToken);

    /// <summary>Runs the handler again; the record goes when it succeeds, and says the new error when it does not.</summary>
    /// <returns>Null when done; otherwise what went wrong, or that there is no such message.</returns>
    public async Task<ProblemHttpResult?> ReplayAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var failed = await db.FailedMessages.FindAsync([id], cancellationToken);
        if (failed is null)
        {
            return Problems.NotFound("There is no such failed message; it may have been replayed already.");
        }

        if (services.GetKeyedService<IReplay>(Key(failed.Handler)) is not { } replay)
        {
            return Problems.Conflict(ErrorCodes.Invalid, $"This version has no handler {failed.Handler} any more.");
        }

        try
        {
            await replay.ReplayAsync(failed, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failed.Attempts++;
            failed.Error = FailedMessage.Describe(exception);
            await db.SaveChangesAsync(cancellationToken);
            return Problems.Conflict(ErrorCodes.Invalid, $"It failed again: {failed.Error}");
        }

        // Replaying is idempotent (inbox), so a kill between the effect and this line costs a second replay, no second effect.
        db.FailedMessages.Remove(failed);

        // The error stays out of the trail: it may quote what the message said.
        db.Audit(
            time,
            user,
            AuditActions.FailedMessageReplayed,
            $"failed-message/{failed.Id}",
            Grant.WholeSystem,
            before: new { failed.MessageId, failed.Event, failed.Handler, failed.Attempts });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}

/// <summary>Endpoints for operators.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps <c>operations/failed-messages</c> for the service.</summary>
    public static void MapOperations<TDb>(this IEndpointRouteBuilder routes)
        where TDb : ServiceDbContext
    {
        var operations = routes.MapGroup("/operations/failed-messages")
            .RequireAuthorization(Roles.Administrator)
            .WithTags("Operations");
        operations.MapGet("", async (HttpContext http, CancellationToken cancellationToken) =>
                TypedResults.Ok(await Failed<TDb>(http).ListAsync(cancellationToken)))
            .WithSummary("Messages that a handler could not process");
        operations.MapPost("/{id:guid}/replay", async Task<Results<NoContent, ProblemHttpResult>> (
                Guid id, HttpContext http, CancellationToken cancellationToken) =>
            {
                if (await Failed<TDb>(http).ReplayAsync(id, http.User, cancellationToken) is { } problem)
                {
                    return problem;
                }

                return TypedResults.NoContent();
            })
            .WithSummary("Process a failed message again");
    }

    private static FailedMessages<TDb> Failed<TDb>(HttpContext http)
        where TDb : ServiceDbContext => http.RequestServices.GetRequiredService<FailedMessages<TDb>>();
}
