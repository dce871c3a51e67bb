using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Exports;

/// <summary>Responses as rows of a table. What its columns are stands in README.md.</summary>
/// <param name="places">Names of the places, by code.</param>
internal abstract class ResponseTable(IReadOnlyDictionary<string, string> places)
{
    /// <summary>
    /// The first columns. No question is called so: codes of questions have no underscore.
    /// </summary>
    public static IReadOnlyList<string> FirstColumns { get; } = ["response_number", "survey_version", "place_code", "place_name", "answer_mode"];

    private readonly Dictionary<string, byte[]> names = places.ToDictionary(
        place => place.Key, place => Encoding.UTF8.GetBytes(place.Value), StringComparer.Ordinal);

    /// <summary>The headings.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>Writes a response's rows.</summary>
    /// <param name="sheet">Takes them.</param>
    /// <param name="number">Its number in the file, from 1.</param>
    /// <param name="stored">The response.</param>
    /// <param name="row">Its answers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract ValueTask WriteAsync(
        SheetWriter sheet, int number, ExportedResponse stored, AnswerRow row, CancellationToken cancellationToken);

    /// <summary>Writes the cells of <see cref="FirstColumns"/>.</summary>
    protected void Begin(SheetWriter sheet, int number, ExportedResponse stored)
    {
        Digits(sheet, number);
        Digits(sheet, stored.SurveyVersion);
        Span<byte> code = stackalloc byte[stored.AreaCode.Length * 3];
        sheet.Text(code[..Encoding.UTF8.GetBytes(stored.AreaCode, code)]);
        if (names.TryGetValue(stored.AreaCode, out var name))
        {
            sheet.Text(name);
        }
        else
        {
            sheet.Empty();
        }

        sheet.Text(stored.Mode switch
        {
            ResponseMode.Online => "online"u8,
            ResponseMode.Paper => "paper"u8,
            ResponseMode.Telephone => "telephone"u8,
        });
    }

    private static void Digits(SheetWriter sheet, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        sheet.Number(digits[..length]);
    }
}
