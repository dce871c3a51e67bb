using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.ServiceDefaults.Tests.Time;

public sealed class LondonTimeTests
{
    [Theory]
    [InlineData("2026-11-25T23:59:00Z", "2026-11-25")]
    [InlineData("2026-11-26T00:00:00Z", "2026-11-26")]
    [InlineData("2026-07-01T22:59:00Z", "2026-07-01")]
    [InlineData("2026-07-01T23:00:00Z", "2026-07-02")]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25")]
    public void A_day_begins_at_midnight_in_London_in_summer_too(string moment, string day) =>
        new StoppedClock(DateTimeOffset.Parse(moment, null)).Today().ShouldBe(DateOnly.Parse(day, null));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2027-01-03", "2026-12-28")]
    public void A_week_begins_on_Monday(string day, string monday) =>
        DateOnly.Parse(day, null).MondayOfWeek().ShouldBe(DateOnly.Parse(monday, null));
}
