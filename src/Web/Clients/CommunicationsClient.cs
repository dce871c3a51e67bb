using System.Globalization;
using IcpEngage.Contracts.Communications;

namespace IcpEngage.Web.Clients;

/// <summary>Messages and their calendar.</summary>
internal sealed class CommunicationsClient(HttpClient http, TimeProvider time)
    : ServiceClient(http, time, "messages and their calendar")
{
    /// <summary>Groups of people that messages and surveys are for.</summary>
    public Task<IReadOnlyList<Audience>> AudiencesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Audience>>("audiences", cancellation);

    /// <summary>Weeks of messages.</summary>
    /// <param name="from">A day of the first week; null for this week.</param>
    /// <param name="weeks">How many weeks.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<MessageCalendar> CalendarAsync(
        DateOnly? from = null, int? weeks = null, CancellationToken cancellation = default) =>
        GetAsync<MessageCalendar>(
            Query(
                "calendar",
                ("from", from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("weeks", weeks?.ToString(CultureInfo.InvariantCulture))),
            cancellation);

    /// <summary>A message; null where there is none by that id.</summary>
    public Task<CalendarMessage?> MessageAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<CalendarMessage>($"messages/{id}", cancellation);

    /// <summary>Plans a message.</summary>
    public Task<CalendarMessage> PlanAsync(NewMessage message, CancellationToken cancellation = default) =>
        SendAsync<CalendarMessage>(Request(HttpMethod.Post, "messages", message), cancellation);

    /// <summary>Moves a message to another day; refused as stale when somebody else was faster.</summary>
    public Task<CalendarMessage> MoveAsync(Guid id, MoveMessage move, CancellationToken cancellation = default) =>
        SendAsync<CalendarMessage>(Request(HttpMethod.Post, $"messages/{id}/move", move), cancellation);
}
