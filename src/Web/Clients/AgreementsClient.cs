using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>What partners agree on in writing, and who signed it.</summary>
internal sealed class AgreementsClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "agreements")
{
    /// <summary>Agreements, those to act on first.</summary>
    /// <param name="partnership">Only this partnership's; null for all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<AgreementSummary>> AgreementsAsync(Guid? partnership = null, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<AgreementSummary>>(Query("agreements", ("partnership", partnership?.ToString())), cancellation);

    /// <summary>Agreements in force that everybody may read.</summary>
    public Task<IReadOnlyList<PublicAgreement>> PublicAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<PublicAgreement>>("public-agreements", cancellation);

    /// <summary>One agreement; null where there is none.</summary>
    public Task<AgreementView?> AgreementAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<AgreementView>($"agreements/{id}", cancellation);

    /// <summary>Begins an agreement, as a draft.</summary>
    public Task<Guid> BeginAsync(BeginAgreement begin, CancellationToken cancellation = default) =>
        SendAsync<Guid>(Request(HttpMethod.Post, "agreements", begin), cancellation);

    /// <summary>Writes the draft.</summary>
    public Task WriteAsync(Guid id, WriteAgreement draft, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Put, $"agreements/{id}/draft", draft), cancellation);

    /// <summary>Discards the draft; an agreement that was never sent goes with it.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"agreements/{id}/draft"), cancellation);

    /// <summary>Begins the next version, a copy of the newest.</summary>
    public Task BeginVersionAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"agreements/{id}/versions"), cancellation);

    /// <summary>Sends the draft out for signature.</summary>
    public Task SendOutAsync(Guid id, SendAgreement send, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/send", send), cancellation);

    /// <summary>Calls the version out for signature back.</summary>
    public Task CallBackAsync(Guid id, AgreementReason reason, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/call-back", reason), cancellation);

    /// <summary>Ends an agreement.</summary>
    public Task EndAsync(Guid id, AgreementReason reason, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/end", reason), cancellation);

    /// <summary>Signs for a partner.</summary>
    public Task SignAsync(Guid id, SignAgreement sign, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/sign", sign), cancellation);

    /// <summary>Says what stands in the way of a signature.</summary>
    public Task RaiseConcernAsync(Guid id, RaiseConcern concern, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/concern", concern), cancellation);

    /// <summary>Records a signature on paper.</summary>
    public Task RecordPaperAsync(Guid id, RecordPaperSignature paper, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/paper-signature", paper), cancellation);

    /// <summary>Takes a signature back.</summary>
    public Task TakeBackAsync(Guid id, TakeBackSignature back, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, $"agreements/{id}/take-back", back), cancellation);
}
