using System.Text;
using CsvHelper;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>A line of a results table.</summary>
/// <param name="Number">Where it begins in the file, from 1.</param>
/// <param name="Cells">What stands in it, by column; without spaces around, and without the apostrophe that keeps a formula text.</param>
internal sealed record ResultsLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The column's cell; empty where the table lacks it.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>The results table cannot be taken.</summary>
internal sealed class TableRefusedException(IReadOnlyList<ImportNote> notes) : Exception(notes[0].Message)
{
    public TableRefusedException(int? line, string message)
        : this([new ImportNote(line, null, message)])
    {
    }

    /// <summary>What is wrong where; at least one.</summary>
    public IReadOnlyList<ImportNote> Notes { get; } = notes;
}

/// <summary>
/// A results table as spreadsheets save it: UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons or tabs, columns in any
/// order.
/// </summary>
internal sealed class ResultsSheet
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int LargestBytes = 4 * 1024 * 1024;

    /// <summary>Said of a larger one.</summary>
    public const string TooLarge = "The file is larger than 4 MB. Split it, and import the parts one after the other.";

    private const int MostLines = 50_000;
    private const int LongestCell = 4_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        TrackLineNumbers = true,
        SkipEmptyLines = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MaxRecordSize = 256 * 1024,
    };

    private ResultsSheet(IReadOnlyList<string> columns, IReadOnlyList<ResultsLine> lines) => (Columns, Lines) = (columns, lines);

    /// <summary>Names of the columns, in small letters with single spaces.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The lines in which something stands.</summary>
    public IReadOnlyList<ResultsLine> Lines { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="TableRefusedException">It is no table; says why, and the line.</exception>
    public static ResultsSheet Read(byte[] bytes)
    {
        var text = Decode(bytes);
        using var csv = CsvReader.FromText(text, Format);
        try
        {
            List<string> columns = [.. csv.Headers.Select(NameOf)];
            if (columns.GroupBy(column => column).FirstOrDefault(same => same.Key.Length > 0 && same.Count() > 1) is { } twice)
            {
                throw new TableRefusedException(1, $"Two columns are called “{twice.Key}”. Take one of them away.");
            }

            return new ResultsSheet(columns, LinesOf(csv, columns));
        }
        catch (CsvFormatException malformed)
        {
            throw new TableRefusedException(
                malformed.LineNumber > 0 ? (int)malformed.LineNumber : null,
                "The quotation marks do not fit. A cell with quotation marks or line breaks in it must begin and end with one, and those within must be doubled.");
        }
    }

    private static List<ResultsLine> LinesOf(CsvReader csv, List<string> columns)
    {
        var lines = new List<ResultsLine>();
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            var number = (int)csv.LineNumber;
            for (var field = 0; field < csv.FieldCount; field++)
            {
                var cell = Plain(csv.GetString(field));
                if (cell.Length > LongestCell)
                {
                    throw new TableRefusedException(number, $"A cell has more than {LongestCell:N0} characters.");
                }

                if (cell.Length > 0 && (field >= columns.Count || columns[field].Length == 0))
                {
                    throw new TableRefusedException(number, $"“{Short(cell)}” stands in a column without a name. Name each column in the first line.");
                }

                if (cell.Length > 0)
                {
                    cells[columns[field]] = cell;
                }
            }

            if (cells.Count > 0)
            {
                lines.Add(new ResultsLine(number, cells));
            }

            if (lines.Count > MostLines)
            {
                throw new TableRefusedException(null, $"The table has more than {MostLines:N0} lines. Split it, and import the parts one after the other.");
            }
        }

        return lines;
    }

    /// <summary>A piece of a cell, for a sentence about it.</summary>
    public static string Short(string cell) => cell.Length <= 40 ? cell : $"{cell[..39]}…";

    private static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
        {
            throw new TableRefusedException(null, "This is a workbook. In your spreadsheet choose “Save as”, then “CSV UTF-8”, and import that file.");
        }

        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Utf8OrWindows(bytes.AsSpan(3)),
            _ => Utf8OrWindows(bytes),
        };
        if (text.AsSpan().ContainsAnyInRange('\0', '\b'))
        {
            throw new TableRefusedException(null, "The file is not text. Save the table as CSV and import that.");
        }

        return string.IsNullOrWhiteSpace(text) ? throw new TableRefusedException(null, "The file is empty.") : text;
    }

    /// <summary>Spreadsheets that do not write UTF-8 write Windows-1252, in which almost any bytes are text.</summary>
    private static string Utf8OrWindows(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static string NameOf(string header) =>
        string.Join(' ', header.Trim('\uFEFF', ' ').ToLowerInvariant().Split([' ', '_', '-', '\u00A0', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Files of ours put an apostrophe before what a spreadsheet would take for a formula.</summary>
    private static string Plain(string cell)
    {
        var trimmed = cell.Trim().Trim('\u00A0').Trim();
        return trimmed is ['\'', '=' or '+' or '-' or '@', ..] ? trimmed[1..] : trimmed;
    }
}
