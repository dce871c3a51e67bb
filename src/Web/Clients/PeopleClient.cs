using System.Globalization;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Clients;

/// <summary>One’s own account, and for administrators everybody’s: people, what they may do, and why.</summary>
internal sealed class PeopleClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "people and access")
{
    /// <summary>One’s own account.</summary>
    public Task<AccountView> MeAsync(CancellationToken cancellation = default) => GetAsync<AccountView>("me", cancellation);

    /// <summary>Changes one’s password. Other sessions end.</summary>
    public Task<AccountSession> ChangePasswordAsync(ChangePassword change, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "me/password", change), cancellation);

    /// <summary>A secret for an authenticator app. Nothing changes before a code is confirmed.</summary>
    public Task<AuthenticatorKey> AuthenticatorKeyAsync(CancellationToken cancellation = default) =>
        SendAsync<AuthenticatorKey>(new(HttpMethod.Post, "me/authenticator"), cancellation);

    /// <summary>Switches the authenticator on.</summary>
    public Task<RecoveryCodes> ConfirmAuthenticatorAsync(AuthenticatorCode code, CancellationToken cancellation = default) =>
        SendAsync<RecoveryCodes>(Request(HttpMethod.Post, "me/authenticator/confirm", code), cancellation);

    /// <summary>Switches the authenticator off.</summary>
    public Task<AccountSession> RemoveAuthenticatorAsync(AuthenticatorCode code, CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(Request(HttpMethod.Post, "me/authenticator/remove", code), cancellation);

    /// <summary>What a browser needs to make a passkey.</summary>
    public Task<PasskeyOptions> PasskeyOptionsAsync(CancellationToken cancellation = default) =>
        SendAsync<PasskeyOptions>(new(HttpMethod.Post, "me/passkeys/options"), cancellation);

    /// <summary>Adds a passkey.</summary>
    public Task<PasskeyView> AddPasskeyAsync(PasskeyCredential passkey, CancellationToken cancellation = default) =>
        SendAsync<PasskeyView>(Request(HttpMethod.Post, "me/passkeys", passkey), cancellation);

    /// <summary>Removes a passkey.</summary>
    public Task RemovePasskeyAsync(string id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"me/passkeys/{Part(id)}"), cancellation);

    /// <summary>Ends one’s sessions on every device but this.</summary>
    public Task<AccountSession> EndSessionsAsync(CancellationToken cancellation = default) =>
        SendAsync<AccountSession>(new(HttpMethod.Post, "me/end-sessions"), cancellation);

    /// <summary>People by name.</summary>
    /// <param name="search">Part of a name, an address or a job title; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<PeoplePage> PeopleAsync(string? search, int page, CancellationToken cancellation = default) =>
        GetAsync<PeoplePage>(
            Query("people", ("search", search), ("page", page.ToString(CultureInfo.InvariantCulture))), cancellation);

    /// <summary>A person; null where there is none.</summary>
    public Task<PersonView?> PersonAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<PersonView>($"people/{id}", cancellation);

    /// <summary>Invites a person.</summary>
    public Task<InvitationCode> InviteAsync(InvitePerson invite, CancellationToken cancellation = default) =>
        SendAsync<InvitationCode>(Request(HttpMethod.Post, "people/invitations", invite), cancellation);

    /// <summary>A link with which the person sets their password anew.</summary>
    public Task<InvitationCode> RecoverAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync<InvitationCode>(new(HttpMethod.Post, $"people/{id}/recovery"), cancellation);

    /// <summary>Closes an account.</summary>
    public Task CloseAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"people/{id}/close"), cancellation);

    /// <summary>Opens a closed account again.</summary>
    public Task ReopenAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"people/{id}/reopen"), cancellation);

    /// <summary>Erases a person's account for good.</summary>
    public Task EraseAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"people/{id}/erase"), cancellation);

    /// <summary>Everything that is stored about the person's account, as JSON.</summary>
    public Task<System.Text.Json.JsonElement> ExportAsync(Guid id, CancellationToken cancellation = default) =>
        GetAsync<System.Text.Json.JsonElement>($"people/{id}/export", cancellation);

    /// <summary>Grants a role.</summary>
    public Task<GrantView> GrantAsync(Guid person, GrantRole grant, CancellationToken cancellation = default) =>
        SendAsync<GrantView>(Request(HttpMethod.Post, $"people/{person}/grants", grant), cancellation);

    /// <summary>Takes a role back.</summary>
    public Task<GrantView> RevokeAsync(Guid grant, RevokeGrant revoke, CancellationToken cancellation = default) =>
        SendAsync<GrantView>(Request(HttpMethod.Post, $"grants/{grant}/revoke", revoke), cancellation);

    /// <summary>Who can do what where, and why.</summary>
    /// <param name="role">Only this role; null for all.</param>
    /// <param name="scope">Only this scope; null for all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<GrantView>> AccessAsync(string? role, string? scope, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<GrantView>>(Query("access", ("role", role), ("scope", scope)), cancellation);
}
