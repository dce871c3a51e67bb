using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Engagement.Privacy;

internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys/{slug}/privacy", ShowPrivacyNotice.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowPrivacyNotice")
            .WithSummary("Who is asking, why they may, what is kept and for how long")
            .WithTags("Privacy");
        routes.MapGet("/retention", ShowRetention.HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Administrator, Roles.Secretariat))
            .WithName("ShowRetention")
            .WithSummary("How long each survey’s answers are kept, and what was deleted")
            .WithTags("Privacy");
    }
}
