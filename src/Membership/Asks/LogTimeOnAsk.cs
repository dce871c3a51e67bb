using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>Those who speak for a partner log the time that an agreed ask takes, and take a mistaken entry back.</summary>
internal static class LogTimeOnAsk
{
    private const decimal MostHours = 24;

    public static async Task<Results<Ok<LoggedTime>, ProblemHttpResult>> LogAsync(
        Guid id, LogTime request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await FindAsync(id, user, db, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        if (ask.Time.Find(entry => entry.Id == request.Id) is { } before)
        {
            return TypedResults.Ok(before.ToContract(ask.Title, user.Identity?.Name));
        }

        if (ask.State != AskState.Accepted)
        {
            return Problems.Conflict(ErrorCodes.AskNotAgreed, "Time is logged on asks that you agreed to. This one is not, or it was taken back.");
        }

        var errors = new FieldErrors()
            .Require(request.Id != Guid.Empty, "id", "An entry needs an id.")
            .Require(
                request.Hours is >= HourShares.Quarter and <= MostHours && request.Hours.InQuarters(),
                "hours",
                $"Hours must be from 0.25 to {MostHours:0}, in quarters of an hour, like 1, 1.25 or 1.5.")
            .Require(request.Day <= time.Today(), "day", "The day must be today or before.")
            .Require(request.Day >= time.Today().AddYears(-1), "day", "The day must be within the last year.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var act = Act.Of(user, time);
        var entry = new TimeEntry { Id = request.Id, Day = request.Day, Hours = request.Hours, ById = act.PersonId, LoggedAt = act.At };
        ask.Log(entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same sent twice at once: the other one is the entry.
            db.ChangeTracker.Clear();
            if (!await db.Set<TimeEntry>().AnyAsync(each => each.Id == request.Id && each.AskId == id, cancellationToken))
            {
                throw;
            }
        }

        return TypedResults.Ok(entry.ToContract(ask.Title, user.Identity?.Name));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> TakeBackAsync(
        Guid id, Guid entry, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (ask, problem) = await FindAsync(id, user, db, cancellationToken);
        if (ask is null)
        {
            return problem!;
        }

        if (ask.Time.Find(each => each.Id == entry) is not { } found)
        {
            return Problems.NotFound("There is no such entry of time.");
        }

        if (found.Counts)
        {
            found.TakeBack(Act.Of(user, time));
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }

    public static LoggedTime ToContract(this TimeEntry entry, string title, string? loggedBy) =>
        new(entry.Id, entry.AskId, title, entry.Day, entry.Hours, loggedBy);

    private static async Task<(Ask? Ask, ProblemHttpResult? Problem)> FindAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var ask = await db.FindAskAsync(id, cancellationToken);
        return ask switch
        {
            null => (null, AnsweringAsks.NoSuchAsk()),
            _ when !user.AnswersFor(ask.Partner) => (null, Problems.NotAllowed($"Only those who speak for {ask.Partner.Name} log its time.")),
            _ => (ask, null),
        };
    }
}
