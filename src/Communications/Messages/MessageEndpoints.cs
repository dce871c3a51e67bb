using IcpEngage.Communications.Audiences;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var readers = SecuritySetup.AnyOf(Roles.Communications, Roles.EngagementLead, Roles.Secretariat, Roles.PlaceLead);
        routes.MapGet("/calendar", CalendarEndpoint.HandleAsync)
            .RequireAuthorization(readers)
            .WithName("ShowCalendar")
            .WithSummary("Weeks of messages, with their clashes")
            .WithTags("Messages");
        routes.MapGet("/messages/{id:guid}", ShowAsync)
            .RequireAuthorization(readers)
            .WithName("ShowMessage")
            .WithSummary("One message of the calendar")
            .WithTags("Messages");
        routes.MapPost("/messages", PlanEndpoint.HandleAsync)
            .RequireAuthorization(Roles.Communications)
            .WithName("PlanMessage")
            .WithSummary("Plan a message for a day")
            .WithTags("Messages");
        routes.MapPost("/messages/{id:guid}/move", MoveEndpoint.HandleAsync)
            .RequireAuthorization(Roles.Communications)
            .WithName("MoveMessage")
            .WithSummary("Move a message to another day")
            .WithTags("Messages");
    }

    public static ProblemHttpResult NotOnTheCalendar() => Problems.NotFound("There is no such message on the calendar.");

    private static async Task<Results<Ok<CalendarMessage>, ProblemHttpResult>> ShowAsync(
        Guid id, CommunicationsDb db, AudienceList audiences, CancellationToken cancellationToken)
    {
        var message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(message => message.Id == id, cancellationToken);
        return message is null
            ? NotOnTheCalendar()
            : TypedResults.Ok(await db.ViewAsync(message, audiences, cancellationToken));
    }
}
