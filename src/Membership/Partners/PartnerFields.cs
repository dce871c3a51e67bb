using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners;

/// <summary>What is asked of a partner's fields, whoever types them: a page, a program or a table.</summary>
internal sealed partial class PartnerFields(MembershipDb db)
{
    private const int MostAreas = 200;
    private const int MostCodes = 20;

    /// <summary>Adds what is wrong with a new partner.</summary>
    public async Task CheckAsync(AddPartner partner, FieldErrors errors, CancellationToken cancellationToken)
    {
        await CheckNameAsync(partner.Name, except: null, partner.From, errors, cancellationToken);
        await CheckAsync(
            new ChangePartner(partner.Kind, partner.AreaCodes, partner.Codes, partner.From, partner.Until, 0), except: null, errors, cancellationToken);
    }

    /// <summary>Adds what is wrong with a name: no other partner that is there, or comes, has it.</summary>
    public async Task CheckNameAsync(string? name, Guid? except, DateOnly? from, FieldErrors errors, CancellationToken cancellationToken)
    {
        var given = Tidy(name);
        errors.RequireText(given, 3, Partner.LongestName, "name", "The name");
        var taken = await db.Partners.AnyAsync(
            other => other.Name == given && other.Id != except && (other.Until == null || from == null || other.Until >= from), cancellationToken);
        errors.Require(!taken, "name", "Another organisation has this name.");
    }

    /// <summary>Adds what is wrong with the other fields.</summary>
    public async Task CheckAsync(ChangePartner partner, Guid? except, FieldErrors errors, CancellationToken cancellationToken)
    {
        var areas = partner.AreaCodes ?? [];
        errors
            .Require(partner.Kind is { } kind && Enum.IsDefined(kind), "kind", "Choose what kind of organisation it is.")
            .Require(areas.Count is > 0 and <= MostAreas, "areaCodes", "Choose at least one area that it serves.")
            .Require(areas.All(area => AreaCode().IsMatch(area ?? "")), "areaCodes", "An area is named by its code, like E06000006.")
            .Require(
                partner.Until is null || partner.From is null || partner.Until >= partner.From, "until", "The last day must not be before the first.");
        await CheckCodesAsync(partner.Codes ?? [], except, errors, cancellationToken);
    }

    /// <summary>An address for the name that no partner has.</summary>
    public async Task<string> SlugAsync(string name, IReadOnlyCollection<string> alsoTaken, CancellationToken cancellationToken)
    {
        var wanted = Slug(name);
        var taken = await db.Partners.Where(partner => partner.Slug.StartsWith(wanted)).Select(partner => partner.Slug).ToListAsync(cancellationToken);
        return Enumerable.Range(1, taken.Count + alsoTaken.Count + 1)
            .Select(number => number == 1 ? wanted : $"{wanted}-{number}")
            .First(slug => !taken.Contains(slug) && !alsoTaken.Contains(slug));
    }

    /// <summary>Without spaces around it or several in a row.</summary>
    public static string Tidy(string? text) => Spaces().Replace(text?.Trim() ?? "", " ");

    /// <summary>Codes are written in capitals.</summary>
    public static PartnerCode Tidy(PartnerCode code) => code with { Value = Tidy(code.Value).ToUpperInvariant() };

    private async Task CheckCodesAsync(IReadOnlyList<PartnerCode> given, Guid? except, FieldErrors errors, CancellationToken cancellationToken)
    {
        var codes = given.Select(Tidy).ToList();
        errors
            .Require(codes.Count <= MostCodes, "codes", $"At most {MostCodes} codes can be kept.")
            .Require(codes.All(code => Enum.IsDefined(code.Scheme)), "codes", "A code is from ODS, GSS or local.")
            .Require(codes.All(code => CodeValue().IsMatch(code.Value)), "codes", "A code is 1 to 20 letters, digits or hyphens.")
            .Require(codes.All(code => code.Until is null || code.From is null || code.Until >= code.From), "codes", "The last day of a code must not be before its first.")
            .Require(codes.DistinctBy(code => (code.Scheme, code.Value)).Count() == codes.Count, "codes", "The same code is there twice.");
        var values = codes.ConvertAll(code => code.Value);
        var held = await db.Set<HeldCode>().AsNoTracking()
            .Where(code => values.Contains(code.Value) && code.PartnerId != except)
            .ToListAsync(cancellationToken);
        foreach (var code in codes.Where(code => held.Exists(other => other.Scheme == code.Scheme && other.Value == code.Value && other.Overlaps(code))))
        {
            errors.Require(false, "codes", $"Another organisation has the code {code.Value} on some of these days.");
        }
    }

    private static string Slug(string name)
    {
        var plain = new string([.. name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)]);
        var slug = NotInSlug().Replace(plain.ToLowerInvariant().Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), "-").Trim('-');
        return slug.Length == 0 ? "partner" : slug[..Math.Min(slug.Length, 100)].TrimEnd('-');
    }

    [GeneratedRegex("^[A-Z][0-9]{8}$")]
    private static partial Regex AreaCode();

    [GeneratedRegex("^[A-Z0-9-]{1,20}$")]
    private static partial Regex CodeValue();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlug();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
