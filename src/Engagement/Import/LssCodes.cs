using System.Globalization;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Import;

/// <summary>A question's codes in LimeSurvey: letters and digits, up to 5 of answers and rows.</summary>
/// <param name="Title">The question's.</param>
/// <param name="Options">Ours to theirs, of options and of a scale's points.</param>
/// <param name="Rows">Ours to theirs.</param>
/// <param name="Other">The option that is LimeSurvey's “Other”, which is the last and takes text; null for none.</param>
internal sealed record LssCodes(string Title, IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, string> Rows, string? Other)
{
    /// <summary>The codes for a question.</summary>
    public static LssCodes Of(Question question, string title)
    {
        var points = question.Scale is { } scale
            ? Enumerable.Range(scale.Minimum, scale.Maximum - scale.Minimum + 1).Select(point => point.ToString(CultureInfo.InvariantCulture))
            : [];
        var other = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice && question.Options.Count > 1
            && question.Options[^1] is { TakesText: true, Exclusive: false } last ? last.Code : null;
        return new LssCodes(
            title,
            Short([.. points, .. question.Options.Select(option => option.Code)], question.Kind == QuestionKind.MultipleChoice ? "SQ" : "A"),
            Short([.. question.Rows.Select(row => row.Code)], "SQ"),
            other);
    }

    /// <summary>LimeSurvey's type of question that comes nearest.</summary>
    public static string TypeOf(Question question) => question.Kind switch
    {
        QuestionKind.SingleChoice or QuestionKind.Scale => "L",
        // A survey that is open has the wards as options.
        QuestionKind.Neighbourhood when question.Options.Count > 1 => "L",
        QuestionKind.MultipleChoice or QuestionKind.Consent => "M",
        QuestionKind.Number => "N",
        QuestionKind.LongText => "T",
        QuestionKind.Information => "X",
        QuestionKind.Ranking => "R",
        QuestionKind.Date => "D",
        QuestionKind.Matrix => "F",
        _ => "S",
    };

    /// <summary>The name of LimeSurvey's theme for the type.</summary>
    public static string ThemeOf(string type) => type switch
    {
        "L" => "listradio",
        "M" => "multiplechoice",
        "N" => "numerical",
        "T" => "longfreetext",
        "X" => "boilerplate",
        "R" => "ranking",
        "D" => "date",
        "F" => "arrays/array",
        _ => "shortfreetext",
    };

    /// <summary>What its answers are called in expressions.</summary>
    public IEnumerable<LssName> Names(Question question)
    {
        foreach (var part in question.Parts())
        {
            if (question.Kind == QuestionKind.Matrix)
            {
                yield return new LssName(part, $"{Title}_{Rows[part.Code[(question.Code.Length + 1)..]]}", Options, Boxes: false, Other: null);
            }
            else if (part.Code != question.Code)
            {
                // What is written beside an option has a place there only if the option is “Other”.
                if (Other is not null && part.Code == question.PartCode(Other))
                {
                    yield return new LssName(part, $"{Title}_other", Nothing, Boxes: false, Other: null);
                }
            }
            else
            {
                yield return question.Kind switch
                {
                    QuestionKind.Consent => new LssName(part, Title, new Dictionary<string, string> { ["agreed"] = "Y1" }, Boxes: true, Other: null),
                    QuestionKind.MultipleChoice => new LssName(part, Title, Options, Boxes: true, Other),
                    _ => new LssName(part, Title, Other is null ? Options : Options.ToDictionary(code => code.Key, code => code.Key == Other ? "-oth-" : code.Value), Boxes: false, Other),
                };
            }
        }
    }

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Codes that fit stay as they are; the others are numbered.</summary>
    private static Dictionary<string, string> Short(IReadOnlyList<string> codes, string stem)
    {
        var used = new HashSet<string>(codes.Where(Fits), StringComparer.OrdinalIgnoreCase);
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var code in codes)
        {
            var theirs = code;
            if (!Fits(code) || !taken.Add(code))
            {
                do
                {
                    theirs = string.Create(CultureInfo.InvariantCulture, $"{stem}{++number}");
                }
                while (used.Contains(theirs) || !taken.Add(theirs));
            }

            made[code] = theirs;
        }

        return made;
    }

    private static bool Fits(string code) =>
        code.Length is > 0 and <= 5 && code.All(char.IsAsciiLetterOrDigit) && !code.Equals("other", StringComparison.OrdinalIgnoreCase);
}
