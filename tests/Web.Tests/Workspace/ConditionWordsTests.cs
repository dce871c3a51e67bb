using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Workspace.Surveys;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class ConditionWordsTests
{
    private static readonly Question Ways = new() { Code = "ways", Kind = QuestionKind.MultipleChoice, Text = "How?", Options = [new("bus", "By bus")] };

    [Theory]
    [InlineData("{ways} includes \"bus\"", "“How?” includes “By bus”")]
    [InlineData("not {ways} and {gone} = \"x\"", "not “How?” and “gone” = “x”")]
    [InlineData("count({ways}) > 1", "count(“How?”) > 1")]
    public void A_condition_is_read_with_wordings_in_place_of_codes(string condition, string words) =>
        ConditionWords.Of(condition, [Ways]).ShouldBe(words);
}
