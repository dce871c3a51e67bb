using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Workspace.Forms;
using IcpEngage.Web.Pages.Workspace.Surveys;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class QuestionFieldsTests
{
    private readonly FormProblems problems = new();

    [Fact]
    public void Options_are_one_a_line_with_codes_made_of_their_words()
    {
        var question = Read(Choice("Very easy\r\n\r\n  Not that easy \nI don’t know"));

        question!.Options.ShouldBe([new("very-easy", "Very easy"), new("not-that-easy", "Not that easy"), new("i-dont-know", "I don’t know")]);
    }

    [Fact]
    public void A_corrected_option_keeps_its_code()
    {
        var before = Read(Choice("Very eazy\nHard"))!;

        var after = (Choice("Very easy\nHard") with { Text = before.Text }).ToQuestion(problems, before, []);

        after!.Code.ShouldBe(before.Code);
        after.Options.Select(o => o.Code).ShouldBe(before.Options.Select(o => o.Code));
    }

    [Fact]
    public void Reordered_options_keep_their_codes()
    {
        var before = Read(Choice("Easy\nHard\nNeither"))!;

        var after = Choice("Hard\nNeither\nEasy").ToQuestion(problems, before, []);

        after!.Options.ShouldBe([before.Options[1], before.Options[2], before.Options[0]]);
    }

    [Fact]
    public void A_new_option_among_old_ones_gets_a_code_of_its_own()
    {
        var before = Read(Choice("Easy\nHard"))!;

        var after = Choice("Easy\nSo so\nHard").ToQuestion(problems, before, []);

        after!.Options.Select(o => o.Code).ShouldBe(["easy", "so-so", "hard"]);
    }

    [Fact]
    public void The_last_option_of_a_multiple_choice_can_stand_alone()
    {
        var fields = Choice("Phone\nOnline\nNone of these") with { Kind = QuestionKind.MultipleChoice, LastStandsAlone = true };

        Read(fields)!.Options.Select(o => o.Exclusive).ShouldBe([false, false, true]);
    }

    [Fact]
    public void An_option_that_an_import_made_exclusive_stays_so_wherever_it_stands()
    {
        var before = new Question
        {
            Code = "q",
            Kind = QuestionKind.MultipleChoice,
            Text = "Which?",
            Options = [new("none", "None", true), new("a", "A")],
        };

        var after = QuestionFields.Of(before).ToQuestion(problems, before, []);

        after!.Options.ShouldBe(before.Options);
    }

    [Theory]
    [InlineData("Only one")]
    [InlineData("Same\nsame")]
    public void Options_that_leave_no_choice_are_refused(string options)
    {
        Read(Choice(options)).ShouldBeNull();

        problems.Of("options").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("5", "1")]
    [InlineData("1", "1")]
    [InlineData("0", "11")]
    [InlineData("one", "5")]
    [InlineData("1", "")]
    public void A_scale_that_is_none_is_refused(string minimum, string maximum)
    {
        var fields = new QuestionFields
        {
            Kind = QuestionKind.Scale,
            Text = "How easy?",
            ScaleMinimum = minimum,
            ScaleMaximum = maximum,
            MinimumLabel = "Hard",
            MaximumLabel = "Easy",
        };

        Read(fields).ShouldBeNull();
    }

    [Fact]
    public void Every_kind_comes_back_from_its_fields_as_it_was()
    {
        Question[] questions =
        [
            new() { Code = "a", Kind = QuestionKind.SingleChoice, Text = "A?", Options = [new("x", "X"), new("y", "Y")], Topic = "gp-access" },
            new() { Code = "b", Kind = QuestionKind.MultipleChoice, Text = "B?", Options = [new("x", "X"), new("n", "None", true)], Required = true },
            new() { Code = "c", Kind = QuestionKind.Scale, Text = "C?", Scale = new(0, 10, "Bad", "Good") },
            new() { Code = "d", Kind = QuestionKind.Number, Text = "D?", Number = new(0, 30.5m, "days", false) },
            new() { Code = "e", Kind = QuestionKind.ShortText, Text = "E?", Hint = "A word", MaximumLength = 50 },
            new() { Code = "f", Kind = QuestionKind.LongText, Text = "F?" },
            new() { Code = "g", Kind = QuestionKind.Information, Text = "Read this." },
            new() { Code = "h", Kind = QuestionKind.Ranking, Text = "H?", Options = [new("x", "X"), new("y", "Y")], ShownIf = "{a} = \"x\"" },
            new() { Code = "i", Kind = QuestionKind.Date, Text = "I?", Dates = new(new(2026, 1, 1), null), SamePage = true },
            new() { Code = "j", Kind = QuestionKind.Matrix, Text = "J", Options = [new("x", "X"), new("y", "Y")], Rows = [new("r", "R"), new("s", "S")] },
            new() { Code = "k", Kind = QuestionKind.Consent, Text = "K?", Required = true },
            new() { Code = "l", Kind = QuestionKind.SingleChoice, Text = "L?", Options = [new("x", "X"), new("o", "Other", TakesText: true)] },
        ];

        foreach (var question in questions)
        {
            var back = QuestionFields.Of(question).ToQuestion(problems, question, []);
            back.ShouldNotBeNull();
            back.Options.ShouldBe(question.Options);
            back.Rows.ShouldBe(question.Rows);
            back.Checks.ShouldBe(question.Checks);
            (back with { Options = question.Options, Rows = question.Rows, Checks = question.Checks }).ShouldBe(question);
        }
    }

    [Fact]
    public void What_can_be_written_beside_is_one_of_the_answers()
    {
        Read(Choice("A\nOther") with { WriteBeside = "other" })!.Options.Select(o => o.TakesText).ShouldBe([false, true]);
        Read(Choice("A\nB") with { WriteBeside = "Other" }).ShouldBeNull();
        problems.Of("writeBeside").ShouldBe("Enter one of the answers above, in the same words");
    }

    [Fact]
    public void Codes_are_unique_within_their_survey()
    {
        var first = Read(Choice("A\nB"))!;

        Choice("A\nB").ToQuestion(problems, null, [first])!.Code.ShouldBe(first.Code + "-2");
    }

    [Theory]
    [InlineData("¿Qué?", "que")]
    [InlineData("你好", "question")]
    [InlineData("Your GP practice’s phone: easy?", "your-gp-practices-phone-easy")]
    public void Codes_are_letters_digits_and_hyphens(string text, string code) =>
        Codes.Unique(text, "question", []).ShouldBe(code);

    private Question? Read(QuestionFields fields) => fields.ToQuestion(problems, before: null, []);

    private static QuestionFields Choice(string options) =>
        new() { Kind = QuestionKind.SingleChoice, Text = "How easy was it?", Options = options };
}
