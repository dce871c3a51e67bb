using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// How long a survey takes: reading at 200 words a minute, and for each kind of question a time to decide and answer. The
/// times are this platform's own working figures.
/// </summary>
internal static class CompletionTime
{
    private const double SecondsPerWord = 60.0 / 200;

    /// <summary>Estimated seconds for one question, reading included.</summary>
    public static double Seconds(Question question)
    {
        var words = Words(question.Text) + Words(question.Hint)
            + question.Options.Sum(option => Words(option.Text)) + question.Rows.Sum(row => Words(row.Text));
        return (words * SecondsPerWord) + question.Kind switch
        {
            QuestionKind.SingleChoice => 5,
            QuestionKind.MultipleChoice => 8,
            QuestionKind.Scale => 5,
            QuestionKind.Number => 8,
            QuestionKind.ShortText => 12,
            QuestionKind.LongText => 45,
            QuestionKind.Information => 0,
            QuestionKind.Ranking => 6 * question.Options.Count,
            QuestionKind.Date => 10,
            QuestionKind.Neighbourhood => 10,
            QuestionKind.Matrix => 4 * question.Rows.Count,
            QuestionKind.Consent => 5,
        };
    }

    /// <summary>Estimated minutes for the questions together, rounded up; at least 1.</summary>
    public static int Minutes(IEnumerable<Question> questions) =>
        Math.Max(1, (int)Math.Ceiling(questions.Sum(Seconds) / 60));

    private static int Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
}
