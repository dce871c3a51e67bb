using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;

namespace IcpEngage.Engagement.Tests.Answers;

public sealed class AnswerRulesTests
{
    [Fact]
    public void A_question_may_be_left_out_unless_it_is_required()
    {
        AnswerRules.Check(Questions.Single(), []).ShouldBeEquivalentTo(Accepted());
        AnswerRules.Check(Questions.Single(), null).ShouldBeEquivalentTo(Accepted());
        AnswerRules.Check(Questions.Single(), ["", "  ", null]).ShouldBeEquivalentTo(Accepted());
        Problem(Questions.Single(required: true)).ShouldBe("Select an answer to “How easy is it?”.");
        Problem(Questions.Multiple(required: true)).ShouldBe("Select at least one answer to “Which ways did you try?”.");
        Problem(Questions.Scale(required: true)).ShouldBe("Select a number from 1 to 5 for “How good is it?”.");
        Problem(Questions.Number(required: true)).ShouldBe("Enter a number for “How many days?”.");
        Problem(Questions.Line(required: true)).ShouldBe("Enter an answer to “In one word?”.");
        Problem(Questions.Lines(required: true)).ShouldBe("Enter an answer to “Why?”.");
    }

    [Fact]
    public void A_single_choice_takes_one_of_its_answers()
    {
        Values(Questions.Single(), "easy").ShouldBe(["easy"]);
        Problem(Questions.Single(), "easy", "hard").ShouldBe("Select only one answer to “How easy is it?”.");
        Problem(Questions.Single(), "Easy").ShouldBe("Select one of the answers listed for “How easy is it?”.");
    }

    [Fact]
    public void A_multiple_choice_takes_any_in_the_order_of_its_answers_but_an_exclusive_one_alone()
    {
        Values(Questions.Multiple(), "online", "phone", "online").ShouldBe(["phone", "online"]);
        Values(Questions.Multiple(), "none").ShouldBe(["none"]);
        Problem(Questions.Multiple(), "none", "phone")
            .ShouldBe("Select either “None of these” or other answers to “Which ways did you try?”, not both.");
        Problem(Questions.Multiple(), "phone", "fax").ShouldBe("Select from the answers listed for “Which ways did you try?”.");
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData(" 5 ", "5")]
    public void A_scale_takes_a_point_on_it(string given, string stored) => Values(Questions.Scale(), given).ShouldBe([stored]);

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("2.5")]
    [InlineData("two")]
    [InlineData("99999999999999999999")]
    public void A_scale_refuses_anything_else(string given) =>
        Problem(Questions.Scale(), given).ShouldBe("Select a number from 1 to 5 for “How good is it?”.");

    [Theory]
    [InlineData("3", "3")]
    [InlineData("3.50", "3.5")]
    [InlineData("1,250", "1250")]
    [InlineData("-0", "0")]
    [InlineData("+7", "7")]
    [InlineData("007", "7")]
    public void A_number_has_one_stored_form(string given, string stored) => Values(Questions.Number(), given).ShouldBe([stored]);

    [Theory]
    [InlineData("three")]
    [InlineData("2,5")]
    [InlineData("1e5")]
    [InlineData("3 days")]
    [InlineData("٣")]
    [InlineData("1234567890123456")]
    public void A_number_is_written_in_digits(string given) =>
        Problem(Questions.Number(), given).ShouldBe("Enter a number in digits for “How many days?”, like 3 or 2.5.");

    [Theory]
    [InlineData(0, 365, "366", "Enter a number from 0 to 365 for “How many days?”.")]
    [InlineData(1, null, "0", "Enter 1 or more for “How many days?”.")]
    [InlineData(null, 10, "11", "Enter 10 or less for “How many days?”.")]
    public void A_number_stays_in_its_range(int? least, int? most, string given, string sentence) =>
        Problem(Questions.Number(range: new NumberRange(least, most, null, false)), given).ShouldBe(sentence);

    [Fact]
    public void A_whole_number_has_no_decimal_part()
    {
        var whole = Questions.Number(range: new NumberRange(null, null, null, WholeOnly: true));
        Values(whole, "3.0").ShouldBe(["3"]);
        Problem(whole, "3.5").ShouldBe("Enter a whole number for “How many days?”, like 3.");
        Problem(whole, "x").ShouldBe("Enter a whole number in digits for “How many days?”, like 3.");
    }

    [Fact]
    public void A_text_has_a_greatest_length_and_says_how_long_it_is_now()
    {
        Values(Questions.Line(length: 5), "12345").ShouldBe(["12345"]);
        Problem(Questions.Line(length: 5), "123456")
            .ShouldBe("Shorten your answer to “In one word?” to 5 characters or fewer. It has 6 now.");
        Values(Questions.Lines(), new string('x', 4_000)).Single().Length.ShouldBe(4_000);
        Problem(Questions.Lines(), new string('x', 4_001)).ShouldContain("4,000 characters or fewer. It has 4,001 now.");
    }

    [Fact]
    public void A_text_keeps_its_lines_and_nothing_that_a_database_cannot_hold()
    {
        Values(Questions.Lines(), " one\r\ntwo\0\u0007 \ud800 ").ShouldBe(["one\ntwo \ufffd"]);
        Values(Questions.Line(), "one\r\ntwo").ShouldBe(["one two"]);
    }

    [Fact]
    public void Text_to_read_takes_no_answer() =>
        Problem(Questions.Information(), "yes").ShouldBe("“Please read this.” takes no answer. Leave it out.");

    [Fact]
    public void A_long_question_is_quoted_short() =>
        Problem(Questions.Single(required: true) with { Text = new string('a', 500) }).Length.ShouldBeLessThan(160);

    [Fact]
    public void A_response_is_checked_whole()
    {
        var (answers, errors) = new Route(
            [Questions.Information(), Questions.Single(required: true), Questions.Scale(), Questions.Line()]).Check(
            new Dictionary<string, IReadOnlyList<string>> { ["score"] = ["9"], ["word"] = ["fine"], ["days"] = ["1"] },
            new SurveyTexts(new SurveyDefinition("", []), null));

        answers.Keys.ShouldBe(["word"]);
        errors.Keys.ShouldBe(["ease", "score", "days"]);
        errors["days"].ShouldBe(["This question is not asked in the place you chose. Leave its answer out."]);
    }

    [Fact]
    public void A_ranking_keeps_the_order_it_was_given()
    {
        var ranking = new Question { Code = "order", Kind = QuestionKind.Ranking, Text = "What matters?", Options = [new("a", "A"), new("b", "B"), new("c", "C")] };

        Values(ranking, "c", "a").ShouldBe(["c", "a"]);
        Problem(ranking, "c", "x").ShouldBe("Put only the answers listed for “What matters?” in order.");
    }

    [Theory]
    [InlineData("2026-02-28", null)]
    [InlineData("30 2 2026", "Enter a real day for “When?”, like 27 3 2026.")]
    [InlineData("2026-02-30", "Enter a real day for “When?”, like 27 3 2026.")]
    [InlineData("2025-12-31", "The day for “When?” must be 1 January 2026 or later.")]
    [InlineData("2027-01-01", "The day for “When?” must be 31 December 2026 or earlier.")]
    public void A_date_takes_a_real_day_within_its_range(string given, string? problem) => AnswerRules.Check(
        new Question { Code = "when", Kind = QuestionKind.Date, Text = "When?", Dates = new(new(2026, 1, 1), new(2026, 12, 31)) }, [given])
        .Problem.ShouldBe(problem);

    [Fact]
    public void Consent_is_given_or_not()
    {
        var consent = new Question { Code = "ok", Kind = QuestionKind.Consent, Text = "May we?", Required = true };

        Values(consent, "agreed").ShouldBe(["agreed"]);
        Problem(consent).ShouldBe("Tick the box to agree to “May we?”.");
        Problem(consent, "no").ShouldBe("Tick the box to agree to “May we?”, or leave it.");
    }

    private static CheckedAnswer Accepted() => AnswerRules.Check(Questions.Information(), []);

    private static IReadOnlyList<string> Values(Question question, params string[] given)
    {
        var answer = AnswerRules.Check(question, given);
        answer.Problem.ShouldBeNull();
        return answer.Values;
    }

    private static string Problem(Question question, params string[] given) =>
        AnswerRules.Check(question, given).Problem.ShouldNotBeNull();
}
