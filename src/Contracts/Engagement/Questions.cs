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
}

/// <summary>An answer to choose.</summary>
/// <param name="Code">Unique within its question; what is stored.</param>
/// <param name="Text">What people read.</param>
/// <param name="Exclusive">In a multiple choice: cannot be combined with others.</param>
public sealed record AnswerOption(string Code, string Text, bool Exclusive = false);

/// <summary>A scale of whole numbers, both ends included. At most 11 points.</summary>
public sealed record ScaleRange(int Minimum, int Maximum, string MinimumLabel, string MaximumLabel);

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

    /// <summary>The options of a choice, in order.</summary>
    public IReadOnlyList<AnswerOption> Options { get; init; } = [];

    /// <summary>The range of a scale; null for other kinds.</summary>
    public ScaleRange? Scale { get; init; }

    /// <summary>The range of a number; null for other kinds, or for any number.</summary>
    public NumberRange? Number { get; init; }

    /// <summary>Longest text taken, in characters; 200 for short and 4,000 for long text unless set.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>What it is about, from the topic list; <c>gp-access</c>. Null if not said.</summary>
    public string? Topic { get; init; }
}

/// <summary>What a survey asks: stored with its survey, and a version of its own with each change.</summary>
/// <param name="Introduction">Who asks and why; plain text, paragraphs parted by empty lines.</param>
/// <param name="Questions">In order.</param>
public sealed record SurveyDefinition(string Introduction, IReadOnlyList<Question> Questions);

/// <summary>
/// The answer to one question: the chosen options' codes; a scale point or number in invariant digits; or one text.
/// Empty when the person left it out.
/// </summary>
public sealed record Answer(IReadOnlyList<string> Values);
