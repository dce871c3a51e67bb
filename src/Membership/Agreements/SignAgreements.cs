using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Agreements;

/// <summary>A partner's own representative signs for it, or says what stands in the way; the keepers record signatures on paper.</summary>
internal static class SignAgreements
{
    public static void MapSignAgreements(this IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/agreements/{id:guid}")
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.PartnerRepresentative, Roles.HealthwatchOfficer))
            .WithTags("Agreements");
        partners.MapPost("/sign", SignAsync).WithName("SignAgreement").WithSummary("Sign for a partner");
        partners.MapPost("/concern", ConcernAsync).WithName("RaiseAgreementConcern").WithSummary("Say what stands in the way of a signature");

        routes.MapPost("/agreements/{id:guid}/paper-signature", PaperAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead))
            .WithName("RecordPaperSignature")
            .WithSummary("Record a signature on paper")
            .WithTags("Agreements");
        routes.MapPost("/agreements/{id:guid}/take-back", TakeBackAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead, Roles.PartnerRepresentative, Roles.HealthwatchOfficer))
            .WithName("TakeSignatureBack")
            .WithSummary("Take a signature back while others are still to sign")
            .WithTags("Agreements");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SignAsync(
        Guid id, SignAgreement request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, party, problem) = await FindAsync(id, request.PartnerId, request.Number, views, cancellationToken);
        if (problem is not null || !user.SpeaksFor(party!.Partner.Slug))
        {
            return problem ?? NotTheirPartner();
        }

        if (party.SignedOn is not null)
        {
            return FoundAgreement.WrongState("It is signed for this partner already.");
        }

        var today = time.Today();
        party.Sign(user.PersonId()!.Value, today);
        Signed(agreement!, party, user, db, time);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PaperAsync(
        Guid id, RecordPaperSignature request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, party, problem) = await FindAsync(id, request.PartnerId, request.Number, views, cancellationToken);
        if (problem is not null || !user.Keeps(agreement!.Partnership))
        {
            return problem ?? FoundAgreement.NotTheirs();
        }

        if (party!.SignedOn is not null)
        {
            return FoundAgreement.WrongState("It is signed for this partner already.");
        }

        var errors = new FieldErrors()
            .Require(request.SignedOn <= time.Today(), "signedOn", "The day must not be in the future.")
            .Require(request.SignedOn >= agreement.Signing!.SentOn, "signedOn", "The day must not be before the version went out for signature.")
            .RequireText(request.Office, 2, 100, "office", "The office")
            .RequireText(request.FiledAt, 3, 200, "filedAt", "Where the paper is kept");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        party.SignOnPaper(user.PersonId()!.Value, request.SignedOn, request.Office.Trim(), request.FiledAt.Trim());
        Signed(agreement, party, user, db, time);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ConcernAsync(
        Guid id, RaiseConcern request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, party, problem) = await FindAsync(id, request.PartnerId, request.Number, views, cancellationToken);
        if (problem is not null || !user.SpeaksFor(party!.Partner.Slug))
        {
            return problem ?? NotTheirPartner();
        }

        if (party.SignedOn is not null)
        {
            return FoundAgreement.WrongState("It is signed for this partner already. Take the signature back first.");
        }

        var errors = new FieldErrors().RequireText(request.Concern, 5, 1000, "concern", "What stands in the way");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        party.Raise(user.PersonId()!.Value, time.Today(), request.Concern.Trim());
        agreement!.ChangedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Who signed online takes it back for their partner; the keepers take back what they recorded from paper.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBackAsync(
        Guid id, TakeBackSignature request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, party, problem) = await FindAsync(id, request.PartnerId, request.Number, views, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (!(party!.OnPaper ? user.Keeps(agreement!.Partnership) : user.SpeaksFor(party.Partner.Slug)))
        {
            return NotTheirPartner();
        }

        if (party.SignedOn is null)
        {
            return FoundAgreement.WrongState("It is not signed for this partner.");
        }

        var errors = new FieldErrors().RequireText(request.Reason, 5, 500, "reason", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        db.Audit(
            time,
            user,
            AuditActions.SignatureTakenBack,
            $"agreement/{id}",
            agreement!.Partnership.Scope(),
            new { request.Number, party.PartnerId, party.SignedOn, party.OnPaper, party.SignedById, party.FiledAt },
            new { Reason = request.Reason.Trim() });
        party.TakeBack();
        agreement.ChangedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotTheirPartner() => Problems.NotAllowed("Only a representative of the partner signs for it.");

    private static void Signed(Agreement agreement, Party party, ClaimsPrincipal user, MembershipDb db, TimeProvider time)
    {
        db.Audit(
            time,
            user,
            AuditActions.AgreementSigned,
            $"agreement/{agreement.Id}",
            agreement.Partnership.Scope(),
            after: new { agreement.Signing!.Number, party.PartnerId, party.SignedOn, party.OnPaper });
        agreement.ComeIntoForceWhenSigned(time.Today());
        agreement.ChangedAt = time.GetUtcNow();
        db.Entry(agreement).State = EntityState.Modified;
    }

    /// <summary>The partner's place under the version, which must be the one that is out for signature.</summary>
    private static async Task<(Agreement? Agreement, Party? Party, ProblemHttpResult? Problem)> FindAsync(
        Guid id, Guid partner, int number, AgreementViews views, CancellationToken cancellationToken)
    {
        var agreement = await views.Agreements.SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken);
        var party = agreement?.Versions.Find(version => version.Number == number)?.PartyOf(partner);
        if (party is null)
        {
            return (null, null, Problems.NotFound("There is no such agreement, or this partner is not to sign it."));
        }

        return agreement is { Ended: false, Signing.Number: var signing } && signing == number
            ? (agreement, party, null)
            : (null, null, FoundAgreement.WrongState("This version is not out for signature any more."));
    }
}
