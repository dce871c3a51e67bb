using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Composition;

/// <summary>An administrator supersedes the policy pack from a day. What was in force stays on record; what is not yet in force can be withdrawn.</summary>
internal static class KeepPolicyPacks
{
    public static void MapKeepPolicyPacks(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/policy-packs")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Administrator, Roles.Secretariat))
            .WithTags("Policy packs");
        read.MapGet("", ListAsync).WithName("ListPolicyPacks").WithSummary("Policy packs, oldest first");
        read.MapGet("/{code}", ShowAsync).WithName("ShowPolicyPack").WithSummary("A policy pack with its text");

        var kept = routes.MapGroup("/policy-packs").RequireAuthorization(Roles.Administrator).WithTags("Policy packs");
        kept.MapPost("/check", CheckAsync).WithName("CheckPolicyPack").WithSummary("What a policy pack would change; nothing is stored");
        kept.MapPost("", AddAsync).WithName("AddPolicyPack").WithSummary("Add a policy pack that takes over from a day");
        kept.MapPost("/{code}/withdraw", WithdrawAsync).WithName("WithdrawPolicyPack").WithSummary("Take back a pack that is not yet in force");
    }

    private static async Task<Ok<PolicyPackSummary[]>> ListAsync(PolicyPacks packs, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(PackLine.Of(await packs.AllAsync(cancellationToken), time.Today()).ToArray());

    private static async Task<Results<Ok<PolicyPackView>, ProblemHttpResult>> ShowAsync(
        string code, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = await packs.AllAsync(cancellationToken);
        if (all.FirstOrDefault(pack => pack.Code == code) is not { } found)
        {
            return Problems.NotFound("There is no such policy pack.");
        }

        var reason = await db.Set<StoredPolicyPack>().Where(stored => stored.Code == code).Select(stored => stored.Reason).FirstOrDefaultAsync(cancellationToken);
        var summary = PackLine.Of(all, time.Today()).Single(line => line.Code == code);
        return TypedResults.Ok(new PolicyPackView(summary, PolicyPackText.Write(found), reason));
    }

    private static async Task<Results<Ok<PolicyPackEffect>, ProblemHttpResult>> CheckAsync(
        SupersedePolicyPack request, PolicyPacks packs, CompositionReader reader, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var all = await packs.AllAsync(cancellationToken);
        if (Read(request, all, time.Today(), errors) is not { } pack)
        {
            return errors.ToProblem();
        }

        var today = time.Today();
        var before = PolicyPack.InForceOn(pack.ValidFrom, all);
        var partnerships = await reader.AllAsync(cancellationToken);
        return TypedResults.Ok(new PolicyPackEffect(
            PackLine.Of([.. all, pack], today).Single(line => line.Code == pack.Code),
            PackDifferences.Between(before, pack),
            [.. partnerships.Select(facts => Composed.Of(facts, before, today).Summary)],
            [.. partnerships.Select(facts => Composed.Of(facts, pack, today).Summary)]));
    }

    private static async Task<Results<Ok<PolicyPackSummary>, ProblemHttpResult>> AddAsync(
        SupersedePolicyPack request, ClaimsPrincipal user, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var all = await packs.AllAsync(cancellationToken);
        if (Read(request, all, time.Today(), errors) is not { } pack)
        {
            return errors.ToProblem();
        }

        db.Add(new StoredPolicyPack
        {
            Code = pack.Code,
            ValidFrom = pack.ValidFrom,
            Pack = pack,
            Reason = request.Reason.Trim(),
            AddedById = user.PersonId()!.Value,
            AddedAt = time.GetUtcNow(),
        });
        db.Audit(
            time,
            user,
            AuditActions.PolicyPackAdded,
            $"policy-pack/{pack.Code}",
            Grant.WholeSystem,
            new { PolicyPack.InForceOn(pack.ValidFrom, all).Code },
            new { pack.Code, pack.ValidFrom });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PackLine.Of([.. all, pack], time.Today()).Single(line => line.Code == pack.Code));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string code, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Set<StoredPolicyPack>().SingleOrDefaultAsync(stored => stored.Code == code, cancellationToken) is not { } stored)
        {
            return Problems.NotFound("There is no such policy pack, or it came with the product.");
        }

        if (stored.ValidFrom <= time.Today())
        {
            return Problems.Conflict(ErrorCodes.PolicyPackInForce, "This pack is in force or was: it stays on record. Supersede it by another.");
        }

        db.Remove(stored);
        db.Audit(time, user, AuditActions.PolicyPackWithdrawn, $"policy-pack/{code}", Grant.WholeSystem, new { stored.Code, stored.ValidFrom });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static PolicyPack? Read(SupersedePolicyPack request, IReadOnlyList<PolicyPack> all, DateOnly today, FieldErrors errors)
    {
        errors
            .Require(request.From >= today, "from", "The first day must be today or later: what was in force stays as it was.")
            .Require(all.All(pack => pack.ValidFrom != request.From), "from", "Another pack takes over on that day already.")
            .RequireText(request.Reason, 5, StoredPolicyPack.LongestReason, "reason", "The reason");
        var pack = PolicyPackText.Read(request.Text, request.From, errors);
        errors.Require(
            pack is null || all.All(other => other.Code != pack.Code), "text", "There is a pack by that “code” already. Give this one a code of its own.");
        return errors.Any ? null : pack;
    }
}
