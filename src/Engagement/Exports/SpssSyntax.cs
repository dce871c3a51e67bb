using System.Globalization;
using System.Text;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// The commands with which SPSS (or PSPP) reads a wide CSV file of <see cref="ExportValues.Numbers"/>: names, formats, labels,
/// what is missing, levels. IBM SPSS Statistics, Command Syntax Reference: GET DATA, VARIABLE LABELS, VALUE LABELS, MISSING
/// VALUES, VARIABLE LEVEL.
/// </summary>
internal static class SpssSyntax
{
    /// <summary>Bytes of a label for a variable.</summary>
    private const int LongestLabel = 255;

    /// <summary>Bytes of a label for a value.</summary>
    private const int LongestValueLabel = 120;

    /// <summary>Bytes of a text.</summary>
    private const int LongestText = 32_767;

    /// <summary>Stands where a question was asked and left out.</summary>
    public static ReadOnlySpan<byte> LeftOut => "-9"u8;

    /// <summary>Stands where a question was not asked.</summary>
    public static ReadOnlySpan<byte> NotAsked => "-8"u8;

    /// <summary>Choices, and scales that do not reach down to the numbers for what is missing; for all others the cell stays empty.</summary>
    public static bool SaysWhatIsMissing(Variable variable) => variable.Measure switch
    {
        Measure.Choice or Measure.Chosen => true,
        Measure.Scale => variable.Part.Scale is { Minimum: > -8 },
        Measure.Number or Measure.Day or Measure.Text => false,
    };

    /// <summary>The values as SPSS has them: numbers, with the words that people read.</summary>
    public static IEnumerable<(string Number, string Label)> Values(Variable variable) => variable.Measure switch
    {
        Measure.Choice => variable.Values.Select((value, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), value.Label)),
        Measure.Chosen or Measure.Scale => variable.Values,
        Measure.Number or Measure.Day or Measure.Text => [],
    };

    /// <summary>The syntax file for a survey.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="dataFile">The name of the CSV file.</param>
    public static string For(Survey survey, IReadOnlyList<Variable> variables, string dataFile)
    {
        var names = Names(variables);
        var syntax = new StringBuilder()
            .Append("* Encoding: UTF-8.\n")
            .Append(CultureInfo.InvariantCulture, $"* {OnOneLine(survey.Title).TrimEnd('.', ' ')}.\n")
            .Append("* Put this file and the CSV file into one folder and make it the working folder (CD) before running.\n\n")
            .Append(CultureInfo.InvariantCulture, $"GET DATA\n  /TYPE=TXT\n  /FILE={Quoted(dataFile, 255)}\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n")
            .Append("  /DELIMITERS=','\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES=\n")
            .Append("    response_number F8.0\n    survey_version F8.0\n    place_code A9\n    place_name A255\n    answer_mode A9");
        Each(variables, names, (variable, name) => syntax.Append(CultureInfo.InvariantCulture, $"\n    {name} {FormatOf(variable)}"));
        syntax.Append(".\n\nVARIABLE LABELS\n  response_number 'Number of the response in this file'\n  survey_version 'Version of the survey that was answered'")
            .Append("\n  place_code 'Place, code'\n  place_name 'Place'\n  answer_mode 'How the answers came: online, paper or telephone'");
        Each(variables, names, (variable, name) => syntax.Append(CultureInfo.InvariantCulture, $"\n  {name} {Quoted(variable.Wording, LongestLabel)}"));
        syntax.Append(".\n");
        Each(variables, names, (variable, name) => WriteValues(syntax, variable, name));
        Each(variables, names, (variable, name) => syntax.Append(CultureInfo.InvariantCulture, $"VARIABLE LEVEL {name} ({LevelOf(variable)}).\n"));
        return syntax.Append("EXECUTE.\n").ToString();
    }

    /// <summary>The variables' names in SPSS, in order.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<Variable> variables) =>
        [.. SpssNames.Of(ResponseTable.FirstColumns.Concat(variables.Select(variable => variable.Name))).Skip(ResponseTable.FirstColumns.Count)];

    private static void Each(IReadOnlyList<Variable> variables, IReadOnlyList<string> names, Action<Variable, string> write)
    {
        foreach (var (variable, name) in variables.Zip(names))
        {
            write(variable, name);
        }
    }

    private static void WriteValues(StringBuilder syntax, Variable variable, string name)
    {
        var values = Values(variable).ToList();
        if (SaysWhatIsMissing(variable))
        {
            syntax.Append(CultureInfo.InvariantCulture, $"MISSING VALUES {name} (-9, -8).\n");
            values.AddRange([("-9", "Left out"), ("-8", "Not asked")]);
        }

        if (values.Count > 0)
        {
            syntax.Append(CultureInfo.InvariantCulture, $"VALUE LABELS {name}");
            foreach (var (number, label) in values)
            {
                syntax.Append(CultureInfo.InvariantCulture, $"\n  {number} {Quoted(label, LongestValueLabel)}");
            }

            syntax.Append(".\n");
        }
    }

    private static string FormatOf(Variable variable) => variable.Measure switch
    {
        Measure.Choice or Measure.Chosen or Measure.Scale => "F8.0",
        Measure.Number => variable.Part.Number is { WholeOnly: true } ? "F20.0" : "F20.6",
        Measure.Day => "SDATE10",
        // In bytes; a character has up to three of them for each of the places that limits of length count.
        Measure.Text => string.Create(
            CultureInfo.InvariantCulture, $"A{Math.Min((DefinitionRules.MaximumLength(variable.Part) * 3) + 1, LongestText)}"),
    };

    private static string LevelOf(Variable variable) => variable.Measure switch
    {
        Measure.Choice or Measure.Chosen or Measure.Text => "NOMINAL",
        Measure.Scale => "ORDINAL",
        Measure.Number or Measure.Day => "SCALE",
    };

    /// <summary>A text in apostrophes, cut between characters where it is longer than SPSS takes.</summary>
    private static string Quoted(string text, int longest)
    {
        var line = OnOneLine(text);
        var length = 0;
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > longest)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return $"'{line[..length].Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string OnOneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
