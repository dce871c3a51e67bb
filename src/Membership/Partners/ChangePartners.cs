using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners;

/// <summary>Changes what a partner is, where it serves, its codes and days; or gives it another name.</summary>
internal static class ChangePartners
{
    public static void MapChangePartner(this IEndpointRouteBuilder routes)
    {
        var partner = routes.MapGroup("/partners/{slug}").RequireAuthorization(PartnerRegister.Keepers).WithTags("Partners");
        partner.MapPut("", ChangeAsync).WithName("ChangePartner").WithSummary("Change what a partner is, where it serves, its codes and days");
        partner.MapPost("/rename", RenameAsync).WithName("RenamePartner").WithSummary("Give a partner another name; the earlier one stays on record");
    }

    private static async Task<Results<Ok<PartnerDetail>, ProblemHttpResult>> ChangeAsync(
        string slug, ChangePartner request, ClaimsPrincipal user, PartnerFields fields, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, slug, cancellationToken) is not { } partner)
        {
            return ShowPartner.NoSuchPartner();
        }

        var errors = new FieldErrors();
        await fields.CheckAsync(request, partner.Id, errors, cancellationToken);
        var settled = await db.Successions.AnyAsync(
            step => step.PartnerId == partner.Id && step.Kind != SuccessionKind.Renamed, cancellationToken);
        errors.Require(
            !settled || request.Until == partner.Until, "until", "What became of this organisation is on record, so its last day stays.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Version != partner.Version)
        {
            return Stale();
        }

        var before = Picture(partner);
        partner.Kind = request.Kind!.Value;
        partner.From = request.From;
        partner.Until = request.Until;
        Replace(partner.Areas, request.AreaCodes!.Distinct().Select(area => new PartnerArea { PartnerId = partner.Id, AreaCode = area }), area => area.AreaCode);
        ReplaceCodes(partner, [.. (request.Codes ?? []).Select(PartnerFields.Tidy)]);
        db.Entry(partner).State = EntityState.Modified;
        db.Audit(time, user, AuditActions.PartnerChanged, $"partner/{partner.Slug}", Grant.WholeSystem, before, Picture(partner));
        db.Publish(new PartnersRegistered([partner.ToContract()]));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.DetailAsync(partner, cancellationToken));
    }

    private static async Task<Results<Ok<PartnerDetail>, ProblemHttpResult>> RenameAsync(
        string slug, RenamePartner request, ClaimsPrincipal user, PartnerFields fields, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, slug, cancellationToken) is not { } partner)
        {
            return ShowPartner.NoSuchPartner();
        }

        var today = time.Today();
        var on = request.On ?? today;
        var errors = new FieldErrors();
        await fields.CheckNameAsync(request.Name, partner.Id, on, errors, cancellationToken);
        errors
            .Require(PartnerFields.Tidy(request.Name) != partner.Name, "name", "This is its name already.")
            .Require(on <= today, "on", "The first day of the new name must be today or earlier.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!partner.IsThere(on))
        {
            return Problems.Conflict(ErrorCodes.PartnerNotThere, $"{partner.Name} was not there on that day.");
        }

        if (request.Version != partner.Version)
        {
            return Stale();
        }

        db.Rename(partner, PartnerFields.Tidy(request.Name), on, user.PersonId(), time);
        db.Audit(
            time, user, AuditActions.PartnerRenamed, $"partner/{partner.Slug}", Grant.WholeSystem, new { Name = db.Entry(partner).OriginalValues[nameof(Partner.Name)] }, new { partner.Name, On = on });
        db.Publish(new PartnersRegistered([partner.ToContract()]));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.DetailAsync(partner, cancellationToken));
    }

    /// <summary>Gives the partner another name and keeps the earlier one; call before saving.</summary>
    public static void Rename(this MembershipDb db, Partner partner, string name, DateOnly on, Guid? by, TimeProvider time)
    {
        db.Add(new Succession
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ActId = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = SuccessionKind.Renamed,
            On = on,
            PartnerId = partner.Id,
            Name = partner.Name,
            SuccessorId = partner.Id,
            SuccessorName = name,
            RecordedById = by,
            RecordedAt = time.GetUtcNow(),
        });
        partner.Name = name;
    }

    private static Task<Partner?> FindAsync(MembershipDb db, string slug, CancellationToken cancellationToken) =>
        db.Partners.WithAll().SingleOrDefaultAsync(partner => partner.Slug == slug, cancellationToken);

    private static ProblemHttpResult Stale() =>
        Problems.Conflict(ErrorCodes.Stale, "Somebody else changed this organisation since you opened the page. Look at it again.");

    private static object Picture(Partner partner) => new
    {
        partner.Kind,
        partner.From,
        partner.Until,
        Areas = partner.Areas.Select(area => area.AreaCode).Order(StringComparer.Ordinal).ToArray(),
        Codes = partner.Codes.Select(code => code.ToContract()).OrderBy(code => code.Value, StringComparer.Ordinal).ToArray(),
    };

    private static void Replace<T>(List<T> kept, IEnumerable<T> wanted, Func<T, string> key)
    {
        var all = wanted.ToList();
        kept.RemoveAll(each => !all.Exists(other => key(other) == key(each)));
        kept.AddRange(all.Where(each => !kept.Exists(other => key(other) == key(each))));
    }

    private static void ReplaceCodes(Partner partner, IReadOnlyList<PartnerCode> wanted)
    {
        Replace(partner.Codes, wanted.Select(AddPartners.ToHeld), code => $"{code.Scheme} {code.Value}");
        foreach (var code in partner.Codes)
        {
            var given = wanted.Single(each => each.Scheme == code.Scheme && each.Value == code.Value);
            (code.From, code.Until) = (given.From, given.Until);
        }
    }
}
