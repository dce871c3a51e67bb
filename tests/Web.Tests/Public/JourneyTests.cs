using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Public.Surveys;

namespace IcpEngage.Web.Tests.Public;

/// <summary>The way through a survey's questions.</summary>
public sealed class JourneyTests
{
    private static readonly Question Ease = new()
    {
        Code = "ease",
        Kind = QuestionKind.SingleChoice,
        Text = "How easy is it?",
        Options = [new("easy", "Easy"), new("hard", "Hard")],
    };

    private static readonly Question About = new() { Code = "about", Kind = QuestionKind.Information, Text = "About the next part" };

    private static readonly Question Score = new()
    {
        Code = "score",
        Kind = QuestionKind.Scale,
        Text = "How good is it?",
        Scale = new ScaleRange(1, 5, "Very poor", "Very good"),
    };

    private readonly Journey _journey = new("gp-help", [Ease, About, Score]);

    [Fact]
    public void The_first_page_is_the_first_question() => _journey.First.ShouldBe("/surveys/gp-help/questions/ease");

    [Fact]
    public void A_survey_with_nothing_left_to_ask_goes_to_the_check_page() =>
        new Journey("gp-help", []).First.ShouldBe("/surveys/gp-help/check");

    [Fact]
    public void Continue_leads_through_the_questions_to_the_check_page()
    {
        _journey.After("ease", before: null).ShouldBe("/surveys/gp-help/questions/about");
        _journey.After("about", before: null).ShouldBe("/surveys/gp-help/questions/score");
        _journey.After("score", before: null).ShouldBe("/surveys/gp-help/check");
    }

    [Fact]
    public void Back_leads_through_the_questions_to_the_start_page()
    {
        _journey.BeforeCheck.ShouldBe("/surveys/gp-help/questions/score");
        _journey.Before("score", fromCheck: false).ShouldBe("/surveys/gp-help/questions/about");
        _journey.Before("ease", fromCheck: false).ShouldBe("/surveys/gp-help");
    }

    [Fact]
    public void After_a_change_both_continue_and_back_return_to_the_check_page()
    {
        _journey.After("ease", before: _journey).ShouldBe("/surveys/gp-help/check");
        _journey.Before("ease", fromCheck: true).ShouldBe("/surveys/gp-help/check");
    }

    [Fact]
    public void Text_to_read_is_not_counted_as_a_question()
    {
        _journey.Progress("ease").ShouldBe("Question 1 of 2");
        _journey.Progress("about").ShouldBeNull();
        _journey.Progress("score").ShouldBe("Question 2 of 2");
    }

    [Fact]
    public void A_person_carries_on_at_the_first_question_not_looked_at_yet()
    {
        _journey.CarryOn(new Dictionary<string, Answer>()).ShouldBe("/surveys/gp-help/questions/ease");
        _journey.CarryOn(new Dictionary<string, Answer> { ["ease"] = new([]) }).ShouldBe("/surveys/gp-help/questions/score");
        _journey.CarryOn(new Dictionary<string, Answer> { ["ease"] = new([]), ["score"] = new(["3"]) })
            .ShouldBe("/surveys/gp-help/check");
    }

    [Fact]
    public void A_change_that_brings_up_a_question_leads_to_it_before_the_check_page()
    {
        var question = new Question { Code = "why", Kind = QuestionKind.LongText, Text = "Why?", ShownIf = "{ease} = \"hard\"" };
        var after = new Journey("gp-help", [Ease, question, About, Score]);

        after.After("ease", before: _journey).ShouldBe("/surveys/gp-help/questions/why?from=check");
        after.After("why", before: after).ShouldBe("/surveys/gp-help/check");
    }

    [Fact]
    public void Questions_on_the_same_page_are_one_step_known_by_the_first()
    {
        var journey = new Journey("gp-help", [Ease, Score with { SamePage = true }, About]);

        journey.After("ease", before: null).ShouldBe("/surveys/gp-help/questions/about");
        journey.Before("about", fromCheck: false).ShouldBe("/surveys/gp-help/questions/ease");
        journey.PageOf("score").ShouldBe(journey.PageOf("ease"));
        journey.Progress("ease").ShouldBeNull();
        journey.CarryOn(new Dictionary<string, Answer> { ["score"] = new(["3"]) }).ShouldBe("/surveys/gp-help/check");
    }

    [Fact]
    public void Nobody_is_told_how_many_questions_there_are_where_answers_decide_that() =>
        new Journey("gp-help", [Ease, Score], branches: true).Progress("score").ShouldBe("Question 2");

    [Fact]
    public void Codes_from_an_address_cannot_lead_elsewhere() =>
        SurveyAddress.Of("../x y").Question("a/b?c").ShouldBe("/surveys/..%2Fx%20y/questions/a%2Fb%3Fc");
}
