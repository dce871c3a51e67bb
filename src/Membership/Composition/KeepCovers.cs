using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;

namespace IcpEngage.Membership.Composition;

/// <summary>The secretariat, or the lead of the place, records who or what speaks for a voice, says that it is still so, or ends it.</summary>
internal static class KeepCovers
{
    public static void MapKeepCovers(this IEndpointRouteBuilder routes)
    {
        var kept = routes.MapGroup("").RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead)).WithTags("Composition");
        kept.MapPost("/partnerships/{id:guid}/covers", RecordAsync)
            .WithName("RecordCover")
            .WithSummary("Record who or what speaks for a voice");
        kept.MapPost("/covers/{id:guid}/see-again", SeeAgainAsync).WithName("SeeCoverAgain").WithSummary("Say that a record still holds");
        kept.MapPost("/covers/{id:guid}/end", EndAsync).WithName("EndCover").WithSummary("End a record, with a reason");
    }

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> RecordAsync(
        Guid id, RecordCover request, ClaimsPrincipal user, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await db.Partnerships.SingleOrDefaultAsync(partnership => partnership.Id == id, cancellationToken);
        if (partnership is null)
        {
            return Problems.NotFound("There is no such partnership.");
        }

        if (!user.Keeps(partnership))
        {
            return NotTheirs();
        }

        var today = time.Today();
        var pack = await packs.InForceAsync(cancellationToken);
        var expectation = pack.Expectations.FirstOrDefault(each =>
            each.Code == request.Expectation && (each.Partnership is null || each.Partnership == partnership.Kind));
        var knownPartner = request.PartnerId is null
            || await db.Partners.Where(Partner.ThereOn(today)).AnyAsync(partner => partner.Id == request.PartnerId, cancellationToken);
        var errors = new FieldErrors()
            .Require(expectation is not null, "expectation", "The policy pack does not ask this partnership about that voice.")
            .Require(knownPartner, "partnerId", "Choose a partner from the list.")
            .RequireText(request.Evidence, Cover.ShortestEvidence, Cover.LongestEvidence, "evidence", "How you know")
            .Require(
                request.EvidenceId is null == string.IsNullOrWhiteSpace(request.EvidenceTitle) && request.EvidenceTitle?.Length is null or <= 200,
                "evidenceId",
                "Choose released evidence from the list.")
            .Require(request.SeenOn is null || request.SeenOn <= today, "seenOn", "The day must not be in the future.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var cover = new Cover
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = id,
            Expectation = request.Expectation,
            PartnerId = request.PartnerId,
            Evidence = request.Evidence.Trim(),
            EvidenceId = request.EvidenceId,
            EvidenceTitle = request.EvidenceTitle?.Trim(),
            RecordedById = user.PersonId()!.Value,
            RecordedAt = time.GetUtcNow(),
        };
        cover.SeeAgain(request.SeenOn ?? today);
        db.Add(cover);
        db.Audit(
            time, user, AuditActions.CoverRecorded, $"cover/{cover.Id}", partnership.Scope(), after: new { cover.Expectation, cover.PartnerId, cover.EvidenceId, cover.SeenOn });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(cover.Id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SeeAgainAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (cover, partnership, problem) = await FindAsync(id, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var before = cover!.SeenOn;
        cover.SeeAgain(time.Today());
        db.Audit(time, user, AuditActions.CoverSeenAgain, $"cover/{id}", partnership!.Scope(), new { SeenOn = before }, new { cover.SeenOn });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, EndCover request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (cover, partnership, problem) = await FindAsync(id, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var errors = new FieldErrors().RequireText(request.Reason, 5, 500, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        cover!.End(user.PersonId(), time.GetUtcNow(), request.Reason.Trim());
        db.Audit(time, user, AuditActions.CoverEnded, $"cover/{id}", partnership!.Scope(), before: new { cover.Expectation, cover.PartnerId });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>A record that stands, where whoever calls may change it.</summary>
    private static async Task<(Cover? Cover, Partnership? Partnership, ProblemHttpResult? Problem)> FindAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Cover>().SingleOrDefaultAsync(cover => cover.Id == id && cover.EndedAt == null, cancellationToken) is not { } cover)
        {
            return (null, null, Problems.NotFound("There is no such record, or it has ended."));
        }

        var partnership = await db.Partnerships.SingleAsync(partnership => partnership.Id == cover.PartnershipId, cancellationToken);
        return user.Keeps(partnership) ? (cover, partnership, null) : (null, null, NotTheirs());
    }

    private static ProblemHttpResult NotTheirs() =>
        Problems.NotAllowed("The secretariat keeps this, or the lead of the place.");
}
