using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Communications.Messages;

/// <summary>An ISO 8601 week: Monday to Sunday, whatever the year or the culture.</summary>
internal readonly record struct Week
{
    private Week(DateOnly monday) => Monday = monday;

    /// <summary>Its first day.</summary>
    public DateOnly Monday { get; }

    /// <summary>Its last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The week that a day falls in.</summary>
    public static Week Of(DateOnly day) => new(day.MondayOfWeek());

    /// <summary>Whether a day falls in it.</summary>
    public bool Contains(DateOnly day) => Of(day) == this;

    /// <summary>The week so many weeks later.</summary>
    public Week Plus(int weeks) => new(Monday.AddDays(7 * weeks));
}
