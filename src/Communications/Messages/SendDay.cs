using System.Globalization;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Communications.Messages;

/// <summary>The day on which a message goes out.</summary>
internal static class SendDay
{
    private const int YearsAhead = 5;

    /// <summary>Requires a day that a message can be planned for: today or later, and within living memory of it.</summary>
    public static FieldErrors RequireDayToCome(this FieldErrors errors, DateOnly sendOn, DateOnly today) =>
        errors
            .Require(sendOn >= today, "sendOn", "The day must be today or later.")
            .Require(sendOn <= today.AddYears(YearsAhead), "sendOn", $"The day must be within the next {YearsAhead} years.");

    /// <summary>As people write it: 22 November 2026.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
