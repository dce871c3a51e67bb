using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Exports;

/// <summary>The kind of file.</summary>
internal enum ExportFormat
{
    /// <summary>Text with commas, UTF-8 with a byte order mark.</summary>
    Csv,

    /// <summary>A workbook with the responses and the codebook.</summary>
    Xlsx,

    /// <summary>A ZIP file with CSV and the syntax that reads it into SPSS.</summary>
    Spss,
}

/// <summary>What a row is.</summary>
internal enum ExportShape
{
    /// <summary>A response.</summary>
    Wide,

    /// <summary>An answer.</summary>
    Long,
}

/// <summary>How the answers of a choice are written in a wide table.</summary>
internal enum ExportValues
{
    /// <summary>By their codes.</summary>
    Codes,

    /// <summary>In the words that people read.</summary>
    Labels,

    /// <summary>By their number in the question, with numbers for what is missing: for SPSS.</summary>
    Numbers,
}

/// <summary>What somebody asked to download.</summary>
internal sealed record ExportChoices(ExportFormat Format, ExportShape Shape, ExportValues Values)
{
    /// <summary>The choices as they stand in an address; SPSS has one shape and its own values.</summary>
    /// <returns>Null, and a sentence for each that is not known.</returns>
    public static ExportChoices? Read(string? format, string? shape, string? values, FieldErrors errors)
    {
        var chosen = new ExportChoices(
            Of(format, "format", errors, ("csv", ExportFormat.Csv), ("xlsx", ExportFormat.Xlsx), ("spss", ExportFormat.Spss)),
            Of(shape, "shape", errors, ("wide", ExportShape.Wide), ("long", ExportShape.Long)),
            Of(values, "values", errors, ("codes", ExportValues.Codes), ("labels", ExportValues.Labels)));
        return errors.Any ? null
            : chosen.Format == ExportFormat.Spss ? new ExportChoices(ExportFormat.Spss, ExportShape.Wide, ExportValues.Numbers)
            : chosen;
    }

    /// <summary>The name of the file for a survey: <c>gp-help-responses-wide.csv</c>.</summary>
    public string FileName(string slug) => Format switch
    {
        ExportFormat.Csv => $"{slug}-responses-{ShapeName}.csv",
        ExportFormat.Xlsx => $"{slug}-responses-{ShapeName}.xlsx",
        ExportFormat.Spss => $"{slug}-responses-spss.zip",
    };

    /// <summary>The content type of the file.</summary>
    public string ContentType => Format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Spss => "application/zip",
    };

    private string ShapeName => Shape == ExportShape.Wide ? "wide" : "long";

    /// <summary>The first is what is meant where nothing is said.</summary>
    private static T Of<T>(string? given, string field, FieldErrors errors, params ReadOnlySpan<(string Name, T Value)> known)
    {
        if (string.IsNullOrEmpty(given))
        {
            return known[0].Value;
        }

        var names = new List<string>();
        foreach (var (name, value) in known)
        {
            if (name == given)
            {
                return value;
            }

            names.Add($"“{name}”");
        }

        errors.Require(false, field, $"Choose {string.Join(", ", names[..^1])} or {names[^1]}.");
        return known[0].Value;
    }
}
