using IcpEngage.Communications.Messages;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-25", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2027-01-03", "2026-12-28")]
    public void A_week_runs_from_Monday_to_Sunday(string day, string monday)
    {
        var week = Week.Of(DateOnly.Parse(day, null));

        week.Monday.ShouldBe(DateOnly.Parse(monday, null));
        week.Sunday.ShouldBe(week.Monday.AddDays(6));
    }

    [Fact]
    public void Weeks_follow_each_other_over_the_new_year() =>
        Week.Of(new DateOnly(2026, 12, 31)).Plus(1).ShouldBe(Week.Of(new DateOnly(2027, 1, 4)));
}
