using System.IO.Compression;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace IcpEngage.Engagement.Tests.Exports;

/// <summary>Reading downloaded files back with other people's readers.</summary>
internal static class Downloads
{
    public static async Task<byte[]> DownloadAsync(this HttpClient client, string survey, string query = "")
    {
        var answer = await client.GetAsync(new Uri($"surveys/{survey}/responses/export{query}", UriKind.Relative));
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A CSV file row by row, headings first.</summary>
    public static List<string[]> Rows(byte[] csv)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.Create(new StringReader(Encoding.UTF8.GetString(csv).TrimStart('\uFEFF')), CsvReaderOptions.Default with { HasHeader = false });
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index)!)]);
        }

        return rows;
    }

    /// <summary>Rows under their headings.</summary>
    public static List<Dictionary<string, string>> Records(byte[] csv)
    {
        var rows = Rows(csv);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>A workbook's sheets, after Microsoft's validator found nothing wrong with it.</summary>
    public static Dictionary<string, List<string[]>> Sheets(byte[] xlsx)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var workbook = document.WorkbookPart!;
        return workbook.Workbook.Descendants<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>()
                .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToList());
    }

    public static Dictionary<string, byte[]> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }
}
