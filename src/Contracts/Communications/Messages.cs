namespace IcpEngage.Contracts.Communications;

/// <summary>A message got its day on the calendar, or was moved to another.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="SurveyId">The survey it announces; null for a message of a team's own.</param>
/// <param name="AreaCode">Whose people it goes to.</param>
/// <param name="SendOn">The day.</param>
/// <param name="Clashes">Other messages to the same audience in the same week.</param>
/// <param name="Version">Grows with each change; apply the highest.</param>
public sealed record MessageScheduled(
    Guid MessageId, Guid? SurveyId, string AreaCode, DateOnly SendOn, int Clashes, int Version) : IEvent;

/// <summary>A group of people messages go to.</summary>
public sealed record Audience(string Code, string Name);

/// <summary>A message on the calendar.</summary>
/// <param name="Id">UUID v7.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Body">What it says.</param>
/// <param name="AreaCode">Whose people it goes to: the system's or a place's code.</param>
/// <param name="AudienceCode">Who of them.</param>
/// <param name="AudienceName">That audience's name.</param>
/// <param name="SendOn">The day.</param>
/// <param name="SurveySlug">The survey it announces; null for a message of a team's own.</param>
/// <param name="ClashesWith">Other messages to the same audience in the same week, where the areas overlap.</param>
/// <param name="Version">Send it back with a change.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record CalendarMessage(
    Guid Id,
    string Title,
    string Body,
    string AreaCode,
    string AudienceCode,
    string AudienceName,
    DateOnly SendOn,
    string? SurveySlug,
    IReadOnlyList<Guid> ClashesWith,
    int Version,
    bool Demonstration);

/// <summary>Weeks of messages, with a lane for the system and for each place.</summary>
/// <param name="From">Monday of the first week.</param>
/// <param name="Lanes">The system first, then places by name.</param>
/// <param name="Weeks">In order.</param>
public sealed record MessageCalendar(DateOnly From, IReadOnlyList<CalendarLane> Lanes, IReadOnlyList<CalendarWeek> Weeks);

/// <summary>A lane of the calendar.</summary>
public sealed record CalendarLane(string AreaCode, string Name);

/// <summary>A week of the calendar.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Messages">By day, then title.</param>
public sealed record CalendarWeek(DateOnly Monday, IReadOnlyList<CalendarMessage> Messages);

/// <summary>Plans a message.</summary>
/// <param name="Title">3 to 120 characters.</param>
/// <param name="Body">3 to 2,000 characters.</param>
/// <param name="AreaCode">The system's or a place's code.</param>
/// <param name="AudienceCode">One of the audiences.</param>
/// <param name="SendOn">Today or later.</param>
public sealed record NewMessage(string Title, string Body, string AreaCode, string AudienceCode, DateOnly SendOn);

/// <summary>Moves a message to another day.</summary>
/// <param name="SendOn">Today or later.</param>
/// <param name="Version">The version that was read; another one is refused as stale.</param>
public sealed record MoveMessage(DateOnly SendOn, int Version);
