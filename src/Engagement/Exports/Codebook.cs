using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Exports;

/// <summary>What each column of a wide table is, and what its values mean: a row for each value, or for the column where anything can stand in it.</summary>
internal static class Codebook
{
    private static readonly string[] Header =
    [
        "variable", "question_code", "wording", "kind", "asked_if", "required", "range", "unit", "value", "label", "spss_variable", "spss_value",
    ];

    /// <summary>Writes the codebook.</summary>
    public static async Task WriteAsync(SheetWriter sheet, IReadOnlyList<Variable> variables, CancellationToken cancellationToken)
    {
        await sheet.RowAsync(Header, cancellationToken);
        foreach (var (name, wording) in new[]
        {
            ("response_number", "Number of the response in this file; another in every file"),
            ("survey_version", "Version of the survey that was answered"),
            ("place_code", "Place that was answered for, by its code"),
            ("place_name", "Place that was answered for"),
            ("answer_mode", "How the answers came: online, paper or telephone"),
        })
        {
            await sheet.RowAsync([name, null, wording, null, null, null, null, null, null, null, name, null], cancellationToken);
        }

        foreach (var (variable, spss) in variables.Zip(SpssSyntax.Names(variables)))
        {
            await WriteAsync(sheet, variable, spss, cancellationToken);
        }
    }

    private static async Task WriteAsync(SheetWriter sheet, Variable variable, string spss, CancellationToken cancellationToken)
    {
        var question = variable.Question;
        string?[] about =
        [
            variable.Name,
            question.Code,
            variable.Wording,
            variable.Part.Kind.ToString(),
            question.ShownIf,
            variable.Part.Required ? "yes" : "no",
            Range(variable),
            variable.Part.Number?.Unit,
        ];
        if (variable.Values.Count == 0)
        {
            await sheet.RowAsync([.. about, null, null, spss, null], cancellationToken);
        }

        foreach (var (value, number) in variable.Values.Zip(SpssSyntax.Values(variable)))
        {
            WriteTexts(sheet, about);
            if (variable.Measure == Measure.Choice)
            {
                sheet.Text(value.Code);
            }
            else
            {
                sheet.Number(Encoding.UTF8.GetBytes(value.Code));
            }

            WriteTexts(sheet, [value.Label, spss]);
            sheet.Number(Encoding.UTF8.GetBytes(number.Number));
            await sheet.EndRowAsync(cancellationToken);
        }
    }

    private static void WriteTexts(SheetWriter sheet, string?[] cells)
    {
        foreach (var cell in cells)
        {
            sheet.Text(cell);
        }
    }

    private static string? Range(Variable variable) => variable.Part switch
    {
        { Kind: QuestionKind.Scale, Scale: { } scale } => Between(Digits(scale.Minimum), Digits(scale.Maximum)),
        { Kind: QuestionKind.Number, Number: { } number } => Between(
            number.Minimum?.ToString(CultureInfo.InvariantCulture), number.Maximum?.ToString(CultureInfo.InvariantCulture)),
        { Kind: QuestionKind.Date, Dates: { } dates } => Between(Day(dates.Earliest), Day(dates.Latest)),
        { Kind: QuestionKind.ShortText or QuestionKind.LongText } part => $"up to {Digits(DefinitionRules.MaximumLength(part))} characters",
        _ => null,
    };

    private static string? Between(string? least, string? most) => (least, most) switch
    {
        (null, null) => null,
        (_, null) => $"{least} or more",
        (null, _) => $"{most} or less",
        _ => $"{least} to {most}",
    };

    private static string? Day(DateOnly? day) => day?.ToString(AnswerRules.DayFormat, CultureInfo.InvariantCulture);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
