using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Conditions;

/// <summary>What a question takes from the answers to earlier ones.</summary>
internal static class Dependence
{
    /// <summary>Codes of the earlier questions that its condition or rules refer to, or whose answers stand in its texts.</summary>
    public static IEnumerable<string> Of(Question question) => OfAsking(question).Concat(RulesOf(question)).Distinct();

    /// <summary>Those of them that must be answered before it can be asked: its rules are looked at only when it is answered.</summary>
    public static IEnumerable<string> OfAsking(Question question) =>
        ConditionOf(question).Concat(Piping.Of(question)).Select(Question.CodeOf).Distinct();

    private static IEnumerable<string> ConditionOf(Question question) =>
        question.ShownIf is { } condition ? References(condition) : [];

    private static IEnumerable<string> RulesOf(Question question) =>
        question.Checks.SelectMany(check => References(check.Condition)).Select(Question.CodeOf).Where(code => code != question.Code);

    private static IEnumerable<string> References(string condition) => Condition.Read(condition).References.Select(reference => reference.Code);
}
