using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Agreements;

/// <summary>Agreements for those who read the partnership’s record or sign, and those that their partners made public for everybody.</summary>
internal static class ShowAgreements
{
    public static void MapShowAgreements(this IEndpointRouteBuilder routes)
    {
        var known = routes.MapGroup("/agreements").RequireAuthorization(SecuritySetup.SignedIn).WithTags("Agreements");
        known.MapGet("", ListAsync).WithName("ListAgreements").WithSummary("Agreements, those to act on first");
        known.MapGet("/{id:guid}", ShowAsync).WithName("ShowAgreement").WithSummary("An agreement with its versions and signatures");
        routes.MapGet("/public-agreements", PublicAsync)
            .AllowAnonymous()
            .WithName("ListPublicAgreements")
            .WithSummary("Agreements in force that their partners made public")
            .WithTags("Agreements");
    }

    private static async Task<Ok<IReadOnlyList<AgreementSummary>>> ListAsync(
        Guid? partnership, ClaimsPrincipal user, AgreementViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.ListAsync(partnership, user, cancellationToken));

    private static async Task<Results<Ok<AgreementView>, ProblemHttpResult>> ShowAsync(
        Guid id, ClaimsPrincipal user, AgreementViews views, CancellationToken cancellationToken) =>
        await views.ViewAsync(id, user, cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound("There is no such agreement.");

    private static async Task<Ok<PublicAgreement[]>> PublicAsync(AgreementViews views, CancellationToken cancellationToken)
    {
        var found = await views.Agreements.AsNoTracking()
            .Where(agreement => agreement.EndedAt == null
                && agreement.Versions.Any(version => version.State == AgreementVersionState.InForce && version.Public))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(found
            .OrderBy(agreement => agreement.Partnership.Kind)
            .ThenBy(agreement => agreement.Partnership.Name, StringComparer.Ordinal)
            .ThenBy(agreement => agreement.Title, StringComparer.Ordinal)
            .Select(agreement => Public(agreement, agreement.InForce!))
            .ToArray());
    }

    private static PublicAgreement Public(Agreement agreement, AgreementVersion version) => new(
        agreement.Id,
        agreement.Partnership.Name,
        agreement.Partnership.AreaCode,
        agreement.Kind,
        agreement.Title,
        version.Text,
        version.Objectives,
        version.Outcomes,
        version.InForceOn!.Value,
        version.ReviewBy,
        [.. version.Parties.Select(party => party.Partner.Name).Order(StringComparer.Ordinal)]);
}
