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

    // People who want to hear back

    /// <summary>What people agree to when they leave an e-mail address.</summary>
    public Task<ConsentWording> ConsentAsync(CancellationToken cancellation = default) =>
        GetAsync<ConsentWording>("contacts/consent", cancellation);

    /// <summary>Leaves an e-mail address, once however often.</summary>
    public Task LeaveContactAsync(LeaveContact contact, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, "contacts", contact), cancellation);

    /// <summary>Takes an e-mail address off every list, whether or not it was on one.</summary>
    public Task WithdrawContactAsync(string email, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, "contacts/withdraw", new ContactAddress(email)), cancellation);

    /// <summary>What is kept about an e-mail address. Needs the administrator's role.</summary>
    public Task<ContactRecord> FindContactAsync(string email, CancellationToken cancellation = default) =>
        SendAsync<ContactRecord>(Request(HttpMethod.Post, "contacts/find", new ContactAddress(email)), cancellation);

    /// <summary>The same, to be handed over; it is audited. Needs the administrator's role.</summary>
    public Task<ContactRecord> ExportContactAsync(string email, CancellationToken cancellation = default) =>
        SendAsync<ContactRecord>(Request(HttpMethod.Post, "contacts/export", new ContactAddress(email)), cancellation);

    /// <summary>Erases what is kept about an e-mail address. Needs the administrator's role.</summary>
    public Task<ErasedContact> EraseContactAsync(string email, CancellationToken cancellation = default) =>
        SendAsync<ErasedContact>(Request(HttpMethod.Post, "contacts/erase", new ContactAddress(email)), cancellation);

    /// <summary>How long addresses are kept, and what was deleted. Needs the administrator's or the secretariat's role.</summary>
    public Task<IReadOnlyList<ContactRetention>> ContactRetentionAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ContactRetention>>("retention", cancellation);
}
