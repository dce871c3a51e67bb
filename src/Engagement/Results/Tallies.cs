using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;

namespace IcpEngage.Engagement.Results;

/// <summary>Exact counts of one part of a question. Never leaves the service: figures for others pass <see cref="Disclosure"/>.</summary>
/// <param name="Answered">People who answered it.</param>
/// <param name="Chosen">
/// People by option of a choice or point of a scale, in order; by the option put first in a ranking; empty for numbers, days and text.
/// </param>
/// <param name="Sum">Sum of the numbers given; 0 for other kinds.</param>
internal sealed record QuestionTally(int Answered, IReadOnlyList<int> Chosen, decimal Sum)
{
    /// <summary>
    /// Options whose number was hidden before it came here. What stands for it in <see cref="Chosen"/> is a guess of a few people,
    /// so that it is protected like one; it is shown nowhere, and nothing it flows into is.
    /// </summary>
    public IReadOnlyList<int> Withheld { get; init; } = [];

    /// <summary>Two places' counts of the same question together.</summary>
    public static QuestionTally operator +(QuestionTally left, QuestionTally right) => new(
        left.Answered + right.Answered,
        [.. left.Chosen.Zip(right.Chosen, (one, other) => one + other)],
        left.Sum + right.Sum)
    {
        Withheld = [.. left.Withheld.Union(right.Withheld)],
    };
}

/// <summary>Exact counts of one place.</summary>
/// <param name="Respondents">People who sent a response for it.</param>
/// <param name="Questions">By question code.</param>
internal sealed record AreaTally(int Respondents, IReadOnlyDictionary<string, QuestionTally> Questions);

/// <summary>The answers of a question that are counted one by one.</summary>
internal static class AnswerCodes
{
    /// <summary>Text to read takes no answer and is not counted.</summary>
    public static bool TakesAnswer(Question question) => question.Kind != QuestionKind.Information;

    /// <summary>Option codes of a choice, points of a scale, nothing for other kinds; in order.</summary>
    public static IReadOnlyList<string> Of(Question question) => [.. Options(question).Select(option => option.Code)];

    /// <summary>The same with what people read; a scale's end points bear their labels.</summary>
    public static IReadOnlyList<AnswerOption> Options(Question question) => question switch
    {
        { Kind: QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking or QuestionKind.Neighbourhood } => question.Options,
        { Kind: QuestionKind.Consent } => [new AnswerOption(AnswerRules.Agreed, "Agreed")],
        { Kind: QuestionKind.Scale, Scale: { } scale } =>
            [.. Points(scale).Select(point => new AnswerOption(Digits(point), Label(scale, point)))],
        _ => [],
    };

    /// <summary>The whole numbers of a scale, in order.</summary>
    public static IEnumerable<int> Points(ScaleRange scale) =>
        Enumerable.Range(scale.Minimum, scale.Maximum - scale.Minimum + 1);

    private static string Label(ScaleRange scale, int point) =>
        point == scale.Minimum ? $"{Digits(point)}: {scale.MinimumLabel}"
        : point == scale.Maximum ? $"{Digits(point)}: {scale.MaximumLabel}"
        : Digits(point);

    private static string Digits(int point) => point.ToString(CultureInfo.InvariantCulture);
}
