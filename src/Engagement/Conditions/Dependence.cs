using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Conditions;

/// <summary>What a question takes from the answers to earlier ones.</summary>
internal static class Dependence
{
    /// <summary>Codes of the questions that its condition refers to, or whose answers stand in its texts.</summary>
    public static IEnumerable<string> Of(Question question) => ConditionOf(question).Concat(Piping.Of(question)).Select(Question.CodeOf).Distinct();

    private static IEnumerable<string> ConditionOf(Question question) =>
        question.ShownIf is { } condition ? Condition.Read(condition).References.Select(reference => reference.Code) : [];
}
