using System.Globalization;
using CsvHelper;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Partners;

/// <summary>A line of a table of partners, or of a plan of what becomes of them.</summary>
/// <param name="Number">As a spreadsheet counts it: the headings are line 1.</param>
/// <param name="Cells">By the column's name in small letters; empty cells are left out.</param>
internal sealed record SheetLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy"];

    private static readonly Dictionary<string, PartnerKind> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["icb"] = PartnerKind.IntegratedCareBoard,
        ["council"] = PartnerKind.LocalAuthority,
        ["trust"] = PartnerKind.NhsTrust,
        ["pcn"] = PartnerKind.PrimaryCareNetwork,
        ["voluntary"] = PartnerKind.Vcse,
        ["charity"] = PartnerKind.Vcse,
        ["socialcare"] = PartnerKind.SocialCareProvider,
    };

    /// <summary>Names the line among the errors.</summary>
    public string Key => $"line {Number}";

    public string? Text(string column) => Cells.GetValueOrDefault(column);

    /// <summary>Several in one cell, parted by semicolons.</summary>
    public IReadOnlyList<string> List(string column) =>
        Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The day; null for an empty cell. What is none is among the errors.</summary>
    public DateOnly? Day(string column, FieldErrors errors)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var read = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        errors.Require(read, Key, $"“{text}” is no day. Write it like 2026-04-01.");
        return read ? day : null;
    }

    /// <summary>The kind, by its name or a word people use; null where it is neither.</summary>
    public PartnerKind? Kind(string column)
    {
        var word = (Text(column) ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return OtherWords.TryGetValue(word, out var other) ? other
            : Enum.GetNames<PartnerKind>().Contains(word, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<PartnerKind>(word, ignoreCase: true)
            : null;
    }

    /// <summary>Codes from the columns that are named after who gives them.</summary>
    public IReadOnlyList<PartnerCode> Codes() =>
        [.. Enum.GetValues<CodeScheme>().SelectMany(scheme => List(scheme.ToString().ToLowerInvariant()).Select(value => new PartnerCode(scheme, value)))];

    /// <summary>A new partner, as the columns of both tables describe one.</summary>
    public AddPartner ToPartner(DateOnly? from, DateOnly? until) => new(Text("name"), Kind("kind"), List("areas"), Codes(), from, until);
}

/// <summary>Reads tables of partners as spreadsheets save them.</summary>
internal static class PartnerSheet
{
    private const int MostLines = 5_000;

    private static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        TrackLineNumbers = true,
        SkipEmptyLines = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MaxRecordSize = 64 * 1024,
    };

    /// <summary>The lines in which something stands. What is wrong with the table itself is among the errors.</summary>
    /// <param name="text">The table.</param>
    /// <param name="columns">Every column that it may have.</param>
    /// <param name="needed">Those of them that it must have.</param>
    /// <param name="errors">By “line 3”, or “csv” for the whole.</param>
    public static IReadOnlyList<SheetLine> Read(string? text, IReadOnlyList<string> columns, IReadOnlyList<string> needed, FieldErrors errors)
    {
        var lines = new List<SheetLine>();
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Require(false, "csv", "The table is empty.");
            return lines;
        }

        try
        {
            using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), Format);
            string[] headers = [.. csv.Headers.Select(header => header.Trim().ToLowerInvariant())];
            foreach (var unknown in headers.Where(header => header.Length > 0 && !columns.Contains(header)))
            {
                errors.Require(false, "csv", $"There is no column “{unknown}”. The columns are: {string.Join(", ", columns)}.");
            }

            foreach (var missing in needed.Except(headers))
            {
                errors.Require(false, "csv", $"The column “{missing}” is missing.");
            }

            while (!errors.Any && csv.Read())
            {
                Add(csv, headers, lines);
            }
        }
        catch (CsvFormatException malformed)
        {
            errors.Require(false, malformed.LineNumber > 0 ? $"line {malformed.LineNumber}" : "csv", "The quotation marks do not fit.");
        }

        errors
            .Require(errors.Any || lines.Count > 0, "csv", "The table has no lines below its headings.")
            .Require(lines.Count <= MostLines, "csv", $"The table has more than {MostLines:N0} lines.");
        return errors.Any ? [] : lines;
    }

    private static void Add(CsvReader csv, string[] headers, List<SheetLine> lines)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var field = 0; field < Math.Min(csv.FieldCount, headers.Length); field++)
        {
            var cell = csv.GetString(field).Trim();
            if (cell.Length > 0 && headers[field].Length > 0)
            {
                cells[headers[field]] = cell;
            }
        }

        if (cells.Count > 0)
        {
            lines.Add(new SheetLine((int)csv.LineNumber, cells));
        }
    }
}
