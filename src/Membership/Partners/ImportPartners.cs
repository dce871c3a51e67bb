using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Partners;

/// <summary>Adds the partners of a table, all of them or none, and says what is wrong line by line.</summary>
internal static class ImportPartners
{
    /// <summary>The table's columns.</summary>
    public static readonly IReadOnlyList<string> Columns = ["name", "kind", "areas", "ods", "gss", "local", "from", "until"];

    private static readonly IReadOnlyList<string> Needed = ["name", "kind", "areas"];

    public static void MapImportPartners(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/partners/import", HandleAsync)
            .RequireAuthorization(PartnerRegister.Keepers)
            .WithName("ImportPartners")
            .WithSummary("Add the partners of a table, all of them or none")
            .WithTags("Partners");

    private static async Task<Results<Ok<ImportedPartners>, ProblemHttpResult>> HandleAsync(
        PartnerTable request, ClaimsPrincipal user, PartnerFields fields, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var lines = PartnerSheet.Read(request.Csv, Columns, Needed, errors);
        var partners = new List<Partner>();
        foreach (var line in lines)
        {
            await ReadAsync(line, partners, fields, errors, time, cancellationToken);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        foreach (var partner in partners)
        {
            db.Add(time, user, partner);
        }

        Contracts.Membership.Partner[] added = [.. partners.Select(partner => partner.ToContract())];
        db.Publish(new PartnersRegistered(added));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ImportedPartners(added));
    }

    private static async Task ReadAsync(
        SheetLine line, List<Partner> before, PartnerFields fields, FieldErrors errors, TimeProvider time, CancellationToken cancellationToken)
    {
        var own = new FieldErrors();
        var request = line.ToPartner(line.Day("from", own), line.Day("until", own));
        await fields.CheckAsync(request, own, cancellationToken);
        var name = PartnerFields.Tidy(request.Name);
        own.Require(!before.Exists(partner => partner.Name == name), "name", "The same name stands on an earlier line.");
        foreach (var code in (request.Codes ?? []).Select(PartnerFields.Tidy).Where(code => before.Exists(
            partner => partner.Codes.Exists(held => held.Scheme == code.Scheme && held.Value == code.Value))))
        {
            own.Require(false, "codes", $"The code {code.Value} stands on an earlier line.");
        }

        foreach (var sentence in own.Sentences)
        {
            errors.Require(false, line.Key, sentence);
        }

        if (!own.Any)
        {
            before.Add(AddPartners.Make(request, await fields.SlugAsync(name, [.. before.Select(partner => partner.Slug)], cancellationToken), time));
        }
    }
}
