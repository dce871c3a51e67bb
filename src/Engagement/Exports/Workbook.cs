using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// An Excel workbook, written from its first byte to its last without being held in memory: a sheet at a time, to a stream
/// that cannot be sought. The package is made by hand, because the library's own documents want to read what they write and
/// so keep all of it.
/// </summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Most columns of a sheet: “Excel specifications and limits”, support.microsoft.com.</summary>
    public const int MostColumns = 16_384;

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly Package package;
    private readonly List<string> sheets = [];
    private Stream? open;

    /// <param name="stream">Written to, and left open.</param>
    public Workbook(Stream stream) => package = Package.Open(stream, FileMode.Create, FileAccess.Write);

    /// <summary>Begins a sheet; the one before it must be finished.</summary>
    public OpenXmlWriter BeginSheet(string name)
    {
        sheets.Add(name);
        open = NewPart(AddressOf(sheets.Count), "worksheet").GetStream(FileMode.Create, FileAccess.Write);
        return OpenXmlWriter.Create(open);
    }

    /// <summary>Ends the sheet begun last; its writer is finished.</summary>
    public void EndSheet() => open?.Dispose();

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        var part = NewPart(new Uri("/xl/workbook.xml", UriKind.Relative), "sheet.main");
        using (var stream = part.GetStream(FileMode.Create, FileAccess.Write))
        using (var writer = OpenXmlWriter.Create(stream))
        {
            writer.WriteStartDocument();
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(sheets.Select((name, index) =>
                new Sheet { Name = name, SheetId = (uint)index + 1, Id = IdOf(index + 1) }))));
        }

        for (var number = 1; number <= sheets.Count; number++)
        {
            part.CreateRelationship(AddressOf(number), TargetMode.Internal, $"{Relationships}/worksheet", IdOf(number));
        }

        package.CreateRelationship(part.Uri, TargetMode.Internal, $"{Relationships}/officeDocument", "rId1");
        package.Close();
    }

    private PackagePart NewPart(Uri address, string kind) => package.CreatePart(address, $"{ContentType}{kind}+xml", CompressionOption.Fast);

    private static Uri AddressOf(int sheet) => new(string.Create(CultureInfo.InvariantCulture, $"/xl/worksheets/sheet{sheet}.xml"), UriKind.Relative);

    private static string IdOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"rId{sheet}");
}
