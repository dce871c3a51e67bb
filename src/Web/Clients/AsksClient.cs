using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>Asks of partners' time: their story, the answers to them, and the time they take.</summary>
internal sealed class AsksClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "asks of partners")
{
    /// <summary>An ask with its story; null where there is none.</summary>
    public Task<AskStory?> StoryAsync(Guid ask, CancellationToken cancellation = default) =>
        FindAsync<AskStory>($"asks/{ask}", cancellation);

    /// <summary>What is asked of a partner; null where there is no such partner.</summary>
    public Task<PartnerAsks?> OfPartnerAsync(string partner, PartnerAskFilter show, int page, CancellationToken cancellation = default) =>
        FindAsync<PartnerAsks>(
            Query($"partners/{Part(partner)}/asks", ("show", show.ToString()), ("page", page.ToString(CultureInfo.InvariantCulture))), cancellation);

    /// <summary>What a partner logs time on; null where there is no such partner.</summary>
    public Task<TimeSheet?> TimeSheetAsync(string partner, CancellationToken cancellation = default) =>
        FindAsync<TimeSheet>($"partners/{Part(partner)}/time", cancellation);

    /// <summary>Asks that nobody answered for too long.</summary>
    public Task<IReadOnlyList<AskOfPartner>> UnansweredAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<AskOfPartner>>("asks/unanswered", cancellation);

    /// <summary>Agrees to an ask.</summary>
    public Task AcceptAsync(Guid ask, AcceptAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/accept", answer), cancellation);

    /// <summary>Declines an ask.</summary>
    public Task DeclineAsync(Guid ask, DeclineAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/decline", answer), cancellation);

    /// <summary>Proposes something else.</summary>
    public Task CounterAsync(Guid ask, CounterAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/counter", answer), cancellation);

    /// <summary>Splits an ask into parts.</summary>
    public Task SplitAsync(Guid ask, SplitAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/split", answer), cancellation);

    /// <summary>Passes an ask on to another partner.</summary>
    public Task PassOnAsync(Guid ask, DelegateAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/delegate", answer), cancellation);

    /// <summary>Agrees to what the partner proposes.</summary>
    public Task AgreeAsync(Guid ask, Guid line, AgreeToProposal answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/lines/{line}/agree", answer), cancellation);

    /// <summary>Lets an ask stand as it was.</summary>
    public Task LetStandAsync(Guid ask, Guid line, LetAskStand answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/lines/{line}/stand", answer), cancellation);

    /// <summary>Takes a wish back.</summary>
    public Task WithdrawAsync(Guid ask, Guid line, WithdrawAsk answer, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/lines/{line}/withdraw", answer), cancellation);

    /// <summary>Logs time.</summary>
    public Task LogAsync(Guid ask, LogTime entry, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"asks/{ask}/time", entry), cancellation);

    /// <summary>Takes a mistaken entry of time back.</summary>
    public Task TakeBackAsync(Guid ask, Guid entry, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"asks/{ask}/time/{entry}"), cancellation);
}
