using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Equality;

/// <summary>A closed equality question, by which figures can be broken down.</summary>
/// <param name="Topic">What it is about, as a heading: <c>Disability</c>.</param>
/// <param name="Question">A single choice; its option codes are the values.</param>
internal sealed record EqualityColumn(string Topic, Question Question)
{
    /// <summary>What codes of such parts begin with among a survey's own: it holds a sign that question codes must not.</summary>
    private const string Prefix = "@equality.";

    /// <summary>The question as a part of the results, under a code that none of the survey's own can have.</summary>
    public Question Part { get; } = Question with { Code = Prefix + Question.Code };

    /// <summary>The code, or a filter by it, is of an equality question.</summary>
    public static bool IsMeant(string code) => code.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>
/// Equality answers as coded columns beside responses, for figures by group. Never leaves the service: figures for others
/// pass <see cref="Results.Disclosure"/>.
/// </summary>
internal static class EqualityColumns
{
    /// <summary>The closed questions of the survey's pack in order; none where the survey asks none. What people write is in no column.</summary>
    public static IReadOnlyList<EqualityColumn> Of(Survey survey) =>
    [
        .. (EqualityPack.Of(survey)?.Topics ?? []).SelectMany(topic => topic.Questions
            .Where(question => question.Kind == QuestionKind.SingleChoice)
            .Select(question => new EqualityColumn(topic.Name, question))),
    ];

    /// <summary>Those by which released figures are shown.</summary>
    public static IReadOnlyList<EqualityColumn> Published(Survey survey) =>
    [
        .. (EqualityPack.Of(survey)?.Topics ?? []).Where(topic => topic.Published)
            .Select(topic => new EqualityColumn(topic.Name, topic.Questions[0])),
    ];

    /// <summary>Values by part code, by the response's position; people who said nothing about themselves are not in it.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, IReadOnlyList<string>>>> EqualityByResponseAsync(
        this EngagementDb db, Guid surveyId, CancellationToken cancellationToken) =>
        await db.EqualityAnswers.AsNoTracking().Where(each => each.SurveyId == surveyId)
            .Join(db.Responses, each => each.ReceiptHash, response => response.ReceiptHash, (each, response) => new { response.Position, each.Answers })
            .ToDictionaryAsync(each => each.Position, each => each.Answers, cancellationToken);
}
