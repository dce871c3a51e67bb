using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seat = IcpEngage.Membership.Partnerships.Seat;

namespace IcpEngage.Membership.Agreements;

/// <summary>The keepers of a partnership's papers write an agreement, send it out for signature, call it back and end it.</summary>
internal static class WriteAgreements
{
    public static void MapWriteAgreements(this IEndpointRouteBuilder routes)
    {
        var kept = routes.MapGroup("/agreements").RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.PlaceLead)).WithTags("Agreements");
        kept.MapPost("", BeginAsync).WithName("BeginAgreement").WithSummary("Begin an agreement, as a draft");
        kept.MapPut("/{id:guid}/draft", WriteAsync).WithName("WriteAgreement").WithSummary("Write the draft");
        kept.MapDelete("/{id:guid}/draft", DiscardAsync).WithName("DiscardAgreementDraft").WithSummary("Discard the draft; an agreement that was never sent goes with it");
        kept.MapPost("/{id:guid}/versions", NextAsync).WithName("BeginAgreementVersion").WithSummary("Begin the next version, a copy of the newest");
        kept.MapPost("/{id:guid}/send", SendAsync).WithName("SendAgreement").WithSummary("Send the draft out for signature");
        kept.MapPost("/{id:guid}/call-back", CallBackAsync).WithName("CallAgreementBack").WithSummary("Call the version out for signature back");
        kept.MapPost("/{id:guid}/end", EndAsync).WithName("EndAgreement").WithSummary("End an agreement, with a reason");
    }

    private static async Task<Results<Ok<Guid>, ProblemHttpResult>> BeginAsync(
        BeginAgreement request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await db.Partnerships.Include(partnership => partnership.Seats).ThenInclude(seat => seat.Partner)
            .SingleOrDefaultAsync(partnership => partnership.Id == request.PartnershipId, cancellationToken);
        if (partnership is null)
        {
            return Problems.Invalid("partnershipId", "Choose a partnership.");
        }

        if (!user.Keeps(partnership))
        {
            return FoundAgreement.NotTheirs();
        }

        var errors = new FieldErrors().RequireText(request.Title, 3, Agreement.LongestTitle, "title", "The title");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var agreement = new Agreement
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = partnership.Id,
            Kind = request.Kind,
            Title = request.Title.Trim(),
            BegunById = user.PersonId()!.Value,
            ChangedAt = time.GetUtcNow(),
        };

        // Members sign, unless the keepers choose otherwise.
        agreement.BeginVersion(new HashSet<Guid>()).ChooseParties(
            partnership.Seats.Where(seat => seat.Standing == Standing.Member && seat.IsInForceOn(time.Today()) && seat.Partner.IsThere(time.Today())).Select(seat => seat.PartnerId));
        db.Add(agreement);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(agreement.Id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteAsync(
        Guid id, WriteAgreement request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await DraftAsync(id, user, views, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var seated = await SeatedAsync(db, agreement!.PartnershipId, time.Today(), cancellationToken);
        var errors = DraftErrors(request, seated);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Edit != agreement.Version)
        {
            return FoundAgreement.Stale();
        }

        var draft = agreement.Draft!;
        agreement.Title = request.Title.Trim();
        agreement.ChangedAt = time.GetUtcNow();
        draft.Text = request.Text.ReplaceLineEndings("\n").Trim();
        draft.Objectives = request.Objectives;
        draft.Outcomes = request.Outcomes;
        draft.Public = request.Public;
        draft.ReviewBy = request.ReviewBy;
        draft.ChooseParties(request.PartnerIds);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(
        Guid id, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await DraftAsync(id, user, views, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (agreement!.Versions.Count == 1)
        {
            db.Remove(agreement);
        }
        else
        {
            agreement.ChangedAt = time.GetUtcNow();
            db.Remove(agreement.Draft!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> NextAsync(
        Guid id, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await views.KeptAsync(id, user, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (agreement!.Draft is not null || agreement.Signing is not null)
        {
            return FoundAgreement.WrongState("There is a version to finish first: send or discard the draft, or wait for the signatures.");
        }

        agreement.ChangedAt = time.GetUtcNow();
        agreement.BeginVersion(await SeatedAsync(db, agreement.PartnershipId, time.Today(), cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SendAsync(
        Guid id, SendAgreement request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await DraftAsync(id, user, views, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var today = time.Today();
        var draft = agreement!.Draft!;
        var errors = new FieldErrors()
            .Require(request.SignBy >= today, "signBy", "The last day to sign must be today or later.")
            .Require(draft.Text.Length > 0, "text", "The draft has no text yet.")
            .Require(draft.Objectives.Count > 0, "objectives", "The draft has no objective yet.")
            .Require(draft.Parties.Count >= AgreementVersion.FewestParties, "partnerIds", "Fewer than two partners are to sign.")
            .Require(draft.ReviewBy > request.SignBy, "reviewBy", "The draft needs a day for its review, after the last day to sign.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Edit != agreement.Version)
        {
            return FoundAgreement.Stale();
        }

        draft.Send(today, request.SignBy);
        agreement.ChangedAt = time.GetUtcNow();
        Audit(db, time, user, AuditActions.AgreementSent, agreement, after: new { draft.Number, draft.SignBy, draft.Public });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CallBackAsync(
        Guid id, AgreementReason request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await views.KeptAsync(id, user, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (agreement!.Signing is not { } signing)
        {
            return FoundAgreement.WrongState("No version is out for signature.");
        }

        var errors = ReasonErrors(request);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        signing.CallBack(request.Reason.Trim());
        agreement.ChangedAt = time.GetUtcNow();
        Audit(db, time, user, AuditActions.AgreementCalledBack, agreement, before: new { signing.Number });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, AgreementReason request, ClaimsPrincipal user, AgreementViews views, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await views.KeptAsync(id, user, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (agreement!.InForce is null)
        {
            return FoundAgreement.WrongState("It is not in force: discard the draft, or call the version back.");
        }

        var errors = ReasonErrors(request);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        agreement.End(user.PersonId(), time.GetUtcNow(), request.Reason.Trim());
        Audit(db, time, user, AuditActions.AgreementEnded, agreement, before: new { InForce = agreement.InForce.Number });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>An agreement with a draft, for its keepers.</summary>
    private static async Task<(Agreement? Agreement, ProblemHttpResult? Problem)> DraftAsync(
        Guid id, ClaimsPrincipal user, AgreementViews views, CancellationToken cancellationToken)
    {
        var (agreement, problem) = await views.KeptAsync(id, user, cancellationToken);
        return agreement is { Draft: null }
            ? (null, FoundAgreement.WrongState("There is no draft: what is out for signature, or in force, does not change. Begin a new version."))
            : (agreement, problem);
    }

    private static FieldErrors DraftErrors(WriteAgreement request, HashSet<Guid> seated) => new FieldErrors()
        .RequireText(request.Title, 3, Agreement.LongestTitle, "title", "The title")
        .Require(request.Text?.Length <= AgreementVersion.LongestText, "text", $"The text must be at most {AgreementVersion.LongestText:N0} characters long.")
        .Require(AreLines(request.Objectives), "objectives", Lines("objectives"))
        .Require(AreLines(request.Outcomes), "outcomes", Lines("outcomes"))
        .Require(
            request.PartnerIds?.All(seated.Contains) == true,
            "partnerIds",
            "Only partners with a part in the partnership sign. Give the others a part first.");

    private static bool AreLines(IReadOnlyList<string>? lines) =>
        lines is not null
        && lines.Count <= AgreementVersion.MostLines
        && lines.All(line => !string.IsNullOrWhiteSpace(line) && line.Length <= AgreementVersion.LongestLine);

    private static string Lines(string what) =>
        $"There can be up to {AgreementVersion.MostLines} {what}, each of up to {AgreementVersion.LongestLine} characters.";

    private static FieldErrors ReasonErrors(AgreementReason request) =>
        new FieldErrors().RequireText(request.Reason, 5, 500, "reason", "The reason");

    private static async Task<HashSet<Guid>> SeatedAsync(MembershipDb db, Guid partnership, DateOnly today, CancellationToken cancellationToken) =>
        (await db.Set<Seat>().Include(seat => seat.Partner).Where(seat => seat.PartnershipId == partnership).ToListAsync(cancellationToken))
            .Where(seat => seat.IsInForceOn(today) && seat.Partner.IsThere(today))
            .Select(seat => seat.PartnerId)
            .ToHashSet();

    private static void Audit(
        MembershipDb db, TimeProvider time, ClaimsPrincipal user, string action, Agreement agreement, object? before = null, object? after = null) =>
        db.Audit(time, user, action, $"agreement/{agreement.Id}", agreement.Partnership.Scope(), before, after);
}
