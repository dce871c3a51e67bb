using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class CompletionTimeTests
{
    [Fact]
    public void An_empty_survey_takes_a_minute() => CompletionTime.Minutes([]).ShouldBe(1);

    [Fact]
    public void A_single_choice_takes_reading_its_words_and_deciding() =>
        // Six words at 200 a minute, and five seconds.
        CompletionTime.Seconds(Questions.Single()).ShouldBe((6 * 0.3) + 5, 0.001);

    [Fact]
    public void Minutes_are_rounded_up() =>
        CompletionTime.Minutes(Enumerable.Range(0, 10).Select(number => Questions.Single($"q{number}"))).ShouldBe(2);
}
