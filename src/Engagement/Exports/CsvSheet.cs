using System.Globalization;
using CsvHelper;

namespace IcpEngage.Engagement.Exports;

/// <summary>A table as CSV.</summary>
internal sealed class CsvSheet(Stream stream) : SheetWriter, IAsyncDisposable
{
    // With a byte order mark, without which Excel reads UTF-8 as something else; and no cell is a formula there.
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with
    {
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    private readonly CsvWriter csv = CsvWriter.Create(stream, Format, leaveOpen: true);

    public override void Text(ReadOnlySpan<byte> utf8) => csv.WriteField(utf8);

    /// <summary>As bytes, “-5” would be taken for the beginning of a formula.</summary>
    public override void Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 0 && digits[0] == '-' && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            csv.WriteField(number, default);
        }
        else
        {
            csv.WriteField(digits);
        }
    }

    public override void Empty() => csv.WriteField(ReadOnlySpan<byte>.Empty);

    public override ValueTask EndRowAsync(CancellationToken cancellationToken) => csv.EndRecordAsync(cancellationToken);

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
