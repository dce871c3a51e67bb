using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Import;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class LssExpressionTests
{
    private static readonly Dictionary<string, LssVariable> Variables = new()
    {
        ["age"] = new("age", null, null),
        ["sex"] = new("sex", null, new Dictionary<string, string> { ["F"] = "F", ["M"] = "M", ["-oth-"] = "other" }),
        ["ways_SQ1"] = new("ways", "SQ1", null),
        ["ways_SQ2"] = new("ways", "SQ2", null),
        ["rate_SQ1"] = new("rate.SQ1", null, new Dictionary<string, string> { ["1"] = "1" }),
    };

    [Theory]
    [InlineData("!is_empty(age)", "{age}")]
    [InlineData("is_empty(age.NAOK)", "not {age}")]
    [InlineData("((is_empty(age.NAOK)))", "not {age}")]
    [InlineData("age != \"\"", "{age}")]
    [InlineData("\"\" == age", "not {age}")]
    [InlineData("age.NAOK >= 5", "{age} >= 5")]
    [InlineData("age >= 5 && age lt 10 || sex == 'F'", "{age} >= 5 and {age} < 10 or {sex} = \"F\"")]
    [InlineData("(age > 5 or sex == \"M\") and rate_SQ1 == \"1\"", "({age} > 5 or {sex} = \"M\") and {rate.SQ1} = \"1\"")]
    [InlineData("sex.NAOK == \"-oth-\"", "{sex} = \"other\"")]
    [InlineData("sex != 'F'", "not {sex} = \"F\"")]
    [InlineData("!(sex != 'F')", "{sex} = \"F\"")]
    [InlineData("ways_SQ1.NAOK == \"Y\"", "{ways} includes \"SQ1\"")]
    [InlineData("ways_SQ1 != 'Y' and !is_empty(ways_SQ2)", "not {ways} includes \"SQ1\" and {ways} includes \"SQ2\"")]
    [InlineData("count(ways_SQ1, ways_SQ2) > 1", "count({ways} includes \"SQ1\", {ways} includes \"SQ2\") > 1")]
    [InlineData("(age + 2) * 3 - 1 == 8", "({age} + 2) * 3 - 1 = 8")]
    [InlineData("strlen(age) > 1", "length({age}) > 1")]
    public void What_means_the_same_comes_over(string theirs, string ours)
    {
        var written = LssExpression.Translate(theirs, Variables);

        written.ShouldBe(ours);
        Condition.Read(written).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("self.NAOK > 1", "it refers to “self.NAOK”, which is no answer before it that came over")]
    [InlineData("later == 1", "it refers to “later”, which is no answer before it that came over")]
    [InlineData("regexMatch('/a/', age)", "it uses “regexMatch”")]
    [InlineData("sex == 'X'", "it expects the answer “X”, which the question does not have")]
    [InlineData("ways_SQ1 == 'maybe'", "it compares a ticked answer with something other than yes")]
    [InlineData("ways_SQ1 > 1", "it puts ticked answers in an order")]
    [InlineData("ways_SQ1 + 1 == 2", "it reckons with ticked answers")]
    [InlineData("age == ", "it breaks off")]
    [InlineData("(age", "“)” is missing in it")]
    [InlineData("age ? 1 : 2", "it has “?”")]
    [InlineData("age age", "it has “age”")]
    public void What_does_not_is_given_up_with_the_reason(string theirs, string why) =>
        Should.Throw<LssExpressionException>(() => LssExpression.Translate(theirs, Variables)).Message.ShouldBe(why);

    [Fact]
    public void Brackets_without_end_are_given_up() => Should.Throw<LssExpressionException>(
        () => LssExpression.Translate(new string('(', 10_000) + "age", Variables)).Message.ShouldBe("its brackets are nested too deeply");
}
