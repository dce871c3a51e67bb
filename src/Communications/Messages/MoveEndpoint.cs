using System.Security.Claims;
using IcpEngage.Communications.Audiences;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Moves a message to another day.</summary>
internal static class MoveEndpoint
{
    public static async Task<Results<Ok<CalendarMessage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MoveMessage request,
        ClaimsPrincipal user,
        CommunicationsDb db,
        AudienceList audiences,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (message, problem) = await db.SaveOnLatestAsync(
            () => MoveAsync(id, request, user, db, time, cancellationToken), cancellationToken);
        return message is null ? problem! : TypedResults.Ok(await db.ViewAsync(message, audiences, cancellationToken));
    }

    private static async Task<(Message? Moved, ProblemHttpResult? Problem)> MoveAsync(
        Guid id, MoveMessage request, ClaimsPrincipal user, CommunicationsDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var message = await db.Messages.FirstOrDefaultAsync(message => message.Id == id, cancellationToken);
        if (message is null)
        {
            return (null, MessageEndpoints.NotOnTheCalendar());
        }

        if (!user.Holds(Roles.Communications, message.AreaCode))
        {
            return (null, Problems.NotAllowed("You can move messages only of the area whose communications you look after."));
        }

        if (message.Version != request.Version)
        {
            return (null, Problems.Conflict(
                ErrorCodes.Stale, "Somebody else changed this message since you opened it. Read it again and repeat your change."));
        }

        var errors = new FieldErrors()
            .Require(!message.Sent(today), "sendOn", $"This message went out on {message.SendOn.InWords()}, so it can no longer be moved.")
            .RequireDayToCome(request.SendOn, today);
        if (errors.Any)
        {
            return (null, errors.ToProblem());
        }

        if (message.SendOn != request.SendOn)
        {
            var (before, told) = (message.Slot, message.AuditState());
            message.Move(request.SendOn);
            db.Audit(message, AuditActions.MessageMoved, user, time, told);
            await db.RescheduleAsync([message], [before, message.Slot], cancellationToken);
        }

        return (message, null);
    }
}
