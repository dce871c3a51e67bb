using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// What conditions and answers in texts may refer to: earlier questions only, so that a way through the survey always ends, and
/// answers that exist there.
/// </summary>
internal static class RoutingRules
{
    /// <summary>Sentences without their beginning (“Question 3: ”); none when all is well.</summary>
    /// <param name="question">The question.</param>
    /// <param name="earlier">Parts of the questions before it, by code.</param>
    /// <param name="codes">Codes of all the survey's questions.</param>
    public static IEnumerable<string> Check(
        Question question, IReadOnlyDictionary<string, Question> earlier, IReadOnlySet<string> codes) =>
        ConditionProblems("its condition", question.ShownIf, earlier).Concat(CheckProblems(question, earlier)).Concat(TextProblems(question, earlier, codes));

    /// <summary>What is wrong with a condition on the answers to these parts; none when all is well.</summary>
    /// <param name="name">The condition's name in the sentences: “its condition”.</param>
    /// <param name="text">The condition; blank for none.</param>
    /// <param name="earlier">Parts it may refer to, by code.</param>
    public static IEnumerable<string> ConditionProblems(string name, string? text, IReadOnlyDictionary<string, Question> earlier)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            var condition = Condition.Read(text.Trim());
            return
            [
                .. condition.References.Where(reference => !earlier.ContainsKey(reference.Code)).Select(reference =>
                    $"{name} refers to “{{{reference.Code}}}” (character {reference.Position:N0}), which is no answer before it."),
                .. condition.Expected.Where(expected => IsMissing(expected.Code, expected.Text, earlier)).Select(expected =>
                    $"{name} expects “{expected.Text}” of “{{{expected.Code}}}” (character {expected.Position:N0}), which is none of the answers there."),
            ];
        }
        catch (ConditionException problem)
        {
            return [$"{name} cannot be read. {problem.Message}"];
        }
    }

    /// <summary>Rules may refer to the question's own answer too.</summary>
    private static IEnumerable<string> CheckProblems(Question question, IReadOnlyDictionary<string, Question> earlier)
    {
        var parts = new Lazy<Dictionary<string, Question>>(() =>
        {
            var all = new Dictionary<string, Question>(earlier, StringComparer.Ordinal);
            foreach (var part in question.Parts())
            {
                all[part.Code] = part;
            }

            return all;
        });
        return (question.Checks ?? []).SelectMany((check, index) => ConditionProblems($"its rule {index + 1}", check.Condition, parts.Value));
    }

    private static bool IsMissing(string code, string text, IReadOnlyDictionary<string, Question> earlier) =>
        earlier.TryGetValue(code, out var part)
        && part.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking
        && part.Options.All(option => option.Code != text);

    /// <summary>
    /// Earlier answers in texts. Braces around what is no question of the survey are just braces; around one that comes later they
    /// are a mistake.
    /// </summary>
    public static IEnumerable<string> TextProblems(
        Question question, IReadOnlyDictionary<string, Question> earlier, IReadOnlySet<string> codes) =>
        Piping.Of(question).Distinct().Where(code => !earlier.ContainsKey(code) && codes.Contains(Question.CodeOf(code)))
            .Select(code => $"“{{{code}}}” in its text is no answer before it.");
}
