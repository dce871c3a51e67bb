using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners;

/// <summary>A partner with its codes and its history, also one that ended.</summary>
internal static class ShowPartner
{
    public static void MapShowPartner(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partners/{slug}", HandleAsync)
            .AllowAnonymous()
            .WithName("ShowPartner")
            .WithSummary("A partner with its codes, what became of it and where it came from")
            .WithTags("Partners");

    private static async Task<Results<Ok<PartnerDetail>, ProblemHttpResult>> HandleAsync(
        string slug, MembershipDb db, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.AsNoTracking().WithAll().SingleOrDefaultAsync(partner => partner.Slug == slug, cancellationToken);
        return partner is null ? NoSuchPartner() : TypedResults.Ok(await db.DetailAsync(partner, cancellationToken));
    }

    public static ProblemHttpResult NoSuchPartner() => Problems.NotFound("There is no partner of that name.");

    /// <summary>The partner, which was saved or is about to be, with its history.</summary>
    public static async Task<PartnerDetail> DetailAsync(this MembershipDb db, Partner partner, CancellationToken cancellationToken)
    {
        var steps = await db.Successions.AsNoTracking()
            .Where(step => step.PartnerId == partner.Id || step.SuccessorId == partner.Id)
            .OrderBy(step => step.On).ThenBy(step => step.RecordedAt).ThenBy(step => step.Place).ThenBy(step => step.Id)
            .ToListAsync(cancellationToken);
        var ids = steps.Select(step => step.PartnerId).Concat(steps.Where(step => step.SuccessorId is not null).Select(step => step.SuccessorId!.Value)).Distinct().ToList();
        var slugs = await db.Partners.Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Slug, cancellationToken);
        return new PartnerDetail(
            partner.ToContract(),
            [.. partner.Codes.OrderBy(code => code.Scheme).ThenByDescending(code => code.From).ThenBy(code => code.Value, StringComparer.Ordinal).Select(code => code.ToContract())],
            [.. steps.Select(step => step.ToContract(slugs))],
            partner.Version);
    }
}
