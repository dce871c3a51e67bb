using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Mail;

/// <summary>Whether pages may offer to send something by e-mail.</summary>
internal static class ShowMailStatus
{
    public static void MapShowMailStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/mail", Handle)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("ShowMailStatus")
            .WithSummary("Whether e-mail can be sent")
            .WithTags("Invitations");

    private static Ok<MailStatus> Handle(Letters letters) => TypedResults.Ok(new MailStatus(letters.CanBeSent));
}
