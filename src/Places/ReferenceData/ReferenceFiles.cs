using System.Globalization;
using CsvHelper;
using IcpEngage.Contracts.Places;

namespace IcpEngage.Places.ReferenceData;

/// <summary>The system or a place, with its position on the tile map.</summary>
internal sealed record ReferenceArea(
    string Code, string Slug, string Name, AreaKind Kind, string? ParentCode, int? TileColumn, int? TileRow);

/// <summary>A Census 2021 small area (LSOA) with the ward it lies in.</summary>
/// <param name="Code">The small area.</param>
/// <param name="WardCode">Ward of 2024.</param>
/// <param name="WardName">The ward's name.</param>
/// <param name="PlaceCode">Local authority of 2024.</param>
/// <param name="DeprivationDecile">National IMD 2025 decile, 1 to 10; 1 is the most deprived tenth.</param>
/// <param name="Residents">Usual residents, Census 2021.</param>
/// <param name="Disabled">Residents who are disabled under the Equality Act, Census 2021.</param>
internal sealed record SmallArea(
    string Code, string WardCode, string WardName, string PlaceCode, int DeprivationDecile, int Residents, int Disabled);

/// <summary>How many people of a place are in a group.</summary>
internal sealed record PlaceCount(string PlaceCode, string Group, int People);

/// <summary>The figures that the product ships with; CREDITS.md says whose they are.</summary>
internal static class ReferenceFiles
{
    /// <summary>Lower bound of each age band that figures are given for, in order; the last has no upper bound.</summary>
    private static readonly (int From, string Name)[] AgeBands =
    [
        (0, "0–15"), (16, "16–24"), (25, "25–34"), (35, "35–44"), (45, "45–54"), (55, "55–64"), (65, "65–74"), (75, "75–84"), (85, "85+"),
    ];

    /// <summary>The system first, then its places.</summary>
    public static IReadOnlyList<ReferenceArea> Areas() => Read("areas.csv", csv => new ReferenceArea(
        csv.Text("code"),
        csv.Text("slug"),
        csv.Text("name"),
        csv.Parse<AreaKind>("kind"),
        csv.GetString("parent_code") is { Length: > 0 } parent ? parent : null,
        csv.NumberOrNull("tile_column"),
        csv.NumberOrNull("tile_row")));

    /// <summary>The small areas that the system is made of.</summary>
    public static IReadOnlyList<SmallArea> SmallAreas() => Read("lsoa.csv", csv => new SmallArea(
        csv.Text("lsoa21_code"),
        csv.Text("ward24_code"),
        csv.Text("ward24_name"),
        csv.Text("ltla24_code"),
        csv.Parse<int>("IMD_decile"),
        csv.Parse<int>("total_residents"),
        csv.Parse<int>("disabled")));

    /// <summary>Residents by place and age band, mid-2020, bands in order.</summary>
    public static IReadOnlyList<PlaceCount> AgeBandCounts() =>
        [.. Read("age-single-year.csv", AgeBandsOfPlace).SelectMany(counts => counts)];

    /// <summary>Residents by place and ethnic group, Census 2021, groups in the order of the census question.</summary>
    public static IReadOnlyList<PlaceCount> EthnicGroupCounts() =>
        [.. Read("ethnicity19.csv", EthnicGroupByPlace).SelectMany(counts => counts)];

    private static PlaceCount[] AgeBandsOfPlace(CsvReader csv)
    {
        var place = csv.Text("ltla21_code");
        var people = new int[AgeBands.Length];
        foreach (var column in csv.Headers)
        {
            // Single years are 0, 1, … 89 and 90+; the other columns are not numbers.
            if (int.TryParse(column.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var age))
            {
                people[Array.FindLastIndex(AgeBands, band => band.From <= age)] += csv.Parse<int>(column);
            }
        }

        return [.. AgeBands.Select((band, i) => new PlaceCount(place, band.Name, people[i]))];
    }

    private static PlaceCount[] EthnicGroupByPlace(CsvReader csv)
    {
        var group = csv.Text("ethnic_group");
        return [.. csv.Headers.Skip(1).Select(place => new PlaceCount(place, group, csv.Parse<int>(place)))];
    }

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

    private static string Text(this CsvReader csv, string column) =>
        csv.GetString(column) is { Length: > 0 } text
            ? text
            : throw new InvalidOperationException($"Row {csv.RowNumber} has nothing in column {column}.");

    private static int? NumberOrNull(this CsvReader csv, string column) =>
        csv.GetString(column).Length == 0 ? null : csv.Parse<int>(column);
}
