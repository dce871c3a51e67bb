using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// A table in a workbook; where it has more rows than a sheet of Excel, it goes on in a further sheet under the same headings.
/// Its text cells are text by their type, so that nothing in them is ever a formula and nothing is put before them.
/// </summary>
internal sealed partial class WorkbookSheet : SheetWriter, IDisposable
{
    /// <summary>Characters that a cell of Excel can have.</summary>
    private const int LongestCell = 32_767;

    private static readonly Row EmptyRow = new();
    private static readonly Cell EmptyCell = new();
    private static readonly InlineString Inline = new();
    private static readonly OpenXmlAttribute[] NoAttributes = [];
    private static readonly OpenXmlAttribute[] IsText = [new OpenXmlAttribute("t", "", "inlineStr")];

    private readonly Workbook workbook;
    private readonly string name;
    private readonly IReadOnlyList<string> header;
    private readonly int mostRows;
    private OpenXmlWriter writer;
    private int sheets;
    private int rows;
    private bool inRow;

    /// <param name="workbook">The workbook, whose sheet before is finished.</param>
    /// <param name="name">The sheet's name.</param>
    /// <param name="header">Headings, repeated on each further sheet; none where the table writes its own.</param>
    /// <param name="mostRows">Rows of a sheet, headings included; Excel has 1,048,576.</param>
    public WorkbookSheet(Workbook workbook, string name, IReadOnlyList<string> header, int mostRows = 1_048_576)
    {
        this.workbook = workbook;
        this.name = name;
        this.header = header;
        this.mostRows = mostRows;
        writer = Begin();
    }

    public override void Text(ReadOnlySpan<byte> utf8)
    {
        BeginRow();
        writer.WriteStartElement(EmptyCell, IsText);
        writer.WriteStartElement(Inline, NoAttributes);
        writer.WriteElement(new Text(Readable(Encoding.UTF8.GetString(utf8))) { Space = SpaceProcessingModeValues.Preserve });
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public override void Number(ReadOnlySpan<byte> digits)
    {
        BeginRow();
        writer.WriteStartElement(EmptyCell, NoAttributes);
        writer.WriteElement(new CellValue(Encoding.UTF8.GetString(digits)));
        writer.WriteEndElement();
    }

    public override void Empty()
    {
        BeginRow();
        writer.WriteStartElement(EmptyCell, NoAttributes);
        writer.WriteEndElement();
    }

    public override ValueTask EndRowAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        writer.WriteEndElement();
        inRow = false;
        rows++;
        return ValueTask.CompletedTask;
    }

    public void Dispose() => End();

    private void BeginRow()
    {
        if (inRow)
        {
            return;
        }

        if (rows == mostRows)
        {
            End();
            writer = Begin();
        }

        writer.WriteStartElement(EmptyRow, NoAttributes);
        inRow = true;
    }

    private OpenXmlWriter Begin()
    {
        sheets++;
        rows = 0;
        writer = workbook.BeginSheet(sheets == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {sheets}"));
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
        if (header.Count > 0)
        {
            foreach (var heading in header)
            {
                Text(heading);
            }

            writer.WriteEndElement();
            inRow = false;
            rows++;
        }

        return writer;
    }

    private void End()
    {
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Dispose();
        workbook.EndSheet();
    }

    /// <summary>
    /// The text as a cell can have it: shortened to what a cell holds, without what XML has no way to write, and with “_x0041_”
    /// kept from being read as “A” (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
    /// </summary>
    private static string Readable(string text)
    {
        var cut = text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
        var written = cut.All(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))
            ? cut
            : string.Concat(cut.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));
        return LooksEscaped().Replace(written, "_x005F_");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
