using IcpEngage.Communications.Audiences;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Weeks of messages, with a lane for the system and for each place.</summary>
internal static class CalendarEndpoint
{
    private const int MostWeeks = 26;
    private const int UsualWeeks = 6;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>From the week of <paramref name="from"/>, this week unless said, so many <paramref name="weeks"/>.</summary>
    public static async Task<Results<Ok<MessageCalendar>, ProblemHttpResult>> HandleAsync(
        DateOnly? from,
        int? weeks,
        CommunicationsDb db,
        AudienceList audiences,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var day = from ?? time.Today();
        var count = weeks ?? UsualWeeks;
        var errors = new FieldErrors()
            .Require(day >= Earliest && day <= Latest, "from", "The first day must be in the years 2000 to 2100.")
            .Require(count is >= 1 and <= MostWeeks, "weeks", $"The calendar shows 1 to {MostWeeks} weeks.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var first = Week.Of(day);
        var (monday, sunday) = (first.Monday, first.Plus(count - 1).Sunday);
        var messages = await db.Messages.AsNoTracking()
            .Where(message => message.SendOn >= monday && message.SendOn <= sunday)
            .ToListAsync(cancellationToken);
        var byWeek = messages.ToLookup(message => Week.Of(message.SendOn));
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);

        return TypedResults.Ok(new MessageCalendar(
            monday,
            [.. areas
                .OrderBy(area => area.Kind == AreaKind.System ? 0 : 1)
                .ThenBy(area => area.Name, StringComparer.Ordinal)
                .Select(area => new CalendarLane(area.Code, area.Name))],
            [.. Enumerable.Range(0, count).Select(first.Plus).Select(week => ToWeek(week, [.. byWeek[week]], audiences))]));
    }

    private static CalendarWeek ToWeek(Week week, IReadOnlyCollection<Message> messages, AudienceList audiences) =>
        new(
            week.Monday,
            [.. messages
                .OrderBy(message => message.SendOn)
                .ThenBy(message => message.Title, StringComparer.Ordinal)
                .Select(message => message.ToCalendarMessage(messages, audiences))]);
}
