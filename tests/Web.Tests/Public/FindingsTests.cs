using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Public;

namespace IcpEngage.Web.Tests.Public;

/// <summary>What people said, in sentences.</summary>
public sealed class FindingsTests
{
    [Fact]
    public void The_most_common_answer_is_named_with_its_share()
    {
        var question = Result(QuestionKind.SingleChoice, ("Easy", 30), ("Hard", 60), ("Not tried", null));

        Findings.MostCommon([question]).ShouldBe("Asked “How easy?”, the most common answer was “Hard” (60%).");
    }

    [Fact]
    public void Of_several_answers_chosen_the_leading_one_is_named() =>
        Findings.MostCommon([Result(QuestionKind.MultipleChoice, ("By phone", 70), ("Online", 55))])
            .ShouldBe("Asked “How easy?”, 70% chose “By phone”, more than any other answer.");

    [Fact]
    public void Equally_common_answers_are_all_named() =>
        Findings.MostCommon([Result(QuestionKind.SingleChoice, ("Easy", 40), ("Hard", 40), ("Not tried", 20))])
            .ShouldBe("Asked “How easy?”, the most common answers were “Easy” and “Hard” (40% each).");

    [Fact]
    public void A_question_whose_answers_are_all_hidden_is_passed_over()
    {
        var hidden = Result(QuestionKind.SingleChoice, ("Easy", null), ("Hard", null));
        var shown = Result(QuestionKind.SingleChoice, ("Easy", 80), ("Hard", 20));

        Findings.MostCommon([hidden]).ShouldBeNull();
        Findings.MostCommon([hidden, shown])!.ShouldContain("“Easy” (80%)");
    }

    [Fact]
    public void Who_answered_is_never_said_more_exactly_than_it_is_known()
    {
        Findings.WhoAnswered(Results(new DisclosedCount(305))).ShouldBe(
            "About 305 people answered this survey by Knowsley between 1 May 2026 and 30 June 2026.");
        Findings.WhoAnswered(Results(new DisclosedCount(null))).ShouldStartWith("Fewer than 8 people answered");
        Findings.WhoAnswered(Results(new DisclosedCount(0))).ShouldStartWith("Nobody answered");
    }

    [Fact]
    public void Running_results_are_told_as_not_finished()
    {
        var live = Results(new DisclosedCount(20)) with { State = SurveyState.Live };

        Findings.WhoAnswered(live).ShouldBe("About 20 people have answered this survey by Knowsley so far.");
        Findings.WhoAnswered(live with { Respondents = new DisclosedCount(0) })
            .ShouldBe("Nobody has answered this survey by Knowsley so far.");
    }

    [Fact]
    public void A_chart_of_nothing_but_stars_is_not_drawn()
    {
        var hidden = Result(QuestionKind.SingleChoice, ("Easy", null), ("Hard", null));

        Findings.TooFew(hidden).ShouldBeTrue();
        Findings.TooFew(hidden with { Answered = new DisclosedCount(0) }).ShouldBeFalse();
        Findings.TooFew(Result(QuestionKind.SingleChoice, ("Easy", null), ("Hard", 90))).ShouldBeFalse();
    }

    [Fact]
    public void The_star_is_explained_where_there_is_one()
    {
        var shown = Results(new DisclosedCount(305));

        Findings.AnyHidden(shown).ShouldBeFalse();
        Findings.AnyHidden(shown with { Respondents = new DisclosedCount(null) }).ShouldBeTrue();
        Findings.AnyHidden(shown with { Questions = [Result(QuestionKind.SingleChoice, ("Easy", null))] }).ShouldBeTrue();
        Findings.AnyHidden(shown with { Questions = [Result(QuestionKind.SingleChoice, ("Easy", 100))] }).ShouldBeFalse();
    }

    [Fact]
    public void An_average_that_is_withheld_is_not_said()
    {
        var question = Result(QuestionKind.Number) with { Mean = 4.5m, Unit = "days" };

        Findings.Average(question).ShouldBe("On average: 4.5 days.");
        Findings.Average(question with { Mean = null }).ShouldBeNull();
    }

    private static QuestionResult Result(QuestionKind kind, params (string Text, int? Percent)[] options) => new(
        "ease",
        "How easy?",
        kind,
        new DisclosedCount(100),
        [.. options.Select(option => new OptionResult(option.Text, option.Text, new DisclosedCount(option.Percent), option.Percent))],
        Mean: null,
        Unit: null);

    private static SurveyResults Results(DisclosedCount respondents) => new(
        "knowsley-gp", "GP practices", SurveyState.Released, "Knowsley", new(2026, 5, 1), new(2026, 6, 30), respondents, [], [], true);
}
