using System.Security.Claims;
using IcpEngage.Communications.Audiences;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Plans a message of a team's own.</summary>
internal static class PlanEndpoint
{
    public static async Task<Results<Created<CalendarMessage>, ProblemHttpResult>> HandleAsync(
        NewMessage request,
        ClaimsPrincipal user,
        CommunicationsDb db,
        AudienceList audiences,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!user.Holds(Roles.Communications, request.AreaCode))
        {
            return Problems.NotAllowed("You can plan messages only for the area whose communications you look after.");
        }

        var today = time.Today();
        var area = await db.Areas.AsNoTracking().FirstOrDefaultAsync(area => area.Code == request.AreaCode, cancellationToken);
        var errors = new FieldErrors()
            .RequireText(request.Title, 3, 120, "title", "The title")
            .RequireText(request.Body, 3, 2000, "body", "The message")
            .Require(area is not null, "areaCode", "Choose the system or one of its places.")
            .Require(audiences.InForce(request.AudienceCode, request.SendOn > today ? request.SendOn : today), "audienceCode", "Choose one of the audiences.")
            .RequireDayToCome(request.SendOn, today);
        if (area is null || errors.Any)
        {
            return errors.ToProblem();
        }

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var message = await db.SaveOnLatestAsync(
            async () =>
            {
                var planned = Message.Plan(
                    id, request.Title.Trim(), request.Body.Trim(), area.Code, area.WholeSystem, request.AudienceCode, request.SendOn);
                db.Messages.Add(planned);
                db.Audit(planned, AuditActions.MessagePlanned, user, time);
                await db.RescheduleAsync([planned], [planned.Slot], cancellationToken);
                return planned;
            },
            cancellationToken);
        return TypedResults.Created(
            $"/api/communications/messages/{message.Id}", await db.ViewAsync(message, audiences, cancellationToken));
    }
}
