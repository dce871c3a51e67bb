using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys.Changes;

namespace IcpEngage.Engagement.Tests.Surveys.Changes;

public sealed class SurveyChangeTests
{
    private static readonly Question Help = new()
    {
        Code = "help",
        Kind = QuestionKind.SingleChoice,
        Text = "How easy was it to get help?",
        Hint = "Think of the last time.",
        Options = [new("easy", "Easy"), new("hard", "Hard"), new("other", "Something else", TakesText: true)],
    };

    private static readonly Question Why = new() { Code = "why", Kind = QuestionKind.LongText, Text = "Why was that?", ShownIf = "{help} = \"hard\"" };

    private static readonly Question Days = new() { Code = "days", Kind = QuestionKind.Number, Text = "How many days?", Number = new(0, 30, "days", true) };

    private static readonly SurveyDefinition Survey = new("Who asks and why.", [Help, Why, Days]);

    [Fact]
    public void The_same_survey_is_no_change()
    {
        var change = SurveyChange.Between(Survey, Survey);

        (change.Class, change.Changes.Count, change.Definition).ShouldBe((null, 0, change.Definition));
        change.Definition.Questions.ShouldBe(Survey.Questions);
    }

    public static TheoryData<string, ChangeClass, Func<Question, Question>> Changes => new()
    {
        { "a typo", ChangeClass.Safe, q => q with { Text = "How easy was it to get help" } },
        { "another wording", ChangeClass.Breaking, q => q with { Text = "How hard was it to get help?" } },
        { "a typo in the hint", ChangeClass.Safe, q => q with { Hint = "Think of the last time" } },
        { "another hint", ChangeClass.Breaking, q => q with { Hint = "Think of the last year." } },
        { "no hint", ChangeClass.Breaking, q => q with { Hint = null } },
        { "another kind", ChangeClass.Breaking, q => q with { Kind = QuestionKind.MultipleChoice } },
        { "a new option", ChangeClass.Additive, q => q with { Options = [new("new", "In between"), .. q.Options] } },
        { "a new “none”", ChangeClass.Additive, q => q with { Options = [.. q.Options, new("none", "None of these")] } },
        { "an option gone", ChangeClass.Breaking, q => q with { Options = [.. q.Options.Skip(1)] } },
        { "an option rewritten", ChangeClass.Breaking, q => q with { Options = [new("easy", "Very easy"), .. q.Options.Skip(1)] } },
        { "options swapped under their codes", ChangeClass.Breaking, q => q with { Options = [new("easy", "Hard"), new("hard", "Easy"), q.Options[2]] } },
        { "a typo in an option", ChangeClass.Safe, q => q with { Options = [new("easy", "easy"), .. q.Options.Skip(1)] } },
        { "another order of options", ChangeClass.Safe, q => q with { Options = [.. q.Options.Reverse()] } },
        { "a box beside an option", ChangeClass.Additive, q => q with { Options = [q.Options[0] with { TakesText = true }, .. q.Options.Skip(1)] } },
        { "no box beside an option", ChangeClass.Breaking, q => q with { Options = [.. q.Options.Take(2), q.Options[2] with { TakesText = false }] } },
        { "shorter texts", ChangeClass.Breaking, q => q with { MaximumLength = 50 } },
        { "longer texts", ChangeClass.Additive, q => q with { MaximumLength = 500 } },
        { "must be answered", ChangeClass.Additive, q => q with { Required = true } },
        { "asked of others", ChangeClass.Additive, q => q with { ShownIf = "1 = 1" } },
        { "a page of its own", ChangeClass.Safe, q => q with { SamePage = true } },
        { "another topic", ChangeClass.Safe, q => q with { Topic = "gp-access" } },
        { "a rule", ChangeClass.Breaking, q => q with { Checks = [new("{help} = \"easy\"", "Say easy.")] } },
        { "a picture", ChangeClass.Additive, q => q with { Picture = new(new string('a', 64), "") } },
        { "another film", ChangeClass.Additive, q => q with { SignLanguage = "https://example.org/film" } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_classed_with_a_reason(string what, ChangeClass expected, Func<Question, Question> edit)
    {
        var change = Between(Survey, Survey with { Questions = [edit(Help), Why, Days] });

        var help = change.Changes.First(each => each.Code == "help");
        (what, help.Class).ShouldBe((what, expected));
        help.Reasons.ShouldNotBeEmpty();
        help.Reasons.ShouldAllBe(reason => reason.EndsWith('.'));
        help.NewCode.ShouldBe(expected == ChangeClass.Breaking ? "help-2" : "help");
    }

    public static TheoryData<ChangeClass, NumberRange?> Numbers => new()
    {
        { ChangeClass.Additive, new(0, 60, "days", true) },
        { ChangeClass.Additive, new(0, 30, "days", false) },
        { ChangeClass.Breaking, new(1, 30, "days", true) },
        { ChangeClass.Breaking, new(0, 30, "hours", true) },
        { ChangeClass.Breaking, null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_range_may_grow_but_not_shrink_or_count_something_else(ChangeClass expected, NumberRange? range) =>
        Between(Survey, Survey with { Questions = [Help, Why, Days with { Number = range }] }).Class.ShouldBe(expected);

    [Fact]
    public void A_scale_keeps_its_points_and_what_its_ends_mean()
    {
        var scale = new Question { Code = "s", Kind = QuestionKind.Scale, Text = "How good?", Scale = new(1, 5, "Bad", "Good") };
        ChangeClass? Of(ScaleRange range) => Between(With(scale), With(scale with { Scale = range })).Class;

        Of(new(1, 5, "bad", "Good")).ShouldBe(ChangeClass.Safe);
        Of(new(1, 5, "Good", "Bad")).ShouldBe(ChangeClass.Breaking);
        Of(new(1, 10, "Bad", "Good")).ShouldBe(ChangeClass.Breaking);
    }

    [Fact]
    public void A_row_is_added_but_not_taken_away_or_rewritten()
    {
        var matrix = new Question { Code = "m", Kind = QuestionKind.Matrix, Text = "How was", Rows = [new("desk", "the desk"), new("phone", "the phone")], Options = Help.Options };
        ChangeClass? Of(params MatrixRow[] rows) => Between(With(matrix), With(matrix with { Rows = rows })).Class;

        Of(new("desk", "the desk"), new("app", "the app"), new("phone", "the phone")).ShouldBe(ChangeClass.Additive);
        Of(new("phone", "the phone"), new("desk", "the desk")).ShouldBe(ChangeClass.Safe);
        Of(new MatrixRow("desk", "the desk")).ShouldBe(ChangeClass.Breaking);
        Of(new("desk", "the doctor"), new("phone", "the phone")).ShouldBe(ChangeClass.Breaking);
    }

    [Fact]
    public void None_of_these_was_said_of_the_list_that_stood_there()
    {
        var ways = new Question { Code = "w", Kind = QuestionKind.MultipleChoice, Text = "Which?", Options = [new("bus", "Bus"), new("none", "None of these", Exclusive: true)] };

        var change = Between(With(ways), With(ways with { Options = [new("tram", "Tram"), .. ways.Options] }));

        change.Class.ShouldBe(ChangeClass.Breaking);
        change.Changes[0].Reasons.ShouldBe(["“None of these” was said of a list without “Tram”."]);
    }

    [Fact]
    public void More_to_put_in_order_changes_what_a_first_place_is()
    {
        var order = new Question { Code = "o", Kind = QuestionKind.Ranking, Text = "What matters?", Options = [new("a", "Time"), new("b", "Place")] };

        Between(With(order), With(order with { Options = [.. order.Options, new("c", "People")] })).Class.ShouldBe(ChangeClass.Breaking);
    }

    [Fact]
    public void A_question_that_is_another_one_gets_a_code_of_its_own_and_conditions_and_texts_follow()
    {
        var follow = new Question { Code = "more", Kind = QuestionKind.LongText, Text = "You said {help}. Why?" };
        var survey = Survey with { Questions = [Help, Why, follow] };

        var change = Between(survey, survey with { Questions = [Help with { Text = "How hard was it to get help?" }, Why, follow] });

        change.Definition.Questions.Select(question => question.Code).ShouldBe(["help-2", "why", "more-2"]);
        change.Definition.Questions[1].ShownIf.ShouldBe("{help-2} = \"hard\"");
        change.Definition.Questions[2].Text.ShouldBe("You said {help-2}. Why?");
        change.Changes.Select(each => (each.Code, each.NewCode, each.Class)).ShouldBe(
        [
            ("help", "help-2", ChangeClass.Breaking), ("why", "why", ChangeClass.Additive), ("more", "more-2", ChangeClass.Breaking),
        ]);
    }

    [Fact]
    public void What_is_said_between_quotes_in_a_condition_does_not_follow()
    {
        var survey = Survey with { Questions = [Help, Why with { ShownIf = "{ help } = \"hard\" or \"{help}\" = \"x\"" }] };

        Between(survey, survey with { Questions = [Help with { Text = "Another?" }, survey.Questions[1]] })
            .Definition.Questions[1].ShownIf.ShouldBe("{help-2} = \"hard\" or \"{help}\" = \"x\"");
    }

    [Fact]
    public void A_rule_of_a_question_and_its_texts_in_other_languages_go_with_it_to_its_new_code()
    {
        var days = Days with { Checks = [new("{days} < 20", "Less than 20.")] };
        var survey = new SurveyDefinition("", [days])
        {
            Translations = [new("cy") { Texts = new Dictionary<string, string> { ["days/unit"] = "diwrnod" } }],
            Quotas = [new("many", 5, "{days} > 10", "Enough.")],
        };

        var change = Between(survey, survey with { Questions = [days with { Text = "How many nights?" }] });

        change.Definition.Questions[0].Checks[0].Condition.ShouldBe("{days-2} < 20");
        change.Definition.Translations[0].Texts.Keys.ShouldBe(["days-2/unit"]);
        change.Definition.Quotas[0].ShouldBe(new Quota("many-2", 5, "{days-2} > 10", "Enough."));
    }

    [Fact]
    public void A_translation_is_the_question_for_who_reads_it()
    {
        SurveyDefinition In(params (string Key, string Text)[] texts) => Survey with
        {
            Translations = [new("cy") { Texts = texts.ToDictionary(each => each.Key, each => each.Text) }],
        };

        Between(Survey, In(("help/text", "Pa mor hawdd?"))).Class.ShouldBe(ChangeClass.Additive);
        Between(In(("help/text", "Pa mor hawdd?")), In(("help/text", "pa mor hawdd"))).Class.ShouldBe(ChangeClass.Safe);
        Between(In(("why/text", "Pam?")), In(("why/text", "Pam?"), ("help/text", "Pa mor hawdd?"))).Class.ShouldBe(ChangeClass.Additive);
        var rewritten = Between(In(("help/text", "Pa mor hawdd?")), In(("help/text", "Pa mor anodd?")));
        rewritten.Changes[0].ShouldSatisfyAllConditions(
            each => each.Class.ShouldBe(ChangeClass.Breaking), each => each.Reasons.ShouldBe(["In Welsh it says something else, or may be read so."]));
    }

    [Fact]
    public void A_translation_of_a_wording_that_is_gone_does_not_ask_the_old_question_under_the_new_code()
    {
        var survey = Survey with
        {
            Translations = [new("cy") { Texts = new Dictionary<string, string> { ["help/text"] = "Pa mor hawdd?", ["help/option/easy"] = "Hawdd" } }],
        };

        var change = Between(survey, survey with { Questions = [Help with { Text = "How hard was it to get help?" }, Why, Days] });

        change.Definition.Translations[0].Texts.Keys.ShouldBe(["help-2/option/easy"]);
        change.Changes[0].Reasons.Count.ShouldBe(2);
        Between(survey, survey with { Questions = [Help with { Text = "How easy was it to get help" }, Why, Days] })
            .Definition.Translations[0].Texts.Count.ShouldBe(2);
    }

    [Fact]
    public void Many_small_steps_do_not_make_a_large_one()
    {
        // Each step is a typo of the one before: none may be if it is not one of what people read first.
        string[] steps = ["How was the cofee", "How was the coffee", "How was the COFFEE"];
        var past = new List<SurveyDefinition>();
        var now = With(new Question { Code = "c", Kind = QuestionKind.ShortText, Text = steps[0] });
        foreach (var step in steps.Skip(1))
        {
            var change = SurveyChange.Between(now, With(now.Questions[0] with { Text = step }), past);
            past.Insert(0, now);
            now = change.Definition;
            Wording.IsSameOrTypo(steps[0], now.Questions[0].Text).ShouldBe(now.Questions[0].Code == "c");
        }
    }

    [Fact]
    public void A_question_that_is_gone_keeps_its_code_for_itself()
    {
        var gone = Between(Survey, Survey with { Questions = [Help, Why] });
        gone.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            each => each.Class.ShouldBe(ChangeClass.Breaking), each => each.NewCode.ShouldBeNull());

        var other = new Question { Code = "days", Kind = QuestionKind.ShortText, Text = "Which days?" };
        var again = SurveyChange.Between(gone.Definition, gone.Definition with { Questions = [Help, Why, other] }, Survey);

        again.Definition.Questions[^1].Code.ShouldBe("days-2");
        Editions.WithRetired(again.Definition, [gone.Definition, Survey]).Questions.Select(question => question.Code)
            .ShouldBe(["help", "why", "days", "days-2"]);
    }

    [Fact]
    public void What_is_asked_again_as_it_was_gets_its_answers_back()
    {
        var other = Between(Survey, Survey with { Questions = [Help with { Text = "Something else?" }, Why, Days] }).Definition;

        var back = SurveyChange.Between(other, other with { Questions = [Help with { Code = "help-2" }, .. other.Questions.Skip(1)] }, Survey);

        back.Definition.Questions[0].Code.ShouldBe("help");
        back.Definition.Questions[1].ShownIf.ShouldBe(Why.ShownIf);
        back.Changes[0].Reasons.ShouldContain("It is asked as it was before, so answers given then count again.");
    }

    [Fact]
    public void Only_what_moved_is_said_to_have_moved()
    {
        var survey = With([.. Enumerable.Range(1, 6).Select(number => new Question { Code = $"q{number}", Kind = QuestionKind.ShortText, Text = $"Question {number}?" })]);
        IReadOnlyList<Question> order = [.. survey.Questions.Skip(1), survey.Questions[0]];

        var change = Between(survey, survey with { Questions = order });

        change.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            each => each.Code.ShouldBe("q1"), each => each.Class.ShouldBe(ChangeClass.Safe));
    }

    [Fact]
    public void An_introduction_and_text_to_read_change_no_answers()
    {
        var info = Questions.Information();
        var survey = Survey with { Questions = [info, Help] };

        Between(survey, survey with { Introduction = "Somebody else asks.", Questions = [info with { Text = "Read something else." }, Help] })
            .Changes.ShouldAllBe(each => each.Class == ChangeClass.Additive);
        Between(survey, survey with { Questions = [Help] }).Class.ShouldBe(ChangeClass.Additive);
    }

    private static SurveyDefinition With(params Question[] questions) => new("", questions);

    /// <summary>The change, whose definition must be one that can be stored, and to which the same edit does nothing more.</summary>
    private static SurveyChange Between(SurveyDefinition before, SurveyDefinition after)
    {
        var change = SurveyChange.Between(before, after);
        SurveyChange.Between(change.Definition, change.Definition, before).Class.ShouldBeNull();
        return change;
    }
}
