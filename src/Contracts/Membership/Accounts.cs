namespace IcpEngage.Contracts.Membership;

/// <summary>Signs a person in with their e-mail address and password.</summary>
/// <param name="Email">In any case.</param>
/// <param name="Password">As typed.</param>
/// <param name="Code">Six digits of the authenticator app, where the account asks for them.</param>
/// <param name="RecoveryCode">One of the codes given when the authenticator was set up, instead of <paramref name="Code"/>.</param>
public sealed record SignIn(string? Email, string? Password, string? Code, string? RecoveryCode);

/// <summary>Signs in as a fictional person of the demonstration system.</summary>
/// <param name="PersonId">One of the listed people.</param>
public sealed record DemonstrationSignIn(Guid PersonId);

/// <summary>Signs in a person whom their organisation's identity provider has vouched for.</summary>
/// <param name="Issuer">The provider's issuer, as its tokens state it.</param>
/// <param name="Subject">The provider's stable id of the person.</param>
/// <param name="Email">Only where the provider says that it has verified it; finds the account the first time.</param>
public sealed record ExternalSignIn(string Issuer, string Subject, string? Email);

/// <summary>A signed-in person, as Web's session carries them.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Name">For records of who decided, and the page's header.</param>
/// <param name="Stamp">Changes when older sessions must end: new password, second factor changed, signed out everywhere.</param>
/// <param name="Grants">What is granted today.</param>
public sealed record AccountSession(Guid PersonId, string Name, string Stamp, IReadOnlyList<Grant> Grants);

/// <summary>What a browser needs to make or use a passkey (WebAuthn level 3).</summary>
/// <param name="Options">JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
/// <param name="State">Given back unchanged with the credential; protected, valid for five minutes.</param>
public sealed record PasskeyOptions(string Options, string State);

/// <summary>A credential that the browser made or used.</summary>
/// <param name="Credential">JSON of the browser's <c>PublicKeyCredential</c>.</param>
/// <param name="State">From <see cref="PasskeyOptions"/>.</param>
/// <param name="Name">A new passkey's name, for its owner.</param>
public sealed record PasskeyCredential(string? Credential, string? State, string? Name);

/// <summary>What an invitation or a recovery link is for.</summary>
public enum InvitationKind
{
    /// <summary>A new person, invited by an administrator.</summary>
    NewPerson,

    /// <summary>The first administrator of an empty system.</summary>
    FirstAdministrator,

    /// <summary>A person who lost their password or second factor.</summary>
    Recovery,
}

/// <summary>Asks what an invitation or a recovery link is for.</summary>
/// <param name="Code">As it stands in the link. It travels in bodies only: addresses are written into logs and traces.</param>
public sealed record ViewInvitation(string? Code);

/// <summary>An invitation that is still good.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The person's name as the administrator gave it; empty for the first administrator.</param>
/// <param name="Email">Their address; empty for the first administrator.</param>
/// <param name="ValidUntil">When it stops being good.</param>
public sealed record InvitationView(InvitationKind Kind, string Name, string Email, DateTimeOffset ValidUntil);

/// <summary>Takes an invitation or a recovery link up.</summary>
/// <param name="Code">As it stands in the link.</param>
/// <param name="Password">At least 12 characters, not a common password and not made from the person's name.</param>
/// <param name="Name">Only for the first administrator.</param>
/// <param name="Email">Only for the first administrator.</param>
public sealed record AcceptInvitation(string? Code, string? Password, string? Name, string? Email);

/// <summary>Asks for a link with which a lost password is set anew. The answer is the same whether the account exists.</summary>
/// <param name="Email">Of the account.</param>
public sealed record AskForRecovery(string? Email);

/// <summary>What a page needs to know before it offers to send something by e-mail.</summary>
/// <param name="CanBeSent">There is a mail server, a sender and an address that links can lead to.</param>
public sealed record MailStatus(bool CanBeSent);

/// <summary>Sends somebody the code with which they go on with their answers to a survey. Nothing of it is kept.</summary>
/// <param name="To">Their address; used for this one mail.</param>
/// <param name="Code">The return code.</param>
/// <param name="KeptUntil">Last day on which it is of use.</param>
/// <param name="Answers">Stands for the half-filled answers, which get a few mails only; says nothing else about them.</param>
/// <param name="Language">Of the mail: <c>en</c> or <c>cy</c>; English for any other.</param>
public sealed record MailReturnCode(string? To, string? Code, DateOnly KeptUntil, string? Answers, string? Language = null);

/// <summary>A person's own account.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Email">With which they sign in; empty for demonstration accounts.</param>
/// <param name="HasPassword">A password is set.</param>
/// <param name="HasAuthenticator">Signing in with the password asks for a code too.</param>
/// <param name="RecoveryCodesLeft">Unused recovery codes.</param>
/// <param name="Passkeys">Ways to sign in without a password.</param>
/// <param name="Providers">Issuers of organisations' identity providers that can sign this person in.</param>
/// <param name="Grants">What they may do where, and why.</param>
public sealed record AccountView(
    Guid PersonId,
    string Name,
    string Email,
    bool HasPassword,
    bool HasAuthenticator,
    int RecoveryCodesLeft,
    IReadOnlyList<PasskeyView> Passkeys,
    IReadOnlyList<string> Providers,
    IReadOnlyList<GrantView> Grants);

/// <summary>A passkey of an account.</summary>
/// <param name="Id">Base64url of the credential's id.</param>
/// <param name="Name">As its owner called it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Changes a password.</summary>
/// <param name="Current">The password so far.</param>
/// <param name="New">As <see cref="AcceptInvitation.Password"/>.</param>
public sealed record ChangePassword(string? Current, string? New);

/// <summary>The secret to be put into an authenticator app; nothing changes before a code made with it is confirmed.</summary>
/// <param name="Key">In groups of four, for typing.</param>
/// <param name="Uri">An <c>otpauth://</c> address, for a link or a picture to be scanned.</param>
public sealed record AuthenticatorKey(string Key, string Uri);

/// <summary>Proves that the authenticator app is set up, or that its owner is here.</summary>
/// <param name="Code">Six digits.</param>
public sealed record AuthenticatorCode(string? Code);

/// <summary>Codes that each work once instead of the authenticator, shown this one time.</summary>
/// <param name="Codes">Ten of them.</param>
/// <param name="Session">The session goes on with this: older ones have ended.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes, AccountSession Session);

/// <summary>A role held by a person for a scope over a time.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Scope">Place code, partner slug, or <see cref="Grant.WholeSystem"/>.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: until it is taken back.</param>
/// <param name="Reason">Why it was granted.</param>
/// <param name="GrantedBy">Name of who granted it.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="RevokedBy">Name of who took it back; null while it stands.</param>
/// <param name="RevokedAt">When it was taken back; null while it stands.</param>
/// <param name="RevokeReason">Why it was taken back; null while it stands.</param>
/// <param name="InForce">It counts today.</param>
public sealed record GrantView(
    Guid Id,
    Guid PersonId,
    string PersonName,
    string Role,
    string Scope,
    DateOnly From,
    DateOnly? Until,
    string Reason,
    string GrantedBy,
    DateTimeOffset GrantedAt,
    string? RevokedBy,
    DateTimeOffset? RevokedAt,
    string? RevokeReason,
    bool InForce);

/// <summary>Grants a role.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Scope">Place code, partner slug, or <see cref="Grant.WholeSystem"/>; which kind suits depends on the role.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="Until">Last day; null: until it is taken back.</param>
/// <param name="Reason">Why, for whoever reviews access: 5 to 500 characters.</param>
public sealed record GrantRole(string? Role, string? Scope, DateOnly? From, DateOnly? Until, string? Reason);

/// <summary>Takes a role back.</summary>
/// <param name="Reason">Why: 5 to 500 characters.</param>
public sealed record RevokeGrant(string? Reason);

/// <summary>State of an account.</summary>
public enum AccountState
{
    /// <summary>Invited, has not accepted yet.</summary>
    Invited,

    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Closed by an administrator, until opened again.</summary>
    Closed,
}

/// <summary>A person with an account.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Email">With which they sign in.</param>
/// <param name="JobTitle">What they do.</param>
/// <param name="State">Whether they can sign in.</param>
/// <param name="Grants">What stands today.</param>
public sealed record PersonSummary(
    Guid Id, string Name, string Email, string JobTitle, AccountState State, IReadOnlyList<Grant> Grants);

/// <summary>People, a page of them.</summary>
/// <param name="People">In order of name.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record PeoplePage(IReadOnlyList<PersonSummary> People, int Total, int Page, int PageSize);

/// <summary>A person with everything they hold and held.</summary>
/// <param name="Person">Who.</param>
/// <param name="Grants">Standing, future, ended and revoked ones, newest first.</param>
/// <param name="SignsInWith">Ways to sign in, in words: password, authenticator, passkey, provider.</param>
public sealed record PersonView(PersonSummary Person, IReadOnlyList<GrantView> Grants, IReadOnlyList<string> SignsInWith);

/// <summary>Invites a person.</summary>
/// <param name="Name">2 to 100 characters.</param>
/// <param name="Email">Not yet an account's.</param>
/// <param name="JobTitle">Up to 100 characters.</param>
/// <param name="Grant">The first role; more can follow.</param>
/// <param name="SendEmail">Send the link; otherwise the code is handed over.</param>
public sealed record InvitePerson(string? Name, string? Email, string? JobTitle, GrantRole? Grant, bool SendEmail);

/// <summary>An invitation or recovery code, shown this one time.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="Code">The address <c>/invitation/{code}</c> takes it.</param>
/// <param name="ValidUntil">When it stops being good.</param>
/// <param name="EmailQueued">It is on its way by e-mail.</param>
public sealed record InvitationCode(Guid PersonId, string Code, DateTimeOffset ValidUntil, bool EmailQueued);
