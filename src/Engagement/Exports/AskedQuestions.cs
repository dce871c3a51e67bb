using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// Which questions somebody was asked: those that the survey had then and that were left to ask in the place, whose condition held. What is stored are answers that
/// count, so it can be told afterwards.
/// </summary>
internal sealed class AskedQuestions
{
    private readonly SurveyDefinition definition;
    private readonly ILookup<string, string> reused;
    private readonly IReadOnlyList<(int Version, HashSet<string> Codes)> editions;
    private readonly Condition?[] conditions;
    private readonly Dictionary<string, HashSet<string>> asked = new(StringComparer.Ordinal);
    private readonly (Question Question, Question Part)[] parts;
    private readonly bool[] now;

    /// <param name="definition">The survey.</param>
    /// <param name="reused">Codes of the questions that evidence answers, by place.</param>
    /// <param name="editions">What was asked up to and with each version, the oldest first.</param>
    public AskedQuestions(
        SurveyDefinition definition, ILookup<string, string> reused, IReadOnlyList<(int Version, SurveyDefinition Definition)> editions)
    {
        this.editions = [.. editions.Select(edition => (edition.Version, edition.Definition.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal)))];
        this.definition = definition;
        this.reused = reused;
        parts = [.. definition.Questions.SelectMany(question => question.Parts().Select(part => (question, part)))];
        conditions = [.. parts.Select(each => each.Question.ShownIf is { } text ? Condition.Read(text) : null)];
        now = new bool[parts.Length];
    }

    /// <summary>Whether each part could be answered, by its place in the survey; good until the next response.</summary>
    public ReadOnlySpan<bool> Of(ExportedResponse stored, AnswerRow row)
    {
        if (!asked.TryGetValue(stored.AreaCode, out var here))
        {
            here = SurveyScope.AskedIn(definition, reused[stored.AreaCode]).Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
            asked.Add(stored.AreaCode, here);
        }

        var then = editions.First(edition => edition.Version >= stored.SurveyVersion).Codes;
        var answers = row.ByCode();
        foreach (var (index, (question, part)) in parts.Index())
        {
            now[index] = here.Contains(question.Code)
                && then.Contains(question.Code)
                && (conditions[index]?.Holds(answers) ?? true)
                && question.IsOpen(part, answers.GetValueOrDefault(question.Code, []));
        }

        return now;
    }
}
