using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership;

/// <summary>A table as a CSV file, written while it is sent.</summary>
internal static class CsvAnswer
{
    // With a byte order mark, without which Excel reads UTF-8 as something else; and no cell is a formula there.
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <summary>The file.</summary>
    /// <param name="name">Its name, without an ending.</param>
    /// <param name="columns">The row of headings.</param>
    /// <param name="rows">Cells in the order of the columns.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static PushStreamHttpResult Of(string name, string[] columns, IEnumerable<string?[]> rows, CancellationToken cancellationToken) =>
        TypedResults.Stream(
            async stream =>
            {
                await using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
                await csv.WriteRecordAsync(columns, cancellationToken);
                foreach (var row in rows)
                {
                    await csv.WriteRecordAsync(row, cancellationToken);
                }
            },
            "text/csv; charset=utf-8",
            $"{name}.csv");

    /// <summary>2026-11-23.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>12.5.</summary>
    public static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
