using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Tests;

/// <summary>Questions to test with.</summary>
internal static class Questions
{
    public static Question Single(string code = "ease", bool required = false) => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = "How easy is it?",
        Required = required,
        Options = [new("easy", "Easy"), new("hard", "Hard")],
    };

    public static Question Multiple(string code = "ways", bool required = false) => new()
    {
        Code = code,
        Kind = QuestionKind.MultipleChoice,
        Text = "Which ways did you try?",
        Required = required,
        Options = [new("phone", "Phone"), new("online", "Online"), new("none", "None of these", Exclusive: true)],
    };

    public static Question Scale(string code = "score", bool required = false) => new()
    {
        Code = code,
        Kind = QuestionKind.Scale,
        Text = "How good is it?",
        Required = required,
        Scale = new ScaleRange(1, 5, "Poor", "Good"),
    };

    public static Question Number(string code = "days", NumberRange? range = null, bool required = false) => new()
    {
        Code = code,
        Kind = QuestionKind.Number,
        Text = "How many days?",
        Required = required,
        Number = range,
    };

    public static Question Line(string code = "word", bool required = false, int? length = null) => new()
    {
        Code = code,
        Kind = QuestionKind.ShortText,
        Text = "In one word?",
        Required = required,
        MaximumLength = length,
    };

    public static Question Lines(string code = "why", bool required = false) => new()
    {
        Code = code,
        Kind = QuestionKind.LongText,
        Text = "Why?",
        Required = required,
    };

    public static Question Information(string code = "note") => new()
    {
        Code = code,
        Kind = QuestionKind.Information,
        Text = "Please read this.",
    };

    public static IReadOnlyList<Question> OneOfEach { get; } =
        [Information(), Single(required: true), Multiple(), Scale(), Number(range: new NumberRange(0, 365, "days", true)), Line(), Lines()];
}
