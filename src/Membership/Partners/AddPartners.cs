using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Partners;

/// <summary>Adds a partner.</summary>
internal static class AddPartners
{
    public static void MapAddPartner(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/partners", HandleAsync)
            .RequireAuthorization(PartnerRegister.Keepers)
            .WithName("AddPartner")
            .WithSummary("Add a partner")
            .WithTags("Partners");

    private static async Task<Results<Created<PartnerDetail>, ProblemHttpResult>> HandleAsync(
        AddPartner request, ClaimsPrincipal user, PartnerFields fields, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        await fields.CheckAsync(request, errors, cancellationToken);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var partner = Make(request, await fields.SlugAsync(request.Name!, [], cancellationToken), time);
        db.Add(time, user, partner);
        db.Publish(new PartnersRegistered([partner.ToContract()]));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/{MembershipService.Name}/partners/{partner.Slug}", await db.DetailAsync(partner, cancellationToken));
    }

    /// <summary>The partner that checked fields describe.</summary>
    public static Partner Make(AddPartner request, string slug, TimeProvider time) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Slug = slug,
        Name = PartnerFields.Tidy(request.Name),
        Kind = request.Kind!.Value,
        From = request.From,
        Until = request.Until,
        Areas = [.. request.AreaCodes!.Distinct().Select(area => new PartnerArea { AreaCode = area })],
        Codes = [.. (request.Codes ?? []).Select(PartnerFields.Tidy).Select(ToHeld)],
    };

    /// <summary>Adds it, with its entry in the audit trail; call before saving.</summary>
    public static void Add(this MembershipDb db, TimeProvider time, ClaimsPrincipal? user, Partner partner)
    {
        db.Partners.Add(partner);
        db.Audit(
            time,
            user,
            AuditActions.PartnerAdded,
            $"partner/{partner.Slug}",
            Grant.WholeSystem,
            after: new { partner.Name, partner.Kind, partner.From, partner.Until, Areas = partner.Areas.Select(area => area.AreaCode), Codes = partner.Codes.Select(code => code.Value) });
    }

    public static HeldCode ToHeld(PartnerCode code) =>
        new() { Scheme = code.Scheme, Value = code.Value, From = code.From, Until = code.Until };
}
