using CsvHelper;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners;
using IcpEngage.ServiceDefaults.Persistence;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.ReferenceData;

/// <summary>A partnership to set up.</summary>
internal sealed record ReferencePartnership(Guid Id, PartnershipKind Kind, string Name, string AreaCode);

/// <summary>The organisations and partnerships that the product ships with; CREDITS.md says where they come from.</summary>
internal static class ReferenceFiles
{
    /// <summary>Public bodies, and one that is made up and marked so.</summary>
    public static IReadOnlyList<Partner> Partners() => Read("partners.csv", csv => new Partner
    {
        Id = DeterministicId.From($"partner/{csv.GetString("slug")}"),
        Slug = csv.GetString("slug"),
        Name = csv.GetString("name"),
        Kind = csv.Parse<PartnerKind>("kind"),
        Code = csv.GetString("code") is { Length: > 0 } code ? code : null,
        Areas = [new PartnerArea { AreaCode = csv.GetString("area_code") }],
        Demonstration = csv.Parse<bool>("demonstration"),
    });

    /// <summary>The system's partnership and one for each place.</summary>
    public static IReadOnlyList<ReferencePartnership> Partnerships() => Read("partnerships.csv", csv => new ReferencePartnership(
        DeterministicId.From($"partnership/{csv.GetString("slug")}"),
        csv.Parse<PartnershipKind>("kind"),
        csv.GetString("name"),
        csv.GetString("area_code")));

    private static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        var resource = $"{typeof(ReferenceFiles).Namespace}.{file}";
        using var stream = typeof(ReferenceFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded file {resource} is missing.");
        using var csv = CsvReader.Create(stream);
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(row(csv));
        }

        return rows;
    }
}
