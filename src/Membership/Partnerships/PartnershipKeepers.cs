using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships;

/// <summary>Who keeps a partnership's records: the secretariat, and for a place its lead. The lowest level that can, decides.</summary>
internal static class PartnershipKeepers
{
    /// <summary>Policy of what keepers do; <see cref="KeptByCaller"/> looks at the place.</summary>
    public static readonly string Policy = SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead);

    public static bool Keeps(this ClaimsPrincipal user, Partnership partnership) =>
        user.Holds(Roles.Secretariat, Grant.WholeSystem)
        || (partnership.Kind == PartnershipKind.Place && user.Holds(Roles.PlaceLead, partnership.AreaCode));

    /// <summary>For the audit trail: the place, or the whole system.</summary>
    public static string Scope(this Partnership partnership) =>
        partnership.Kind == PartnershipKind.System ? Grant.WholeSystem : partnership.AreaCode;

    /// <summary>Speaks for the partner.</summary>
    public static bool SpeaksFor(this ClaimsPrincipal user, string partnerSlug) =>
        user.Grants().Any(grant => grant.Role is Roles.PartnerRepresentative or Roles.HealthwatchOfficer && grant.Scope == partnerSlug);

    /// <summary>Declares interests for whoever fills the seat: that person, somebody who speaks for the partner, or a keeper.</summary>
    public static bool DeclaresFor(this ClaimsPrincipal user, SeatHolder holder, Partnership partnership) =>
        (holder.PersonId is { } person && person == user.PersonId())
        || user.SpeaksFor(holder.Seat.Partner.Slug)
        || user.Keeps(partnership);
}

/// <summary>Lets those through who keep the partnership that the address names, before anything else is looked at.</summary>
internal sealed class KeptByCaller : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var id = Guid.Parse(http.GetRouteValue("id")!.ToString()!);
        var db = http.RequestServices.GetRequiredService<MembershipDb>();
        return await db.Partnerships.SingleOrDefaultAsync(partnership => partnership.Id == id, http.RequestAborted) switch
        {
            null => Problems.NotFound("There is no such partnership."),
            { } partnership when !http.User.Keeps(partnership) => Problems.NotAllowed("You do not keep the records of this partnership."),
            _ => await next(context),
        };
    }
}
