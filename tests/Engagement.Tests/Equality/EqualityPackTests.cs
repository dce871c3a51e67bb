using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;

namespace IcpEngage.Engagement.Tests.Equality;

public sealed class EqualityPackTests
{
    private static readonly EqualityPack England = EqualityPack.On(new DateOnly(2026, 11, 22));

    [Fact]
    public void The_pack_of_today_is_Englands_and_each_question_can_be_left_out()
    {
        England.Name.ShouldBe("england-2022");
        England.Topics.Select(topic => topic.Name).ShouldBe(
            ["Sex", "Gender", "Age", "Ethnic group", "Disability", "Carers", "Religion", "Sexual orientation"]);
        foreach (var question in England.Definition.Questions)
        {
            question.Required.ShouldBeFalse();
            question.Options[^1].Text.ShouldBe("Prefer not to say");
        }
    }

    [Theory]
    [InlineData("sex", "What is your sex?", "Female|Male")]
    [InlineData("gender", "Is the gender you identify with the same as your sex registered at birth?", "Yes|No")]
    [InlineData("sexual-orientation", "Which of the following options best describes how you think of yourself?", "Heterosexual or straight|Gay or lesbian|Bisexual|Other")]
    [InlineData("disability", "Do you have any physical or mental health conditions or illness lasting or expected to last 12 months or more?", "Yes|No")]
    [InlineData("disability-effect", "Do any of your conditions or illnesses reduce your ability to carry out day to day activities?", "Yes, a lot|Yes, a little|Not at all")]
    [InlineData("religion", "What is your religion?", "No religion|Christian|Buddhist|Hindu|Jewish|Muslim|Sikh|Any other religion")]
    [InlineData("age", "What is your age?", "16–24|25–34|35–44|45–54|55–64|65–74|75–84|85+")]
    public void The_wording_is_that_of_the_harmonised_questions(string code, string wording, string options)
    {
        var question = England.Definition.Questions.Single(each => each.Code == code);

        question.Text.ShouldBe(wording);
        question.Options.SkipLast(1).Select(option => option.Text).ShouldBe(options.Split('|'));
    }

    [Fact]
    public void Ethnic_group_is_asked_in_two_steps_of_nineteen_groups()
    {
        var first = England.Topics.Single(topic => topic.Name == "Ethnic group").Questions[0];

        var groups = first.Options.SkipLast(1).SelectMany(option => Asked("ethnic-group", option.Code).Except(Asked()).ShouldHaveSingleItem()
            .Options.SkipLast(1)).ToList();

        groups.Count.ShouldBe(19);
        Asked("ethnic-group", "prefer-not-to-say").ShouldBe(Asked());
    }

    [Fact]
    public void The_effect_of_a_condition_is_asked_only_of_those_who_have_one()
    {
        Asked("disability", "yes").Select(question => question.Code).ShouldContain("disability-effect");
        Asked("disability", "no").ShouldBe(Asked());
        Asked("disability", "prefer-not-to-say").ShouldBe(Asked());
    }

    [Fact]
    public void A_topic_that_is_switched_off_is_not_asked()
    {
        var pack = new EqualityPack(
            "later", default, [.. England.Topics.Select(topic => topic with { Asked = topic.Name != "Gender" })]);

        pack.Topics.Count.ShouldBe(England.Topics.Count - 1);
        pack.Definition.Questions.ShouldNotContain(question => question.Code == "gender");
    }

    [Fact]
    public void A_pack_that_breaks_the_rules_of_questions_or_obliges_anybody_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => new EqualityPack("broken", default, [new("Sex", true, [Questions.Single("Not A Code")])]))
            .Message.ShouldContain("needs a code");
        Should.Throw<InvalidOperationException>(() => new EqualityPack("broken", default, [new("Sex", true, [Questions.Single(required: true)])]))
            .Message.ShouldContain("must be optional");
    }

    private static IReadOnlyList<string> CodesOf(IReadOnlyList<Question> questions) => [.. questions.Select(question => question.Code)];

    private static IReadOnlyList<Question> Asked(params string[] codeAndValue)
    {
        var all = England.Definition.Questions.ToDictionary(question => question.Code);
        var answers = codeAndValue is [var code, var value]
            ? new Dictionary<string, Answer> { [code] = new([value]) }
            : [];
        return [.. CodesOf(England.Route.Asked(answers, new SurveyTexts(England.Definition, null))).Select(each => all[each])];
    }
}
