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
    private const int GssLength = 9;

    /// <summary>Public bodies, and one that is made up and marked so.</summary>
    public static IReadOnlyList<Partner> Partners() => Read("partners.csv", csv => new Partner
    {
        Id = DeterministicId.From($"partner/{csv.GetString("slug")}"),
        Slug = csv.GetString("slug"),
        Name = csv.GetString("name"),
        Kind = csv.Parse<PartnerKind>("kind"),
        Codes = csv.GetString("code") is { Length: > 0 } code
            ? [new HeldCode { Scheme = code.Length == GssLength ? CodeScheme.Gss : CodeScheme.Ods, Value = code }]
            : [],
        Areas = [new PartnerArea { AreaCode = csv.GetString("area_code") }],
        Demonstration = csv.Parse<bool>("demonstration"),
    });

    /// <summary>The system's partnership and one for each place.</summary>
    public static IReadOnlyList<ReferencePartnership> Partnerships() => Read("partnerships.csv", csv => new ReferencePartnership(
        DeterministicId.From($"partnership/{csv.GetString("slug")}"),
        csv.Parse<PartnershipKind>("kind"),
        csv.GetString("name"),
        csv.GetString("area_code")));

    /// <summary>The 42 integrated care boards of 2023, for rehearsing what became of them.</summary>
    public static IReadOnlyList<Partner> BoardsOf2023() => Read("icbs-2023.csv", csv => new Partner
    {
        Id = DeterministicId.From($"board-2023/{csv.GetString("ods")}"),
        Slug = $"board-2023-{csv.GetString("ods").ToLowerInvariant()}",
        Name = csv.GetString("name"),
        Kind = PartnerKind.IntegratedCareBoard,
        Codes = [new HeldCode { Scheme = CodeScheme.Ods, Value = csv.GetString("ods") }, new HeldCode { Scheme = CodeScheme.Gss, Value = csv.GetString("gss") }],
        Areas = [new PartnerArea { AreaCode = csv.GetString("gss") }],
    });

    /// <summary>What became of integrated care boards on 1 April 2026, as a plan to rehearse.</summary>
    public static string ChangesOf2026()
    {
        using var reader = new StreamReader(Open("icb-changes-2026.csv"));
        return reader.ReadToEnd();
    }

    private static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var stream = Open(file);
        using var csv = CsvReader.Create(stream);
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(row(csv));
        }

        return rows;
    }

    private static Stream Open(string file)
    {
        var resource = $"{typeof(ReferenceFiles).Namespace}.{file}";
        return typeof(ReferenceFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded file {resource} is missing.");
    }
}
