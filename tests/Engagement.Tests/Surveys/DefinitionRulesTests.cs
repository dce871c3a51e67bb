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
        Sentences(Questions.Line() with { Options = [new("a", "A")] }).ShouldHaveSingleItem().ShouldContain("only a choice, a ranking or a matrix has answers");

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

    [Fact]
    public void A_matrix_has_rows_and_answers_with_codes_of_their_own()
    {
        var matrix = new Question { Code = "help", Kind = QuestionKind.Matrix, Text = "How was", Rows = [new("a", "A"), new("b", "B")], Options = [new("y", "Yes"), new("n", "No")] };

        DefinitionRules.Check(new SurveyDefinition("", [matrix])).ShouldBeEmpty();
        Sentences(matrix with { Rows = [] }).ShouldBe(["Question 1: add at least one row."]);
        Sentences(matrix with { Rows = [new("a", "A"), new("a", "")] }).Length.ShouldBe(2);
        Sentences(Questions.Single() with { Rows = matrix.Rows }).ShouldBe(["Question 1: only a matrix has rows; take them away or change the kind."]);
    }

    [Fact]
    public void Only_what_can_be_chosen_can_be_said_in_words_beside_it() =>
        Sentences(new Question { Code = "r", Kind = QuestionKind.Ranking, Text = "Order?", Options = [new("a", "A"), new("b", "B", TakesText: true)] })
            .ShouldHaveSingleItem().ShouldContain("a text beside answer 2");

    [Theory]
    [InlineData("{ease} = \"hard\"", null)]
    [InlineData("{ease} = \"hrad\"", "Question 2: its condition expects “hrad” of “{ease}” (character 1), which is none of the answers there.")]
    [InlineData("1 and {days}", "Question 2: its condition refers to “{days}” (character 7), which is no answer before it.")]
    [InlineData("{word}", "Question 2: its condition refers to “{word}” (character 1), which is no answer before it.")]
    [InlineData("{ease", "Question 2: its condition cannot be read. At character 1: name a question between { and }, like {help} or {help.phone}.")]
    public void A_condition_refers_to_answers_before_it(string condition, string? sentence)
    {
        var found = DefinitionRules.Check(new SurveyDefinition("", [Questions.Single(), Questions.Line() with { ShownIf = condition }, Questions.Number()]));

        (found.TryGetValue("word", out var sentences) ? sentences.Single() : null).ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Why {ease}?", null)]
    [InlineData("Why {something}?", null)]
    [InlineData("Why {days}?", "Question 2: “{days}” in its text is no answer before it.")]
    public void An_answer_in_a_text_was_given_before_it(string text, string? sentence)
    {
        var found = DefinitionRules.Check(new SurveyDefinition("", [Questions.Single(), Questions.Line() with { Text = text }, Questions.Number()]));

        (found.TryGetValue("word", out var sentences) ? sentences.Single() : null).ShouldBe(sentence);
    }

    private static string[] Sentences(Question question, string? key = null) =>
        DefinitionRules.Check(new SurveyDefinition("", [question]))[key ?? question.Code];
}
