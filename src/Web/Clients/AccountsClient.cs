using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>
/// Signing in and what goes before it. Membership answers these calls to Web itself only, so they carry Web's own token
/// even while somebody is signed in.
/// </summary>
internal sealed class AccountsClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "signing in")
{
    /// <summary>Signs in with a password, and a code where the account asks for one.</summary>
    public Task<AccountSession> SignInAsync(SignIn signIn, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "sign-in", signIn), cancellation);

    /// <summary>Signs in as a fictional person of the demonstration system.</summary>
    public Task<AccountSession> SignInAsync(DemonstrationSignIn signIn, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "sign-in/demonstration", signIn), cancellation);

    /// <summary>Signs in somebody whom an identity provider has vouched for.</summary>
    public Task<AccountSession> SignInAsync(ExternalSignIn signIn, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "sign-in/external", signIn), cancellation);

    /// <summary>What a browser needs to use a passkey.</summary>
    public Task<PasskeyOptions> PasskeyOptionsAsync(CancellationToken cancellation = default) =>
        SendAsync<PasskeyOptions>(new(HttpMethod.Post, "sign-in/passkey/options"), cancellation);

    /// <summary>Signs in with a passkey.</summary>
    public Task<AccountSession> SignInAsync(PasskeyCredential passkey, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "sign-in/passkey", passkey), cancellation);

    /// <summary>The session with today's grants; null when it must end.</summary>
    /// <param name="person">Whose session.</param>
    /// <param name="stamp">The stamp it was begun with.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<AccountSession?> SessionAsync(Guid person, string stamp, CancellationToken cancellation = default) =>
        FindAsync<AccountSession>(Query($"sessions/{person}", ("stamp", stamp)), cancellation);

    /// <summary>An invitation or a recovery link; null where it is unknown, used or too old.</summary>
    public Task<InvitationView?> InvitationAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<InvitationView>(Request(HttpMethod.Post, "invitations/view", new ViewInvitation(code)), cancellation);

    /// <summary>Takes an invitation or a recovery link up.</summary>
    public Task<AccountSession> AcceptAsync(AcceptInvitation accept, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "invitations/accept", accept), cancellation);

    /// <summary>Whether a link can be sent by e-mail.</summary>
    public async Task<bool> MailCanBeSentAsync(CancellationToken cancellation = default) =>
        (await GetAsync<MailStatus>("mail", cancellation)).CanBeSent;

    /// <summary>Sends a return code to the address that somebody gave for it.</summary>
    public Task MailReturnCodeAsync(MailReturnCode mail, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, "mail/return-code", mail), cancellation);

    /// <summary>The calendar under a secret address; null where there is none any more.</summary>
    public Task<ServiceFile?> CalendarAsync(string secret, CancellationToken cancellation = default) =>
        FindFileAsync(Request(HttpMethod.Post, "read-calendar", new ReadCalendar(secret)), cancellation);

    /// <summary>Asks for a recovery link by e-mail. The answer is the same whether the account exists.</summary>
    public Task AskForRecoveryAsync(AskForRecovery ask, CancellationToken cancellation = default) =>
        SendAsync(Request(HttpMethod.Post, "recovery", ask), cancellation);
}
