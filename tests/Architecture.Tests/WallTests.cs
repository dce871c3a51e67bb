namespace IcpEngage.Architecture.Tests;

public sealed class WallTests
{
    public static TheoryData<Rule> EveryRule => [.. Rules.All];

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void The_house_keeps_the_rule(Rule rule) =>
        Repository.Sources.Where(file => !file.Path.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            .SelectMany(rule.Check)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_planted_violation_is_found(Rule rule) => rule.Check(rule.Planted).Count().ShouldBe(1);

    [Fact]
    public void The_sources_are_found() => Repository.Sources.Count.ShouldBeGreaterThan(100);
}
