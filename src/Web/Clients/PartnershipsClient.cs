using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Partnerships: seats and who fills them, groups, the chair, interests, meetings.</summary>
internal sealed class PartnershipsClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "partnerships")
{
    /// <summary>Ids of the partnerships whose records the signed-in person reads.</summary>
    public Task<IReadOnlyList<Guid>> ReadableAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Guid>>("partnerships/readable", cancellation);

    /// <summary>The system's partnership and the places'.</summary>
    public Task<IReadOnlyList<Partnership>> ListAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Partnership>>("partnerships", cancellation);

    /// <summary>A partnership as the public sees it; null where there is none.</summary>
    public Task<PublicPartnership?> PublicAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<PublicPartnership>($"partnerships/{id}", cancellation);

    /// <summary>Everything on record of a partnership; null where there is none.</summary>
    public Task<PartnershipView?> RecordAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<PartnershipView>($"partnerships/{id}/record", cancellation);

    /// <summary>What the signed-in person should see to in partnerships; in one of them where it is named.</summary>
    public Task<IReadOnlyList<PartnershipTask>> TasksAsync(Guid? partnership = null, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<PartnershipTask>>(Query("partnerships/tasks", ("partnership", partnership?.ToString())), cancellation);

    /// <summary>Makes something in the partnership: a seat, a holder, a group, a report, a chair, an interest, a meeting.</summary>
    /// <param name="id">The partnership.</param>
    /// <param name="where">The rest of the address.</param>
    /// <param name="body">What it is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Made> MakeAsync<TBody>(Guid id, string where, TBody body, CancellationToken cancellation = default) =>
        SendAsync<Made>(Request(HttpMethod.Post, $"partnerships/{id}/{where}", body), cancellation);

    /// <summary>Changes something in the partnership.</summary>
    public Task ChangeAsync<TBody>(Guid id, string where, TBody body, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Put, $"partnerships/{id}/{where}", body), cancellation);

    /// <summary>Does something to what is in the partnership: ends it, answers it, settles it.</summary>
    public Task DoAsync<TBody>(Guid id, string where, TBody body, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"partnerships/{id}/{where}", body), cancellation);

    /// <summary>Does something that needs no more words.</summary>
    public Task DoAsync(Guid id, string where, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"partnerships/{id}/{where}"), cancellation);

    /// <summary>Passes the register of interests on as a file.</summary>
    public Task DownloadInterestsAsync(Guid id, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync($"partnerships/{id}/interests.csv", browser, cancellation);

    /// <summary>Passes on who was at each meeting as a file.</summary>
    public Task DownloadAttendanceAsync(Guid id, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync($"partnerships/{id}/meetings.csv", browser, cancellation);

    /// <summary>Calls a meeting off.</summary>
    public Task CallOffAsync(Guid id, Guid meeting, int version, CancellationToken cancellation = default) =>
        SendAsync(
            new(HttpMethod.Delete, $"partnerships/{id}/meetings/{meeting}?version={version.ToString(CultureInfo.InvariantCulture)}"),
            cancellation);
}
