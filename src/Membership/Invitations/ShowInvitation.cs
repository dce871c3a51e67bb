using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Invitations;

/// <summary>What a code is for, before it is taken up.</summary>
internal static class ShowInvitation
{
    public static void MapShowInvitation(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/invitations/view", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("ShowInvitation")
            .WithSummary("An invitation or recovery link that is still good")
            .WithTags("Invitations");

    public static ProblemHttpResult Unknown() => Problems.NotFound(
        "This link was used already, or is too old. Ask for a new one.", ErrorCodes.InvitationUnknown);

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> HandleAsync(
        ViewInvitation request, InvitationCodes codes, CancellationToken cancellationToken) =>
        await codes.FindAsync(request.Code, cancellationToken) is var (invitation, person)
            ? TypedResults.Ok(new InvitationView(invitation.Kind, person?.Name ?? "", person?.Email ?? "", invitation.ValidUntil))
            : Unknown();
}
