using IcpEngage.Engagement.Fieldwork.Gaps;

namespace IcpEngage.Engagement.Tests.Fieldwork;

public sealed class SampleNeededTests
{
    /// <summary>
    /// Textbook sizes at 95%: 385 and 1,068 without end of the population (Cochran); 278 of 1,000 (Krejcie and Morgan 1970);
    /// 139 where one in ten says yes. 384.1459/(1 + 383.1459/128476) = 383.0037, and one and a half times as many 573.65.
    /// </summary>
    [Theory]
    [InlineData(5, 1, 0, 0.5, 385)]
    [InlineData(3, 1, 0, 0.5, 1068)]
    [InlineData(5, 1, 1_000, 0.5, 278)]
    [InlineData(5, 1, 0, 0.1, 139)]
    [InlineData(5, 1, 128_476, 0.5, 384)]
    [InlineData(5, 1.5, 128_476, 0.5, 574)]
    [InlineData(5, 1, 1, 0.5, 1)]
    [InlineData(5, 1, 0, 0, 1)]
    public void A_precision_takes_as_many_answers_as_the_textbook_says(decimal points, decimal designEffect, int population, double share, int answers) =>
        SampleNeeded.For(points, designEffect, population, share).ShouldBe(answers);

    [Fact]
    public void Nobody_is_asked_for_more_people_than_there_are()
    {
        for (var population = 1; population < 2_000; population++)
        {
            SampleNeeded.For(1, 5, population).ShouldBeLessThanOrEqualTo(population);
        }
    }

    [Theory]
    [InlineData(0, 1, 0, 0.5)]
    [InlineData(51, 1, 0, 0.5)]
    [InlineData(5, 0.9, 0, 0.5)]
    [InlineData(5, 1, -1, 0.5)]
    [InlineData(5, 1, 0, 1.1)]
    public void What_makes_no_sense_is_refused(decimal points, decimal designEffect, int population, double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SampleNeeded.For(points, designEffect, population, share));
}
