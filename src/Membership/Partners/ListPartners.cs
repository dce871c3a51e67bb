using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners;

/// <summary>The partners by name, of one kind or area code where asked for. Those that ended only where asked for, too.</summary>
internal static class ListPartners
{
    public static void MapListPartners(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners", HandleAsync)
            .AllowAnonymous()
            .WithName("ListPartners")
            .WithSummary("Partners by name, of a kind or serving an area; with ended=true, those that are not there today too")
            .WithTags("Partners");

    private static async Task<Ok<Contracts.Membership.Partner[]>> HandleAsync(
        PartnerKind? kind, string? area, bool? ended, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partners = db.Partners.AsNoTracking();
        if (kind is not null)
        {
            partners = partners.Where(partner => partner.Kind == kind);
        }

        if (area is not null)
        {
            partners = partners.Where(partner => partner.Areas.Any(served => served.AreaCode == area));
        }

        if (ended is not true)
        {
            partners = partners.Where(Partner.ThereOn(time.Today()));
        }

        var found = await partners.WithAll().OrderBy(partner => partner.Name).ToListAsync(cancellationToken);
        return TypedResults.Ok(found.Select(partner => partner.ToContract()).ToArray());
    }
}
