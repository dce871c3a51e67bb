using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Composition;

/// <summary>Who partnerships are made of, against what the policy pack in force asks for.</summary>
internal static class ShowComposition
{
    public static void MapShowComposition(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/compositions", ListAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ListCompositions")
            .WithSummary("What each partnership misses")
            .WithTags("Composition");
        routes.MapGet("/partnerships/{id:guid}/composition", ShowAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ShowComposition")
            .WithSummary("Who a partnership is made of, and who is missing")
            .WithTags("Composition");
    }

    private static async Task<Ok<CompositionSummary[]>> ListAsync(
        CompositionReader reader, PolicyPacks packs, TimeProvider time, CancellationToken cancellationToken)
    {
        var pack = await packs.InForceAsync(cancellationToken);
        var all = await reader.AllAsync(cancellationToken);
        return TypedResults.Ok(all.Select(facts => Composed.Of(facts, pack, time.Today()).Summary).ToArray());
    }

    private static async Task<Results<Ok<CompositionView>, ProblemHttpResult>> ShowAsync(
        Guid id, CompositionReader reader, PolicyPacks packs, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = await reader.AllAsync(cancellationToken);
        if (all.FirstOrDefault(facts => facts.Id == id) is not { } found)
        {
            return Problems.NotFound("There is no such partnership.");
        }

        var today = time.Today();
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
