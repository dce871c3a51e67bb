using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>Who holds which named role: what everybody may read, what staff keep, and what somebody should see to.</summary>
internal static class ShowNamedRoles
{
    private static readonly string[] Readers = [Roles.Secretariat, Roles.Administrator, Roles.PlaceLead, Roles.EngagementLead, Roles.Communications];

    public static void MapNamedRoles(this IEndpointRouteBuilder routes)
    {
        routes.MapShowNamedRoles();
        routes.MapKeepNamedRoles();
    }

    private static void MapShowNamedRoles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/named-roles", ListAsync).AllowAnonymous()
            .WithName("ListNamedRoles").WithSummary("Named roles with the office that holds each, as everybody may read them").WithTags("Named roles");
        routes.MapGet("/named-roles/register", RegisterAsync).RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ShowNamedRoleRegister").WithSummary("Who holds or held a named role, and how they came to it: everybody for those who work with them, otherwise oneself").WithTags("Named roles");
        routes.MapGet("/named-roles/alarms", AlarmsAsync).RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ListNamedRoleAlarms").WithSummary("Named roles that the caller should see to: vacant, stale or about to end").WithTags("Named roles");
    }

    private static async Task<Ok<PublicRole[]>> ListAsync(NamedPosts posts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await posts.ReadAsync(cancellationToken))
            .Where(post => post.AreaCode is not null || post.HeldOn(posts.Today) is not null)
            .Select(post => post.ToPublic(posts.Today))
            .ToArray());

    private static async Task<Ok<RoleHoldingView[]>> RegisterAsync(ClaimsPrincipal user, NamedPosts posts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await posts.ReadAsync(cancellationToken))
            .SelectMany(post => post.Holdings.Select(holding => post.View(holding, posts.Today)))
            .Where(view => Readers.Any(user.Holds) || (view.PersonId is { } person && person == user.PersonId()))
            .ToArray());

    private static async Task<Ok<RoleAlarm[]>> AlarmsAsync(ClaimsPrincipal user, NamedPosts posts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await posts.ReadAsync(cancellationToken))
            .Select(post => (Post: post, Alarm: post.Alarm(posts.Today)))
            .Where(found => found.Alarm is not null && found.Post.Tells(user, found.Alarm))
            .Select(found => found.Alarm!)
            .ToArray());
}
