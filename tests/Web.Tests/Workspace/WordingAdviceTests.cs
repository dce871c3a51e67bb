using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Workspace.Surveys.Advice;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class WordingAdviceTests
{
    [Theory]
    [InlineData("How easy was it to get help?")]
    [InlineData("How good is health and care where you live?")]
    [InlineData("Do you live in Cheshire and Merseyside?")]
    [InlineData("When did you last see a doctor?")]
    [InlineData("?")]
    public void A_plain_question_gets_no_advice(string text) => Of(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Were the staff friendly and quick?", "“friendly and quick” may be two things.")]
    [InlineData("Was it clean? Was it warm?", "It asks more than one question.")]
    [InlineData("Do you agree that waiting is bad?", "may lead people to an answer")]
    [InlineData("Isn’t it hard to get help?", "may lead people to an answer")]
    [InlineData("Have you not been seen?", "People overlook “not”.")]
    [InlineData("Was nobody unable to help?", "“nobody” and “unable” together are hard to answer.")]
    [InlineData("Were you signposted?", "Not everybody knows “signposted”. Try “told where to go”.")]
    [InlineData("How do PCNs work for you?", "Not everybody knows “PCN”.")]
    public void A_wording_that_is_hard_to_answer_is_remarked_on(string text, string advice) =>
        Of(text).ShouldContain(sentence => sentence.Contains(advice, StringComparison.Ordinal));

    [Fact]
    public void A_long_question_is_remarked_on_but_not_a_long_text_to_read()
    {
        var text = string.Join(' ', Enumerable.Repeat("a cat sat on a mat", 6)) + "?";

        Of(text).ShouldContain("It has 36 words. A question of up to 25 is easier to keep in mind.");
        WordingAdvice.Of(Question(text) with { Kind = QuestionKind.Information }).ShouldNotContain(sentence => sentence.StartsWith("It has", StringComparison.Ordinal));
    }

    // 14 words, 1 sentence, 15 syllables: 0.39 × 14 + 11.8 × 15/14 − 15.59 = 2.51, and 5.
    [Fact]
    public void Reading_age_is_flesch_kincaid_and_five_years() =>
        WordingAdvice.ReadingAge("The dog ran to the park and then it sat by the big river.").ShouldBe(8);

    [Fact]
    public void Reading_age_says_when_a_text_is_for_few()
    {
        WordingAdvice.ReadingAge("How easy was it?").ShouldBeNull();
        Of("To what extent did administrative considerations influence your decision regarding participation in rehabilitation?")
            .ShouldContain(sentence => sentence.StartsWith("It reads as for people of", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Of(string text) => WordingAdvice.Of(Question(text));

    private static Question Question(string text) => new() { Code = "q", Kind = QuestionKind.ShortText, Text = text };
}
