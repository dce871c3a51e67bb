using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Asking partners for time, and what became of it.</summary>
internal sealed class RaisingClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "asks of partners")
{
    /// <summary>What the wish would do to its partner, and the open asks it could join instead.</summary>
    public Task<AskOutlook> OutlookAsync(AskWish wish, CancellationToken cancellation = default) =>
        SendAsync<AskOutlook>(Request(HttpMethod.Post, "asks/outlook", wish), cancellation);

    /// <summary>Sends a wish to its partner.</summary>
    public Task<AskSummary> AskAsync(SendAsk send, CancellationToken cancellation = default) =>
        SendAsync<AskSummary>(Request(HttpMethod.Post, "asks", send), cancellation);

    /// <summary>Joins an open ask of somebody else.</summary>
    public Task<AskSummary> JoinAsync(Guid ask, JoinAsk join, CancellationToken cancellation = default) =>
        SendAsync<AskSummary>(Request(HttpMethod.Post, $"asks/{ask}/lines", join), cancellation);

    /// <summary>What a body asked.</summary>
    /// <param name="areaCode">The body's area; null for every body that the person asks for.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<RaisedAsks> RaisedAsync(string? areaCode, RaisedFilter filter, int page, CancellationToken cancellation = default) =>
        GetAsync<RaisedAsks>(
            Query(
                "asks/raised",
                ("area", areaCode),
                ("show", filter.ToString()),
                ("page", page.ToString(CultureInfo.InvariantCulture))),
            cancellation);

    /// <summary>What a body asked, passed on as a file.</summary>
    public Task ExportRaisedAsync(string? areaCode, RaisedFilter filter, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync(Query("asks/raised/export", ("area", areaCode), ("show", filter.ToString())), browser, cancellation);

    /// <summary>What was asked of partners for a survey, from wherever it was asked.</summary>
    public Task<IReadOnlyList<AskForSurvey>> ForSurveyAsync(string slug, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<AskForSurvey>>($"asks/for-survey/{Part(slug)}", cancellation);

    /// <summary>How the signed-in person is reminded of asks.</summary>
    public Task<RemindersView> RemindersAsync(CancellationToken cancellation = default) =>
        GetAsync<RemindersView>("me/reminders", cancellation);

    /// <summary>Chooses how often an e-mail comes.</summary>
    public Task<RemindersView> ChooseDigestAsync(DigestRhythm digest, CancellationToken cancellation = default) =>
        SendAsync<RemindersView>(Request(HttpMethod.Put, "me/reminders/digest", new ChooseDigest(digest)), cancellation);

    /// <summary>Makes a secret address for the person's calendar; the one before stops working.</summary>
    public Task<CalendarSecret> MakeCalendarAsync(CancellationToken cancellation = default) =>
        SendAsync<CalendarSecret>(new(HttpMethod.Post, "me/calendar"), cancellation);

    /// <summary>Stops the calendar's address from working.</summary>
    public Task RemoveCalendarAsync(CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, "me/calendar"), cancellation);
}
