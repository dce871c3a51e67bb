using System.Globalization;

namespace IcpEngage.Contracts.Engagement;

/// <summary>What kind of answer a question takes.</summary>
public enum QuestionKind
{
    /// <summary>One of the options.</summary>
    SingleChoice,

    /// <summary>Any of the options; an exclusive one (“None of these”) stands alone.</summary>
    MultipleChoice,

    /// <summary>A whole number on a labelled scale.</summary>
    Scale,

    /// <summary>A number, with a unit and a range where given.</summary>
    Number,

    /// <summary>A line of text.</summary>
    ShortText,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>Text to read; takes no answer.</summary>
    Information,

    /// <summary>The options put in order, the first the one that matters most; not all need be.</summary>
    Ranking,

    /// <summary>A day, with an earliest and a latest where given.</summary>
    Date,

    /// <summary>Several rows, each with one of the same options. Stored, counted and shown on a phone as a question a row.</summary>
    Matrix,

    /// <summary>A statement to agree to by ticking it.</summary>
    Consent,

    /// <summary>The neighbourhood somebody lives in: one of the wards of the place they answer for. A survey that opens has them as options.</summary>
    Neighbourhood,
}

/// <summary>What can be answered to a <see cref="QuestionKind.Neighbourhood"/> but a ward's code.</summary>
public static class NeighbourhoodAnswers
{
    /// <summary>Rather not say.</summary>
    public const string NotSaid = "not-said";

    /// <summary>Does not find it.</summary>
    public const string NotFound = "not-found";
}

/// <summary>An answer to choose.</summary>
/// <param name="Code">Unique within its question; what is stored.</param>
/// <param name="Text">What people read.</param>
/// <param name="Exclusive">In a multiple choice: cannot be combined with others.</param>
/// <param name="TakesText">What it is can be written beside it: “Other”.</param>
/// <param name="Picture">A picture of what it says; null for none.</param>
public sealed record AnswerOption(string Code, string Text, bool Exclusive = false, bool TakesText = false, Picture? Picture = null);

/// <summary>A row of a matrix.</summary>
/// <param name="Code">Unique within its question.</param>
/// <param name="Text">What people read.</param>
/// <param name="Picture">A picture of what it says; null for none.</param>
public sealed record MatrixRow(string Code, string Text, Picture? Picture = null);

/// <summary>A picture that goes with a text, as in Easy Read.</summary>
/// <param name="Id">The picture's name among those of its survey: SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Description">What it shows, for who cannot see it; empty where it only repeats the text.</param>
public sealed record Picture(string Id, string Description);

/// <summary>A rule that an answer must keep.</summary>
/// <param name="Condition">
/// Holds where the answer is acceptable (<c>docs/conditions.md</c>); may refer to this question's own answer and to earlier ones.
/// Looked at only where the question is answered.
/// </param>
/// <param name="Message">What to say where it does not: what is wrong and what to do.</param>
public sealed record AnswerCheck(string Condition, string Message);

/// <summary>The days that are acceptable, both ends included; null is no limit.</summary>
public sealed record DateRange(DateOnly? Earliest, DateOnly? Latest);

/// <summary>A scale of whole numbers, both ends included. At most 11 points.</summary>
public sealed record ScaleRange(int Minimum, int Maximum, string MinimumLabel, string MaximumLabel)
{
    /// <summary>A point as people read it: “5 – Very good” at its ends, “3” between.</summary>
    public string InWords(string point) =>
        MinimumLabel.Length > 0 && point == Minimum.ToString(CultureInfo.InvariantCulture) ? $"{point} – {MinimumLabel}"
        : MaximumLabel.Length > 0 && point == Maximum.ToString(CultureInfo.InvariantCulture) ? $"{point} – {MaximumLabel}"
        : point;
}

/// <summary>The numbers that are acceptable, both ends included; null is no limit.</summary>
/// <param name="Minimum">Smallest.</param>
/// <param name="Maximum">Largest.</param>
/// <param name="Unit">Shown after the box: “days”.</param>
/// <param name="WholeOnly">No decimal part.</param>
public sealed record NumberRange(decimal? Minimum, decimal? Maximum, string? Unit, bool WholeOnly);

/// <summary>A question of a survey.</summary>
public sealed record Question
{
    /// <summary>Unique within its survey; lower-case letters, digits and hyphens; answers are stored under it.</summary>
    public required string Code { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The wording, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Help beneath the wording, plain text without links.</summary>
    public string? Hint { get; init; }

    /// <summary>An answer must be given to go on.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// Whom it is asked: a condition on the answers to earlier questions (<c>docs/conditions.md</c>). Null: everybody.
    /// </summary>
    public string? ShownIf { get; init; }

    /// <summary>Asked on the same page as the question before it.</summary>
    public bool SamePage { get; init; }

    /// <summary>The options of a choice, a ranking or a matrix, in order.</summary>
    public IReadOnlyList<AnswerOption> Options { get; init; } = [];

    /// <summary>The rows of a matrix, in order.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; init; } = [];

    /// <summary>The range of a date; null for other kinds, or for any day.</summary>
    public DateRange? Dates { get; init; }

    /// <summary>The range of a scale; null for other kinds.</summary>
    public ScaleRange? Scale { get; init; }

    /// <summary>The range of a number; null for other kinds, or for any number.</summary>
    public NumberRange? Number { get; init; }

    /// <summary>Longest text taken, in characters; 200 for short and 4,000 for long text unless set.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>What it is about, from the topic list; <c>gp-access</c>. Null if not said.</summary>
    public string? Topic { get; init; }

    /// <summary>Rules that its answer must keep, looked at in order.</summary>
    public IReadOnlyList<AnswerCheck> Checks { get; init; } = [];

    /// <summary>A picture of what it asks; null for none.</summary>
    public Picture? Picture { get; init; }

    /// <summary>Address (https) of a film that asks it in British Sign Language; null for none.</summary>
    public string? SignLanguage { get; init; }

    /// <summary>Address (https) of a recording that asks it aloud; null for none.</summary>
    public string? Audio { get; init; }

    /// <summary>The question of the bank that it is, word for word; null where it is the survey's own.</summary>
    public BankReference? Bank { get; init; }

    /// <summary>
    /// The question as it is answered, stored and counted: each part has one answer, under its own code. A matrix has a part
    /// for each row (<c>help.phone</c>), an option that takes text one beside its question (<c>help.other</c>); text to read
    /// has none. Codes of questions hold no dot, so that no two parts of a survey have the same code.
    /// </summary>
    public IEnumerable<Question> Parts()
    {
        if (Kind == QuestionKind.Information)
        {
            yield break;
        }

        if (Kind == QuestionKind.Matrix)
        {
            foreach (var row in Rows)
            {
                yield return this with
                {
                    Code = PartCode(row.Code),
                    Kind = QuestionKind.SingleChoice,
                    Text = $"{Text} {row.Text}",
                    Rows = [],
                    Hint = null,
                    Checks = [],
                };
            }

            yield break;
        }

        yield return this;
        foreach (var option in Options)
        {
            if (option.TakesText)
            {
                yield return new Question
                {
                    Code = PartCode(option.Code),
                    Kind = QuestionKind.ShortText,
                    Text = $"{Text} {option.Text}",
                    MaximumLength = MaximumLength,
                };
            }
        }
    }

    /// <summary>The code of the part for a row or for an option that takes text.</summary>
    public string PartCode(string code) => $"{Code}.{code}";

    /// <summary>The code of the question that a part belongs to: <c>help</c> of <c>help.phone</c>.</summary>
    public static string CodeOf(string partCode) => partCode.Split('.')[0];

    /// <summary>Whether the part can be answered: what an option is can be said only beside one that was chosen.</summary>
    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="chosen">The answer to the question itself.</param>
    public bool IsOpen(Question part, IReadOnlyList<string> chosen) =>
        Kind == QuestionKind.Matrix || part.Code == Code || chosen.Contains(part.Code[(Code.Length + 1)..]);

    /// <summary>The answer in the words the person read; empty where there is none.</summary>
    /// <param name="values">As stored.</param>
    /// <param name="culture">How days are said; British where null.</param>
    public IReadOnlyList<string> InWords(IReadOnlyList<string> values, CultureInfo? culture = null) => Kind switch
    {
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Matrix or QuestionKind.Neighbourhood =>
            [.. Options.Where(option => values.Contains(option.Code)).Select(option => option.Text)],
        QuestionKind.Ranking =>
            [.. values.Select((value, index) => $"{index + 1}. {Options.FirstOrDefault(option => option.Code == value)?.Text ?? value}")],
        QuestionKind.Scale => [.. values.Select(value => Scale?.InWords(value) ?? value)],
        QuestionKind.Number => [.. values.Select(value => Number?.Unit is { } unit ? $"{value} {unit}" : value)],
        QuestionKind.Date => [.. values.Select(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day)
            ? day.ToString("d MMMM yyyy", culture ?? CultureInfo.GetCultureInfo("en-GB"))
            : value)],
        QuestionKind.Consent => values.Count == 0 ? [] : ["I agree"],
        QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Information => values,
    };
}

/// <summary>What a survey asks: stored with its survey, and a version of its own with each change.</summary>
/// <param name="Introduction">Who asks and why; plain text, paragraphs parted by empty lines.</param>
/// <param name="Questions">In order.</param>
public sealed record SurveyDefinition(string Introduction, IReadOnlyList<Question> Questions)
{
    /// <summary>The language it is written in, as BCP 47 says it: <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Its texts in other languages and in Easy Read; one for each language. See <see cref="SurveyTexts"/>.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>Answered only with an invitation, each of which can be used once.</summary>
    public bool ByInvitation { get; init; }

    /// <summary>Of whom there can be enough.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>After sending, people are asked the equality questions of the day on which the survey opens.</summary>
    public bool AsksEquality { get; init; } = true;

    /// <summary>Everything that is answered, stored and counted, in order; see <see cref="Question.Parts"/>.</summary>
    public IEnumerable<Question> Parts() => Questions.SelectMany(question => question.Parts());
}

/// <summary>People of whom no more are asked once there are enough.</summary>
/// <param name="Code">Unique within its survey; lower-case letters, digits and hyphens.</param>
/// <param name="Limit">How many responses are enough; 1 or more.</param>
/// <param name="Condition">Holds for the answers of those it is about (<c>docs/conditions.md</c>).</param>
/// <param name="Message">What to tell somebody who would be one too many.</param>
public sealed record Quota(string Code, int Limit, string Condition, string Message);

/// <summary>
/// The answer to one part of a question: the chosen options' codes (of a ranking in order); a scale point or number in
/// invariant digits; a day as <c>2026-05-04</c>; <c>agreed</c>; or one text. Empty when the person left it out.
/// </summary>
public sealed record Answer(IReadOnlyList<string> Values);
