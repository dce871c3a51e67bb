using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Workspace.Surveys.Copying;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class QuestionCopiesTests
{
    private static readonly Picture Clock = new(new string('a', 64), "A clock");

    private static readonly Question Ease = new()
    {
        Code = "ease",
        Kind = QuestionKind.SingleChoice,
        Text = "How easy is it?",
        Options = [new("easy", "Easy"), new("hard", "Hard", Picture: Clock)],
    };

    private static readonly Question Why = new()
    {
        Code = "why",
        Kind = QuestionKind.LongText,
        Text = "Why is it {ease}?",
        Hint = "Not {this}.",
        ShownIf = "{ease} = \"hard\" and not {ease} = \"{ease}\"",
        Checks = [new("{why} != {ease}", "Say more."), new("{why} != \"\"", "Say something.")],
        SamePage = true,
    };

    private static readonly SurveyDefinition Source = new("", [Ease, Why])
    {
        Translations =
        [
            new Translation("cy")
            {
                Texts = new Dictionary<string, string> { ["ease/text"] = "Pa mor hawdd?", ["why/text"] = "Pam {ease}?", ["why/check/1"] = "Mwy.", ["why/check/2"] = "Rhywbeth." },
                Pictures = new Dictionary<string, Picture> { ["ease/text"] = Clock },
            },
            new Translation("pl") { Texts = new Dictionary<string, string> { ["ease/text"] = "Jak?" } },
        ],
    };

    private static readonly SurveyDefinition Empty = new("", []);

    [Fact]
    public void What_belongs_together_comes_together_under_free_codes()
    {
        var into = new SurveyDefinition("", [Ease with { Text = "Another question?" }]) { Translations = [new Translation("cy")] };

        var (survey, notes) = Add(into, "ease", "why");

        survey.Questions.Select(question => question.Code).ShouldBe(["ease", "ease-2", "why"]);
        var why = survey.Questions[2];
        why.Text.ShouldBe("Why is it {ease-2}?");
        why.Hint.ShouldBe("Not {this}.");
        why.ShownIf.ShouldBe("{ease-2} = \"hard\" and not {ease-2} = \"{ease}\"");
        why.Checks.Select(check => check.Condition).ShouldBe(["{why} != {ease-2}", "{why} != \"\""]);
        why.SamePage.ShouldBeTrue();
        survey.Questions[1].Options[1].Picture.ShouldBe(Clock);
        survey.Translations[0].Texts.ShouldBe(
            new Dictionary<string, string> { ["ease-2/text"] = "Pa mor hawdd?", ["why/text"] = "Pam {ease-2}?", ["why/check/1"] = "Mwy.", ["why/check/2"] = "Rhywbeth." }, ignoreOrder: true);
        survey.Translations[0].Pictures["ease-2/text"].ShouldBe(Clock);
        notes.ShouldHaveSingleItem().ShouldContain("There are texts in Polish too");
    }

    [Fact]
    public void What_refers_to_answers_that_are_not_here_is_left_out_and_said()
    {
        var (survey, notes) = Add(Empty with { Translations = [new Translation("cy")] }, "why");

        var why = survey.Questions.ShouldHaveSingleItem();
        (why.Text, why.ShownIf, why.SamePage).ShouldBe(("Why is it …?", null, false));
        why.Checks.ShouldHaveSingleItem().Message.ShouldBe("Say something.");
        survey.Translations[0].Texts.ShouldBe(new Dictionary<string, string> { ["why/text"] = "Pam …?" });
        notes.Count.ShouldBe(3);
        notes[0].ShouldContain("It is asked of everybody now.");
    }

    [Fact]
    public void A_question_that_is_here_already_just_so_can_be_referred_to()
    {
        var (survey, notes) = Add(Empty with { Questions = [Ease], Translations = [new Translation("cy")] }, "why");

        survey.Questions[1].ShownIf.ShouldBe(Why.ShownIf);
        notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_left_out()
    {
        var (survey, notes) = QuestionCopies.Add(
            Empty, [new PickedQuestions(Source, new HashSet<string> { "ease" })], new HashSet<string> { Clock.Id });

        survey.Questions[0].Options[1].Picture.ShouldBeNull();
        notes.ShouldContain(note => note.Contains("could not be read", StringComparison.Ordinal));
        QuestionCopies.PicturesOf(Empty, new PickedQuestions(Source, new HashSet<string> { "ease" })).ShouldBe([Clock.Id]);
    }

    [Fact]
    public void Questions_of_a_survey_in_another_language_come_in_the_language_of_this_one()
    {
        var (survey, notes) = Add(Empty with { Language = "cy", Translations = [new Translation("en")] }, "ease");

        survey.Questions[0].Text.ShouldBe("Pa mor hawdd?");
        survey.Questions[0].Options[0].Text.ShouldBe("Easy");
        survey.Translations[0].Texts["ease/text"].ShouldBe("How easy is it?");
        notes.ShouldContain(note => note.Contains("is not in Welsh", StringComparison.Ordinal));
    }

    private static (SurveyDefinition Definition, IReadOnlyList<string> Notes) Add(SurveyDefinition into, params string[] codes) =>
        QuestionCopies.Add(into, [new PickedQuestions(Source, codes.ToHashSet())], new HashSet<string>());
}
