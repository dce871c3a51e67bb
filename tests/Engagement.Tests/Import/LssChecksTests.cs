using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>LimeSurvey's validation, and the rules it becomes.</summary>
public sealed class LssChecksTests
{
    [Theory]
    [InlineData("M", "min_answers", "2", "it: count({it}) >= 2: Select 2 or more answers.")]
    [InlineData("M", "max_answers", "2", "it: count({it}) <= 2: Select no more than 2 answers.")]
    [InlineData("M", "max_answers", "age", "it: not {age} or count({it}) <= {age}: Select fewer answers.")]
    [InlineData("M", "em_validation_q", "count(self.NAOK) < age", "it: count({it} includes \"SQ1\", {it} includes \"SQ2\") < {age}: " + Usual)]
    [InlineData("R", "min_answers", "1", "it: count({it}) >= 1: Put in order 1 or more answers.")]
    [InlineData("F", "min_answers", "2", "it: count({it.SQ1}, {it.SQ2}) >= 2: Answer 2 or more rows.")]
    [InlineData("F", "em_validation_sq", "this.NAOK != 'SQ1'", "it: not {it.SQ1} or not {it.SQ1} = \"SQ1\": " + Usual + " | it: not {it.SQ2} or not {it.SQ2} = \"SQ1\": " + Usual)]
    [InlineData("Q", "max_answers", "1", "it-sq2: count({it-sq1}, {it-sq2}) <= 1: Fill in no more than 1 boxes.")]
    [InlineData("Q", "em_validation_sq", "strlen(this) > 2", "it-sq1: length({it-sq1}) > 2: " + Usual + " | it-sq2: length({it-sq2}) > 2: " + Usual)]
    [InlineData("K", "min_num_value", "3", "it-sq2: sum({it-sq1}, {it-sq2}) >= 3: The numbers must come to 3 or more together.")]
    [InlineData("K", "max_num_value", "2,5", "it-sq2: sum({it-sq1}, {it-sq2}) <= 2.5: The numbers must come to 2.5 or less together.")]
    [InlineData("K", "equals_num_value", "age + 1", "it-sq2: not ({age} + 1) or sum({it-sq1}, {it-sq2}) = ({age} + 1): The numbers do not come to what they should together.")]
    [InlineData("K", "num_value_equals_sgqa", "age", "it-sq2: not {age} or sum({it-sq1}, {it-sq2}) = {age}: The numbers do not come to what they should together.")]
    [InlineData("K", "em_validation_q", "sum(self) <= age", "it-sq2: sum({it-sq1}, {it-sq2}) <= {age}: " + Usual)]
    [InlineData("N", "min_num_value_n", "age", "it: not {age} or {it} >= {age}: Enter a larger number.")]
    [InlineData("N", "max_num_value_n", "age * 2", "it: not ({age} * 2) or {it} <= ({age} * 2): Enter a smaller number.")]
    [InlineData("N", "em_validation_q", "this > age or is_empty(age)", "it: {it} > {age} or not {age}: " + Usual)]
    [InlineData("N", "em_validation_q", "it > 5", "it: {it} > 5: " + Usual)]
    [InlineData("D", "date_min", "born", "it: not {born} or {it} >= {born}: Enter a later day.")]
    [InlineData("S", "numbers_only", "1", "it: {it} + 0 = {it}: Enter a number.")]
    [InlineData("S", "em_validation_q", "strlen(this) >= 3 and this != \"self\"", "it: length({it}) >= 3 and not {it} = \"self\": " + Usual)]
    public void A_rule_becomes_a_condition(string type, string attribute, string value, string expected)
    {
        var imported = Read(type, new() { [attribute] = value });

        Rules(imported).ShouldBe(expected);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("S", "preg", "/^a/", "The pattern that answers had to match is not brought over: rules here know no patterns.")]
    [InlineData("S", "em_validation_q", "regexMatch('/a/', this)", "Its validation rule is not brought over: it uses “regexMatch”.")]
    [InlineData("N", "max_num_value_n", "later", "Its largest number is not brought over: it refers to “later”, which is no answer before it that came over.")]
    [InlineData("D", "date_max", "date('Y-m-d')", "Its latest day is not brought over: it uses “date”.")]
    [InlineData("K", "min_num_value", "{age}", "The check on the sum of its numbers is not brought over: it has “{”.")]
    [InlineData("M", "min_answers", "pow(2, 2)", "The limit on how many answers can be given is not brought over: it uses “pow”.")]
    public void What_cannot_be_said_is_given_up_with_the_reason(string type, string attribute, string value, string reason)
    {
        var imported = Read(type, new() { [attribute] = value });

        Rules(imported).ShouldBeEmpty();
        imported.Report.Approximated.Single(note => note.Question == "it").Message.ShouldEndWith(reason);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
    }

    [Fact]
    public void The_files_own_words_are_the_message()
    {
        var imported = Read("N", new() { ["em_validation_q"] = "this < 100", ["em_validation_q_tip"] = "<b>Less than 100</b>, please." });

        Rules(imported).ShouldBe("it: {it} < 100: Less than 100, please.");
        imported.Report.CameOver.Single(note => note.Question == "it").Message.ShouldBe("Became a number, with 1 rule.");
    }

    [Fact]
    public void Other_must_be_written_out_where_it_had_to_be() =>
        Rules(Read("L", new() { ["other"] = "Y", ["other_comment_mandatory"] = "1" }))
            .ShouldBe("it: not {it} includes \"other\" or {it.other}: Write what it is in the box beside your answer.");

    [Fact]
    public void A_rule_on_all_boxes_is_looked_at_with_the_last_and_the_report_says_so()
    {
        const string Note = "Its rule on all boxes together is looked at when the last box is filled in.";
        Read("K", new() { ["min_num_value"] = "3" }).Report.Approximated.Single(note => note.Question == "it").Message.ShouldEndWith(Note);
        Read("K", new() { ["min_num_value"] = "3", ["mandatory"] = "Y" }).Report.CameOver.Single(note => note.Question == "it").Message
            .ShouldBe("Became 2 questions, one for each row: a number, with 1 rule.");
    }

    [Fact]
    public void Plain_limits_of_one_answer_stay_ranges()
    {
        var days = Read("D", new() { ["date_min"] = "1910", ["date_max"] = "2020" }).Definition.Questions[^1];
        (days.Dates, days.Checks.Count).ShouldBe((new DateRange(new(1910, 1, 1), new(2020, 12, 31)), 0));
        var number = Read("N", new() { ["min_num_value_n"] = "2", ["max_num_value_n"] = "7.5" }).Definition.Questions[^1];
        (number.Number, number.Checks.Count).ShouldBe((new NumberRange(2, 7.5m, null, WholeOnly: false), 0));
    }

    private const string Usual = "Check your answer. It is not one that this question takes.";

    private static ImportedSurvey Read(string type, Dictionary<string, string> attributes) => LssMapping.Read(LssText.Asking(type, attributes, "SQ1", "SQ2"));

    private static string Rules(ImportedSurvey imported) => string.Join(" | ", imported.Definition.Questions.SelectMany(question =>
        question.Checks.Select(check => $"{question.Code}: {check.Condition}: {check.Message}")));
}
