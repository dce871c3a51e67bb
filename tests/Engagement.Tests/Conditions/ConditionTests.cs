using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Engagement.Conditions;

namespace IcpEngage.Engagement.Tests.Conditions;

/// <summary>The language of <c>docs/conditions.md</c>.</summary>
public sealed class ConditionTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Answers = new()
    {
        ["ease"] = ["hard"],
        ["ways"] = ["phone", "online"],
        ["days"] = ["12"],
        ["when"] = ["2026-05-04"],
        ["help.phone"] = ["yes"],
    };

    [Theory]
    [InlineData("{ease} = \"hard\"", true)]
    [InlineData("{ease} = \"easy\"", false)]
    [InlineData("{ease} != \"easy\"", true)]
    [InlineData("{ease}", true)]
    [InlineData("not {ease}", false)]
    [InlineData("{nobody}", false)]
    [InlineData("not {nobody}", true)]
    [InlineData("{nobody} != \"yes\"", true)]
    [InlineData("{help.phone} = \"yes\"", true)]
    [InlineData("{ways} includes \"phone\"", true)]
    [InlineData("{ways} includes \"post\"", false)]
    [InlineData("{ways} = \"phone\"", false)]
    [InlineData("{nobody} includes \"\"", false)]
    [InlineData("count({ways}) = 2", true)]
    [InlineData("count({ways}, {ease}, {nobody}) = 3", true)]
    [InlineData("length({ease}) = 4", true)]
    [InlineData("sum({days}, 3, \"x\") = 15", true)]
    [InlineData("{days} > 9", true)]
    [InlineData("{days} >= 12.0 and {days} <= 12", true)]
    [InlineData("{days} < 9", false)]
    [InlineData("{days} + 2 * 4 = 20", true)]
    [InlineData("({days} + 2) * 4 = 56", true)]
    [InlineData("-{days} < 0", true)]
    [InlineData("{days} / 0 = 0", false)]
    [InlineData("{ease} < 3", false)]
    [InlineData("{ease} >= 3", false)]
    [InlineData("{nobody} < 3", false)]
    [InlineData("{when} > \"2026-04-30\"", true)]
    [InlineData("{when} > \"2026-06-30\"", false)]
    [InlineData("{ease} = \"easy\" or {days} = 12 and {ways} includes \"online\"", true)]
    [InlineData("({ease} = \"easy\" or {days} = 12) and {ways} includes \"post\"", false)]
    [InlineData("not {ease} = \"easy\"", true)]
    [InlineData("NOT {ease} = \"easy\" AND {days} = 12", true)]
    [InlineData("\"a\"\"b\" = \"a\"\"b\"", true)]
    public void A_condition_holds_or_does_not(string text, bool holds) => Condition.Read(text).Holds(Answers).ShouldBe(holds);

    [Theory]
    [InlineData("", "At character 1: the condition ends where a question like {help}, a text like \"yes\" or a number should come.")]
    [InlineData("{ease} = ", "At character 10: the condition ends where a question like {help}, a text like \"yes\" or a number should come.")]
    [InlineData("{ease} = “hard”", "At character 10: put texts between straight double quotes, like \"yes\".")]
    [InlineData("{ease} == \"hard\"", "At character 9: “=” stands where a question like {help}, a text like \"yes\" or a number should.")]
    [InlineData("{ease} = \"hard", "At character 10: a text begins here that does not end; close it with \".")]
    [InlineData("{} = 1", "At character 1: name a question between { and }, like {help} or {help.phone}.")]
    [InlineData("({ease}", "At character 8: the condition ends where “)” should come.")]
    [InlineData("{ease} {days}", "At character 8: “days” stands where “and”, “or”, or the end should.")]
    [InlineData("{ease} & {days}", "At character 8: “&” means nothing in a condition.")]
    [InlineData("exec(\"x\")", "At character 1: “exec” stands where a question like {help}, a text like \"yes\" or a number should.")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string sentence) =>
        Should.Throw<ConditionException>(() => Condition.Read(text)).Message.ShouldBe(sentence);

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    [InlineData("-")]
    [InlineData("count(")]
    public void What_is_nested_without_end_is_refused(string piece) => Should.Throw<ConditionException>(
        () => Condition.Read(string.Concat(Enumerable.Repeat(piece, 1_000 / piece.Length)) + "1")).Message.ShouldContain("within each other");

    [Fact]
    public void What_is_longer_than_anybody_writes_is_refused() =>
        Should.Throw<ConditionException>(() => Condition.Read(new string(' ', Condition.Longest) + "1")).Message.ShouldContain("longer than 2,000");

    [Fact]
    public void The_longest_chain_is_evaluated() =>
        Condition.Read("1" + string.Concat(Enumerable.Repeat("+1", 999))).Holds(Answers).ShouldBeTrue();

    /// <summary>Whatever text: it is read, or refused with a sentence; and what was read holds or does not.</summary>
    [Fact]
    public void No_text_and_no_answers_make_it_fail() => Prop.ForAll(
        Arb.From(Texts()),
        Arb.From(SomeAnswers()),
        (text, answers) =>
        {
            try
            {
                _ = Condition.Read(text).Holds(answers);
            }
            catch (ConditionException refused)
            {
                refused.Message.ShouldStartWith("At character ");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    /// <summary>Made of the grammar: it is always read, and the opposite of what holds does not.</summary>
    [Fact]
    public void Not_turns_every_condition_round() => Prop.ForAll(
        Arb.From(Conditions(4)),
        Arb.From(SomeAnswers()),
        (text, answers) => Condition.Read($"not ({text})").Holds(answers) == !Condition.Read(text).Holds(answers))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static readonly string[] Pieces =
        ["{a}", "{b.x}", "\"yes\"", "1", "99999999999999", "0.5", "and", "or", "not", "includes", "=", "!=", "<", ">=", "+", "-", "*", "/", "(", ")", ",", "count(", "sum(", "length(", "“", "{", "\"", "\0", "é"];

    private static Gen<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces));

    private static Gen<string> Values(int depth)
    {
        var simple = Gen.Elements("{a}", "{b.x}", "\"yes\"", "7", "0", "79228162514264");
        return depth == 0 ? simple : Gen.OneOf(
            simple,
            Gen.Elements("+", "-", "*", "/").SelectMany(sign => Values(depth - 1).Zip(Values(depth - 1), (left, right) => $"({left} {sign} {right})")),
            Values(depth - 1).Select(value => $"count({value}, 3)"),
            Values(depth - 1).Select(value => $"sum({value}, {value})"));
    }

    private static Gen<string> Conditions(int depth)
    {
        var comparison = Gen.Elements("=", "!=", "<", "<=", ">", ">=", "includes")
            .SelectMany(word => Values(2).Zip(Values(2), (left, right) => $"{left} {word} {right}"));
        return depth == 0 ? comparison : Gen.OneOf(
            comparison,
            Conditions(depth - 1).Zip(Conditions(depth - 1), (left, right) => $"({left}) and {right}"),
            Conditions(depth - 1).Zip(Conditions(depth - 1), (left, right) => $"{left} or ({right})"),
            Conditions(depth - 1).Select(inner => $"not ({inner})"));
    }

    private static Gen<Dictionary<string, IReadOnlyList<string>>> SomeAnswers()
    {
        var value = Gen.Elements("yes", "7", "-3", "79228162514264337593543950335", "2026-01-01", "", "\uD800");
        return value.ListOf().Zip(value.ListOf(), (a, b) => new Dictionary<string, IReadOnlyList<string>> { ["a"] = [.. a], ["b.x"] = [.. b] });
    }
}
