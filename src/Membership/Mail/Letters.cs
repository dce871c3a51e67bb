using System.Globalization;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Mail;

/// <summary>What people are written. A letter is stored with the change that it tells of; call before saving.</summary>
internal sealed class Letters(MembershipDb db, MailSettings settings, IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan NoticeUsefulFor = TimeSpan.FromDays(7);

    /// <summary>There is a way to send mail, and an address that links can lead to.</summary>
    public bool CanBeSent => settings.Usable && configuration[PeopleSetup.Origin] is { Length: > 0 };

    /// <summary>Where the site is, without a slash at the end; only where mail can be sent.</summary>
    public string Origin => configuration[PeopleSetup.Origin]!.TrimEnd('/');

    public void Invitation(Person person, string code, DateTimeOffset validUntil) => Add(
        person,
        "Your invitation to IcpEngage",
        $"""
        Hello {person.Name},

        You have been invited to IcpEngage. To set your password, open this link:

        {Link(code)}

        The link works once, until {Shown(validUntil)}.

        If you did not expect this, you need not do anything.
        """,
        validUntil);

    public void Recovery(Person person, string code, DateTimeOffset validUntil) => Add(
        person,
        "Set a new password for IcpEngage",
        $"""
        Hello {person.Name},

        Somebody, perhaps you, asked to set a new password for your account. To do that, open this link:

        {Link(code)}

        The link works once, until {Shown(validUntil)}.

        If you did not ask for it, you need not do anything: your password stays as it is.
        """,
        validUntil);

    /// <summary>
    /// Tells a person that how they sign in was changed, in case it was somebody else. Nothing where mail cannot be sent.
    /// </summary>
    /// <param name="person">Whose account.</param>
    /// <param name="what">What was done, as the beginning of a sentence that goes on with when.</param>
    public void SignInChanged(Person person, string what)
    {
        if (!CanBeSent || person.Email is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        Add(
            person,
            "Your sign-in to IcpEngage was changed",
            $"""
            Hello {person.Name},

            {what} on {Shown(now)}.

            If it was you, you need not do anything.

            If it was not you, somebody else may be using your account. Set a new password at {Origin}/recover and tell an
            administrator of IcpEngage at once.
            """,
            now + NoticeUsefulFor);
    }

    /// <summary>What waits for the person's answer, as they chose to be told.</summary>
    public void Digest(Person person, string subject, string body, DateTimeOffset until) => Add(person, subject, body, until);

    private void Add(Person person, string subject, string body, DateTimeOffset usefulUntil) => db.OutgoingMail.Add(new OutgoingMail
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        To = person.Email!,
        Subject = subject,
        Body = body,
        UsefulUntil = usefulUntil,
        NextAttemptAt = time.GetUtcNow(),
    });

    private string Link(string code) => $"{Origin}/invitation/{code}";

    private static string Shown(DateTimeOffset moment) =>
        moment.InLondon().ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
}
