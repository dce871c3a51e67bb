namespace IcpEngage.ServiceDefaults.Time;

/// <summary>Times are stored in UTC and shown, and days counted, in Europe/London.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today's date in Europe/London.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().InLondon().DateTime);

    /// <summary>The same moment as a clock in London shows it.</summary>
    public static DateTimeOffset InLondon(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London);

    /// <summary>The moment in UTC at which the day begins in London; the clocks never change at midnight.</summary>
    public static DateTimeOffset StartInLondon(this DateOnly day) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London), TimeSpan.Zero);

    /// <summary>The Monday of the ISO week that the day is in.</summary>
    public static DateOnly MondayOfWeek(this DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
