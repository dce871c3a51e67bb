using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class DefinitionRulesTests
{
    [Fact]
    public void One_question_of_each_kind_is_fine() =>
        DefinitionRules.Check(new SurveyDefinition("Hello.", Questions.OneOfEach)).ShouldBeEmpty();

    [Fact]
    public void A_draft_without_questions_is_fine() =>
        DefinitionRules.Check(new SurveyDefinition("", [])).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData("-hyphen-first")]
    [InlineData("new-line\n")]
    [InlineData(null)]
    public void A_code_must_be_lower_case_letters_digits_and_hyphens(string? code) =>
        Sentences(Questions.Single() with { Code = code! }, "questions[0]")
            .ShouldBe(["Question 1 needs a code of up to 60 lower-case letters, digits and hyphens."]);

    [Fact]
    public void Two_questions_cannot_have_the_same_code() =>
        DefinitionRules.Check(new SurveyDefinition("", [Questions.Single("same"), Questions.Scale("same")]))["questions[1]"]
            .ShouldBe(["Question 2 has the code “same”, which an earlier question has already."]);

    [Fact]
    public void A_single_choice_needs_two_answers() =>
        Sentences(Questions.Single() with { Options = [new("a", "A")] }).ShouldBe(["Question 1: add at least two answers to choose from."]);

    [Fact]
    public void Two_answers_cannot_have_the_same_code() =>
        Sentences(Questions.Single() with { Options = [new("a", "A"), new("a", "B")] })
            .ShouldBe(["Question 1: answer 2 has the code “a”, which an earlier answer has already."]);

    [Fact]
    public void Only_multiple_choices_have_exclusive_answers() =>
        Sentences(Questions.Single() with { Options = [new("a", "A"), new("b", "B", true)] }).ShouldHaveSingleItem().ShouldContain("stands alone anyway");

    [Fact]
    public void Only_choices_have_answers_to_choose_from() =>
        Sentences(Questions.Line() with { Options = [new("a", "A")] }).ShouldHaveSingleItem().ShouldContain("only a choice has answers");

    [Fact]
    public void A_scale_needs_its_ends() =>
        Sentences(Questions.Scale() with { Scale = null }).ShouldHaveSingleItem().ShouldContain("set the scale");

    [Theory]
    [InlineData(5, 5, "the scale's highest number must be above its lowest.")]
    [InlineData(0, 11, "a scale can have 11 points at most.")]
    [InlineData(int.MinValue, int.MaxValue, "a scale can have 11 points at most.")]
    public void A_scale_has_two_to_eleven_points(int from, int to, string sentence) =>
        Sentences(Questions.Scale() with { Scale = new ScaleRange(from, to, "Low", "High") }).ShouldBe([$"Question 1: {sentence}"]);

    [Fact]
    public void A_number_range_must_not_be_upside_down() =>
        Sentences(Questions.Number(range: new NumberRange(5, 1, null, false))).ShouldHaveSingleItem().ShouldContain("must not be below the smallest");

    [Fact]
    public void Text_to_read_cannot_be_required() =>
        Sentences(Questions.Information() with { Required = true }).ShouldHaveSingleItem().ShouldContain("cannot be required");

    [Fact]
    public void A_question_needs_words() =>
        Sentences(Questions.Single() with { Text = "  " }).ShouldBe(["Question 1: write what people are to read."]);

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Sentences(Questions.Line() with { Text = "", Options = [new("a", "A")], MaximumLength = 0 }).Length.ShouldBe(3);

    [Fact]
    public void What_is_missing_altogether_is_said_rather_than_thrown()
    {
        DefinitionRules.Check(null).Keys.ShouldBe(["definition"]);
        DefinitionRules.Check(new SurveyDefinition(null!, null!)).Keys.ShouldBe(["questions"]);
        DefinitionRules.Check(new SurveyDefinition("", [null!])).Keys.ShouldBe(["questions[0]"]);
        Sentences(Questions.Single() with { Options = [null!, new(null!, null!)] }).Length.ShouldBe(4);
        Sentences(Questions.Single() with { Options = null!, Text = null! }).Length.ShouldBe(2);
    }

    private static string[] Sentences(Question question, string? key = null) =>
        DefinitionRules.Check(new SurveyDefinition("", [question]))[key ?? question.Code];
}
