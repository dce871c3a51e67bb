using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Composition;

/// <summary>Who partnerships are made of, against what the policy pack in force asks for.</summary>
internal static class ShowComposition
{
    public static void MapShowComposition(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/compositions", ListAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ListCompositions")
            .WithSummary("What each partnership misses whose record the caller reads")
            .WithTags("Composition");
        routes.MapGet("/partnerships/{id:guid}/composition", ShowAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ShowComposition")
            .WithSummary("Who a partnership is made of, and who is missing")
            .WithTags("Composition");
    }

    private static async Task<Ok<CompositionSummary[]>> ListAsync(
        ClaimsPrincipal user, CompositionReader reader, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var pack = await packs.InForceAsync(cancellationToken);
        var all = await reader.AllAsync(cancellationToken);
        var read = await db.ReadBy(user, time.Today()).Select(partnership => partnership.Id).ToHashSetAsync(cancellationToken);
        return TypedResults.Ok(all.Where(facts => read.Contains(facts.Id)).Select(facts => Composed.Of(facts, pack, time.Today()).Summary).ToArray());
    }

    private static async Task<Results<Ok<CompositionView>, ProblemHttpResult>> ShowAsync(
        Guid id, ClaimsPrincipal user, CompositionReader reader, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = await reader.AllAsync(cancellationToken);
        if (all.FirstOrDefault(facts => facts.Id == id) is not { } found)
        {
            return Problems.NotFound("There is no such partnership.");
        }

        var today = time.Today();
        if (!await db.ReadBy(user, today).AnyAsync(partnership => partnership.Id == id, cancellationToken))
        {
            return ShowPartnerships.NotForYou();
        }

        var pack = await packs.InForceAsync(cancellationToken);
        var line = PackLine.Of(await packs.AllAsync(cancellationToken), today);
        var composed = Composed.Of(found, pack, today);
        return TypedResults.Ok(new CompositionView(
            composed.Summary,
            line.Single(summary => summary.InForce),
            line.FirstOrDefault(summary => summary.ValidFrom > today),
            composed.Required,
            composed.Expected,
            composed.Others));
    }
}
