using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>Merges, splits and ends partners: first shows what would happen to everything that refers to them, then does just that.</summary>
internal static class SucceedEndpoints
{
    public static void AddSuccessions(this IServiceCollection services)
    {
        services.AddScoped<SuccessionRules>();
        services.AddScoped<SuccessionWork>();
        services.AddHostedService<SuccessionSweeper>();
        services.AddScoped<IPartnerReference, SeatsHeld>();
        services.AddScoped<IPartnerReference, ForumsJoined>();
        services.AddScoped<IPartnerReference, SaidAndAttended>();
        services.AddScoped<IPartnerReference, AsksReceived>();
        services.AddScoped<IPartnerReference, CapacityGiven>();
        services.AddScoped<IPartnerReference, LeavePlanned>();
        services.AddScoped<IPartnerReference, RatesSaid>();
        services.AddScoped<IPartnerReference, AgreementsSigned>();
        services.AddScoped<IPartnerReference, AccessHeld>();
        services.AddScoped<IPartnerReference, CoversRecorded>();
        services.AddScoped<IPartnerReference, NamedRolesHeld>();
        services.AddScoped<IPartnerReference, CodesHeld>();
        services.AddScoped<IPartnerReference, EarlierSteps>();

        // Last: who inherits is told by the areas that successors have themselves.
        services.AddScoped<IPartnerReference, AreasServed>();
    }

    public static void MapSuccessions(this IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/partners").RequireAuthorization(PartnerRegister.Keepers).WithTags("Partners");
        partners.MapPost("/successions/check", CheckAsync).WithName("CheckSuccession").WithSummary("What a merger, a split or an end would do to everything that refers to the partners");
        partners.MapPost("/successions", CarryOutAsync).WithName("SucceedPartners").WithSummary("Merge, split or end partners, as it was shown");
        routes.MapTakeBackSuccession();
        partners.MapGet("/unsettled", ListUnsettledAsync).WithName("ListUnsettledPartners").WithSummary("Partners whose last day has passed while something still refers to them");
    }

    private static async Task<Results<Ok<SuccessionCheck>, ProblemHttpResult>> CheckAsync(
        SucceedPartners request, ClaimsPrincipal user, SuccessionRules rules, SuccessionWork work, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (change, problem) = await rules.ReadAsync(request, user, time.Today(), db, cancellationToken);
        return problem is not null ? problem : TypedResults.Ok(await work.ApplyAsync(change!, db, cancellationToken));
    }

    private static async Task<Results<Ok<SuccessionCheck>, ProblemHttpResult>> CarryOutAsync(
        SucceedPartners request, ClaimsPrincipal user, SuccessionRules rules, SuccessionWork work, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (change, problem) = await rules.ReadAsync(request, user, time.Today(), db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var done = await work.ApplyAsync(change!, db, cancellationToken);
        if (request.Seen != done.Seen)
        {
            return Problems.Conflict(ErrorCodes.SuccessionNotSeen, "Something else would happen than you were shown. Look again, then decide.");
        }

        work.Tell(change!, done, db);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(done);
    }

    private static async Task<Ok<UnsettledPartner[]>> ListUnsettledAsync(
        SuccessionWork work, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok((await work.UnsettledAsync(db, time.Today(), cancellationToken)).ToArray());

    /// <summary>Partners that are not there any more while something still refers to them, by name.</summary>
    public static async Task<IReadOnlyList<UnsettledPartner>> UnsettledAsync(
        this SuccessionWork work, MembershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var ended = await db.Partners.AsNoTracking().WithAll().Where(partner => partner.Until < today).OrderBy(partner => partner.Name).ToListAsync(cancellationToken);
        var left = await work.LeftAsync([.. ended.Select(partner => partner.Id)], today, db, cancellationToken);
        return [.. ended.Where(partner => left.Contains(partner.Id)).Select(partner => new UnsettledPartner(partner.ToContract(), [.. left[partner.Id]]))];
    }
}
