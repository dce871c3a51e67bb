using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Answers;

/// <summary>Who is asked what, and what counts.</summary>
public sealed class RouteTests
{
    private static readonly Question Why = Questions.Lines("why") with { ShownIf = "{ease} = \"hard\"", Text = "Why is it {ease}?" };
    private static readonly Question More = Questions.Line("more", required: true) with { ShownIf = "{why}" };

    private static readonly Question Ways = new()
    {
        Code = "ways",
        Kind = QuestionKind.MultipleChoice,
        Text = "How?",
        Options = [new("phone", "Phone"), new("other", "Other", TakesText: true)],
    };

    private static readonly Question Help = new()
    {
        Code = "help",
        Kind = QuestionKind.Matrix,
        Text = "How good was",
        Required = true,
        Rows = [new("desk", "the desk?"), new("phone", "the phone?")],
        Options = [new("good", "Good"), new("bad", "Bad")],
    };

    private readonly Route route = new([Questions.Single(required: true), Why, More, Ways, Help]);

    [Fact]
    public void A_question_is_asked_of_whom_its_condition_holds_for()
    {
        Asked().ShouldBe(["ease", "ways", "help"]);
        Asked(("ease", "easy")).ShouldBe(["ease", "ways", "help"]);
        Asked(("ease", "hard")).ShouldBe(["ease", "why", "ways", "help"]);
        Asked(("ease", "hard"), ("why", "It rang")).ShouldBe(["ease", "why", "more", "ways", "help"]);
    }

    [Fact]
    public void What_a_change_of_mind_has_hidden_decides_nothing_and_is_not_sent()
    {
        (string, string)[] answers = [("ease", "easy"), ("why", "It rang"), ("more", "Twice"), ("help.desk", "good"), ("help.phone", "bad")];

        Asked(answers).ShouldBe(["ease", "ways", "help"]);
        var (stored, errors) = route.Check(Given(answers), Plain);
        errors.ShouldBeEmpty();
        stored.Keys.ShouldBe(["ease", "help.desk", "help.phone"]);
    }

    [Fact]
    public void What_is_not_asked_is_not_missed()
    {
        var (_, errors) = route.Check(Given(("ease", "hard"), ("why", "It rang")), Plain);

        errors.Keys.ShouldBe(["more", "help.desk", "help.phone"]);
        errors["help.desk"].ShouldBe(["Select an answer to “How good was the desk?”."]);
    }

    [Fact]
    public void What_other_means_counts_only_where_other_was_chosen()
    {
        (string, string)[] rest = [("ease", "easy"), ("help.desk", "good"), ("help.phone", "bad"), ("ways.other", "By drum")];

        route.Check(Given([.. rest, ("ways", "phone")]), Plain).Answers.ShouldNotContainKey("ways.other");
        route.Check(Given([.. rest, ("ways", "other")]), Plain).Answers["ways.other"].ShouldBe(["By drum"]);
        route.CheckPage(Given(("ways", "phone"), ("ways.other", "By drum")), NothingKept, Plain).Answers["ways.other"].ShouldBeEmpty();
    }

    [Fact]
    public void Earlier_answers_stand_in_later_texts()
    {
        Questions.Single().Options[1].Text.ShouldBe("Hard");
        route.Asked(Progress(("ease", "hard")), Plain).Single(question => question.Code == "why").Text.ShouldBe("Why is it Hard?");
        new Route([Questions.Line("name"), Questions.Line("next") with { Text = "And {name}, {nobody}?" }])
            .Asked(Progress(("name", "Ada")), Plain)[^1].Text.ShouldBe("And Ada, {nobody}?");
    }

    [Fact]
    public void A_rule_is_kept_on_the_page_and_at_the_end()
    {
        var made = new Route(
        [
            Questions.Number("children"),
            Questions.Number("people") with { Checks = [new AnswerCheck("{people} > {children}", "Count yourself too.")] },
        ]);
        var kept = Progress(("children", "3"));

        made.CheckPage(Given(("people", "3")), kept, Plain).Errors["people"].ShouldBe(["Count yourself too."]);
        made.CheckPage(Given(("people", "4")), kept, Plain).Errors.ShouldBeEmpty();
        made.CheckPage(Given(("people", "")), kept, Plain).Errors.ShouldBeEmpty();
        made.Check(Given(("children", "3"), ("people", "2")), Plain).Errors["people"].ShouldBe(["Count yourself too."]);
    }

    [Fact]
    public void What_depends_on_an_answer_comes_on_a_page_after_it()
    {
        var asked = new Route([Questions.Single(), Ways with { SamePage = true }, Why with { SamePage = true, ShownIf = "{ways} includes \"phone\"" }])
            .Asked(Progress(("ways", "phone")), Plain);

        asked.Select(question => question.SamePage).ShouldBe([false, true, false]);
    }

    [Fact]
    public void The_first_question_of_a_page_may_be_left_out_without_joining_two_pages()
    {
        var asked = new Route([Questions.Single(), Why, Questions.Line() with { SamePage = true }, Ways with { SamePage = true }]).Asked(Progress(), Plain);

        asked.Select(question => (question.Code, question.SamePage)).ShouldBe([("ease", false), ("word", true), ("ways", true)]);
    }

    [Fact]
    public void One_page_is_kept_whole_or_not_at_all()
    {
        var (answers, errors) = route.CheckPage(Given(("ease", "hard"), ("help.desk", "so so")), NothingKept, Plain);

        errors.Keys.ShouldBe(["help.desk"]);
        answers["ease"].ShouldBe(["hard"]);
        route.CheckPage(Given(("nobody", "x")), NothingKept, Plain).Errors.Keys.ShouldBe(["nobody"]);
    }

    /// <summary>
    /// Over surveys of any conditions and any answers: what is stored is exactly what somebody was asked who walks the survey
    /// page by page with these answers, no more and no less.
    /// </summary>
    [Fact]
    public void No_path_loses_an_answer_or_counts_a_hidden_one() => Prop.ForAll(
        Arb.From(Surveys()),
        Arb.From(Gen.Elements("a", "b", "").ListOf(8)),
        (questions, chosen) =>
        {
            DefinitionRules.Check(new SurveyDefinition("", questions)).ShouldBeEmpty();
            var made = new Route(questions);
            var given = questions.Zip(chosen).Where(each => each.Second.Length > 0)
                .ToDictionary(each => each.First.Code, each => (IReadOnlyList<string>)[each.Second]);

            var (stored, errors) = made.Check(given, Plain);
            errors.ShouldBeEmpty();

            var walked = Walk(made, given);
            stored.Keys.Order().ShouldBe(walked.Where(given.ContainsKey).Order());
            stored.ShouldAllBe(answer => answer.Value.SequenceEqual(given[answer.Key]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Answers the first question not met yet, looks what is asked then, and so on.</summary>
    private static HashSet<string> Walk(Route route, Dictionary<string, IReadOnlyList<string>> given)
    {
        var met = new HashSet<string>();
        var kept = new Dictionary<string, Answer>();
        while (route.Asked(kept, Plain).FirstOrDefault(question => !met.Contains(question.Code)) is { } next)
        {
            met.Add(next.Code);
            if (given.TryGetValue(next.Code, out var values))
            {
                kept[next.Code] = new Answer(values);
            }
        }

        return met;
    }

    /// <summary>Eight choices of “a” and “b”, each asked on a condition on earlier ones, or of everybody.</summary>
    private static Gen<List<Question>> Surveys() => Gen.Choose(0, 5).ListOf(8).Select(kinds => kinds.Select((kind, index) => new Question
    {
        Code = $"q{index}",
        Kind = QuestionKind.SingleChoice,
        Text = $"Question {index}?",
        Options = [new("a", "A"), new("b", "B")],
        ShownIf = index == 0 ? null : kind switch
        {
            0 => $"{{q{index - 1}}} = \"a\"",
            1 => $"not {{q{index / 2}}}",
            2 => $"{{q0}} = \"b\" or {{q{index - 1}}} = \"b\"",
            3 => $"count({{q0}}, {{q{index - 1}}}) = 2",
            _ => null,
        },
    }).ToList());

    private static readonly SurveyTexts Plain = new(new SurveyDefinition("", []), null);

    private static readonly IReadOnlyDictionary<string, Answer> NothingKept = new Dictionary<string, Answer>();

    private List<string> Asked(params (string Code, string Value)[] answers) => [.. route.Asked(Progress(answers), Plain).Select(question => question.Code)];

    private static Dictionary<string, Answer> Progress(params (string Code, string Value)[] answers) =>
        answers.ToDictionary(answer => answer.Code, answer => new Answer([answer.Value]));

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string Code, string Value)[] answers) =>
        answers.ToDictionary(answer => answer.Code, answer => (IReadOnlyList<string>)[answer.Value]);
}
