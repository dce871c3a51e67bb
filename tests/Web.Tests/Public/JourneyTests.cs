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
        _journey.After("ease", fromCheck: false).ShouldBe("/surveys/gp-help/questions/about");
        _journey.After("about", fromCheck: false).ShouldBe("/surveys/gp-help/questions/score");
        _journey.After("score", fromCheck: false).ShouldBe("/surveys/gp-help/check");
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
        _journey.After("ease", fromCheck: true).ShouldBe("/surveys/gp-help/check");
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
    public void Answers_are_said_back_in_the_words_that_were_read()
    {
        Journey.Said(Ease, new Answer(["hard"])).ShouldBe(["Hard"]);
        Journey.Said(Score, new Answer(["5"])).ShouldBe(["5 – Very good"]);
        Journey.Said(Score, new Answer(["3"])).ShouldBe(["3"]);
        Journey.Said(
            new Question { Code = "days", Kind = QuestionKind.Number, Text = "Days?", Number = new(0, 90, "days", true) },
            new Answer(["4"])).ShouldBe(["4 days"]);
    }

    [Fact]
    public void A_question_left_out_says_nothing_back()
    {
        Journey.Said(Ease, null).ShouldBeEmpty();
        Journey.Said(Ease, new Answer([])).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_from_an_address_cannot_lead_elsewhere() =>
        SurveyAddress.Of("../x y").Question("a/b?c").ShouldBe("/surveys/..%2Fx%20y/questions/a%2Fb%3Fc");
}
