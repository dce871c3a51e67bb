using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class ScaleMappingTests
{
    private static readonly string[] FiveEasy =
        ["Very easy", "Fairly easy", "Neither easy nor difficult", "Fairly difficult", "Very difficult"];

    [Fact]
    public void The_same_answers_map_one_to_one_whatever_their_codes_and_order()
    {
        var mapping = Between(["Yes", "No"], ["No", "Yes"]);

        mapping.Comparable.ShouldBeTrue();
        mapping.Pairs.ShouldBe([new("a1", "a2"), new("a2", "a1")]);
        mapping.Explanation.ShouldBe("the answers are the same");
    }

    [Fact]
    public void Five_points_merge_into_three()
    {
        var mapping = Between(FiveEasy, ["Easy", "Neither easy nor difficult", "Difficult"]);

        mapping.Comparable.ShouldBeTrue();
        mapping.Pairs.Select(pair => pair.To).ShouldBe(["a1", "a1", "a2", "a3", "a3"]);
        mapping.Explanation.ShouldBe("its 5 answers merge into 3");
    }

    [Theory]
    [InlineData("Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree", "Agree|Neither|Disagree")]
    [InlineData("Very satisfied|Fairly satisfied|Neither satisfied nor dissatisfied|Fairly dissatisfied|Very dissatisfied", "Satisfied|Neither|Dissatisfied")]
    [InlineData("Very good|Fairly good|Neither good nor poor|Fairly poor|Very poor", "Good|Neither good nor poor|Poor")]
    [InlineData("Excellent|Good|Fair|Poor|Very poor", "Good|Fair|Poor")]
    [InlineData("Very easy|Fairly easy|Not very easy|Not at all easy", "Easy|Difficult")]
    [InlineData("Yes, definitely|Yes, to some extent|No", "Yes|No")]
    public void Scales_of_health_surveys_merge(string asked, string draft) =>
        Between(asked.Split('|'), draft.Split('|')).Comparable.ShouldBeTrue();

    [Fact]
    public void Other_words_for_the_same_steps_mean_the_same() =>
        Between(["Very easy", "Easy", "Neither", "Difficult", "Very difficult"], FiveEasy)
            .Explanation.ShouldBe("the answers mean the same");

    [Fact]
    public void Answers_are_never_split()
    {
        var mapping = Between(["Easy", "Neither easy nor difficult", "Difficult"], FiveEasy);

        mapping.Comparable.ShouldBeFalse();
        mapping.Pairs.ShouldBeEmpty();
        mapping.Explanation.ShouldContain("cannot be split");
    }

    [Fact]
    public void A_middle_that_only_one_of_them_offers_is_not_comparable()
    {
        Between(["Very easy", "Fairly easy", "Not very easy", "Not at all easy"], ["Easy", "Neither", "Difficult"])
            .Comparable.ShouldBeFalse();
        Between(FiveEasy, ["Easy", "Difficult"]).Comparable.ShouldBeFalse();
    }

    [Fact]
    public void An_answer_aside_is_left_out_and_named_where_the_draft_has_none()
    {
        var mapping = Between(["Yes", "No", "Don’t know"], ["Yes", "No"]);

        mapping.Comparable.ShouldBeTrue();
        mapping.Pairs.Count.ShouldBe(2);
        mapping.Explanation.ShouldBe("the answers are the same, and “Don’t know” is left out");
        Between(["Yes", "No", "Don't know"], ["Yes", "No", "Don’t know"]).Pairs.Count.ShouldBe(3);
        Between(["Yes", "No"], ["Yes", "No", "Not sure"]).Comparable.ShouldBeTrue();
    }

    [Fact]
    public void Different_answers_are_not_comparable() =>
        Between(["Daily", "Weekly", "Never"], ["Yes", "No"]).ShouldSatisfyAllConditions(
            mapping => mapping.Comparable.ShouldBeFalse(),
            mapping => mapping.Explanation.ShouldBe("their answers differ"));

    [Fact]
    public void Numbered_scales_must_have_the_same_points_and_ends()
    {
        ScaleMapping.Between(Scale(0, 10, "Very poor", "Very good"), Scale(0, 10, "Very poor", "Excellent")).Comparable.ShouldBeTrue();
        ScaleMapping.Between(Scale(0, 10, "Very good", "Very poor"), Scale(0, 10, "Very poor", "Very good")).Comparable.ShouldBeFalse();
        ScaleMapping.Between(Scale(1, 10, "Very poor", "Very good"), Scale(0, 10, "Very poor", "Very good")).Comparable.ShouldBeFalse();
    }

    [Fact]
    public void Several_answers_compare_only_where_people_could_choose_from_the_same()
    {
        Between(["Phone", "Online"], ["Online", "Phone"], QuestionKind.MultipleChoice).Comparable.ShouldBeTrue();
        Between(["Phone", "Online"], ["Online", "Phone", "In person"], QuestionKind.MultipleChoice).Comparable.ShouldBeFalse();
    }

    [Fact]
    public void Kinds_that_are_answered_differently_do_not_compare() =>
        ScaleMapping.Between(Choice(["Yes", "No"]), Scale(0, 10, "No", "Yes")).Comparable.ShouldBeFalse();

    [Fact]
    public void Every_kind_has_an_answer() =>
        Enum.GetValues<QuestionKind>().ShouldAllBe(kind =>
            ScaleMapping.Between(new Question { Code = "a", Kind = kind, Text = "A" }, new Question { Code = "a", Kind = kind, Text = "A" })
                .Explanation.Length > 0);

    private static ScaleMapping Between(string[] asked, string[] draft, QuestionKind kind = QuestionKind.SingleChoice) =>
        ScaleMapping.Between(Choice(asked, kind), Choice(draft, kind));

    private static Question Choice(string[] options, QuestionKind kind = QuestionKind.SingleChoice) => new()
    {
        Code = "q",
        Kind = kind,
        Text = "Question",
        Options = [.. options.Select((text, index) => new AnswerOption($"a{index + 1}", text))],
    };

    private static Question Scale(int minimum, int maximum, string from, string to) =>
        new() { Code = "q", Kind = QuestionKind.Scale, Text = "Question", Scale = new(minimum, maximum, from, to) };
}
