using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.Accounts;
using IcpEngage.Membership.Tests.Invitations;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Mail;

public sealed partial class MailTests
{
    private const string Ros = "ros@example.org";

    [Fact]
    public async Task An_invitation_goes_out_by_SMTP_with_a_link_that_works_and_is_then_deleted()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: To(smtp));
        var jo = await house.AdministratorAsync();

        var code = await InvitationTests.InviteAsync(house, jo, sendEmail: true).ReadAsync<InvitationCode>();

        code.EmailQueued.ShouldBeTrue();
        (await house.Web.GetAsync("mail").ReadAsync<MailStatus>()).CanBeSent.ShouldBeTrue();
        var mail = await ReceivedAsync(smtp, house);
        mail.To.ShouldBe(Ros);
        await InvitationTests.AcceptAsync(house, CodeIn(mail.Text)).ReadAsync<AccountSession>();
        await EmptyAsync(house);
    }

    [Fact]
    public async Task Mail_that_the_server_turns_away_is_kept_and_tried_again()
    {
        await using var smtp = new SmtpListener { TurnAway = 2 };
        await using var house = await OpenAsync(settings: To(smtp));

        await InvitationTests.InviteAsync(house, await house.AdministratorAsync(), sendEmail: true).ReadAsync<InvitationCode>();

        await ReceivedAsync(smtp, house);
        smtp.TurnedAway.ShouldBe(2);
        await EmptyAsync(house);
        smtp.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lost_password_is_set_anew_by_mail_and_the_answer_tells_nobody_who_has_an_account()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: To(smtp));
        await house.PersonAsync("Ros Notional", Ros);

        (await AskAsync(house, "nobody@example.org")).ShouldBe(await AskAsync(house, Ros));

        var code = CodeIn((await ReceivedAsync(smtp, house)).Text);
        var view = await InvitationTests.ViewAsync(house, code).ReadAsync<InvitationView>();
        view.Kind.ShouldBe(InvitationKind.Recovery);
        view.ValidUntil.ShouldBeInRange(house.Clock.Now, house.Clock.Now.AddHours(1));
        await InvitationTests.AcceptAsync(house, code, "gravel lantern teapot").ReadAsync<AccountSession>();
        await house.SignInAsync(Ros, "gravel lantern teapot").ReadAsync<AccountSession>();
        await EmptyAsync(house);
        smtp.Received.Select(mail => mail.Text.Contains("/invitation/", StringComparison.Ordinal)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Asking_again_at_once_sends_no_second_mail()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: To(smtp));
        await house.PersonAsync("Ros Notional", Ros);

        await AskAsync(house, Ros);
        await AskAsync(house, Ros);

        (await house.WithDbAsync(db => db.OutgoingMail.CountAsync()) + smtp.Received.Count).ShouldBeLessThanOrEqualTo(1);
        await ReceivedAsync(smtp, house);
        await EmptyAsync(house);
        smtp.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_reads_the_mail_still_needs_the_second_factor()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: To(smtp));
        var ros = await house.PersonAsync("Ros Notional", Ros);
        await house.WithDbAsync(db => db.People.Where(person => person.Id == ros)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.TwoFactorEnabled, true)));
        await AskAsync(house, Ros);

        var code = CodeIn((await ReceivedAsync(smtp, house)).Text);

        await InvitationTests.AcceptAsync(house, code, "gravel lantern teapot")
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorNeeded);
        await house.SignInAsync(Ros, "gravel lantern teapot").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.SecondFactorNeeded);
    }

    [Fact]
    public async Task Without_a_server_mail_can_go_to_files()
    {
        var directory = Directory.CreateTempSubdirectory("icpengage-mail-").FullName;
        await using var house = await OpenAsync(settings: new Dictionary<string, string?>
        {
            ["Mail:Directory"] = directory,
            ["Mail:From"] = "engage@example.org",
        });

        await InvitationTests.InviteAsync(house, await house.AdministratorAsync(), sendEmail: true).ReadAsync<InvitationCode>();

        await EmptyAsync(house);
        (await File.ReadAllTextAsync(Directory.GetFiles(directory, "*.eml").ShouldHaveSingleItem())).ShouldContain(Ros);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task With_neither_the_code_is_handed_over_and_a_lost_password_is_an_administrators_business()
    {
        await using var house = await OpenAsync();
        var jo = await house.AdministratorAsync();

        (await InvitationTests.InviteAsync(house, jo, sendEmail: true).ReadAsync<InvitationCode>()).EmailQueued.ShouldBeFalse();
        await AskAsync(house, "jo@example.org");

        (await house.Web.GetAsync("mail").ReadAsync<MailStatus>()).CanBeSent.ShouldBeFalse();
        (await house.WithDbAsync(db => db.OutgoingMail.CountAsync())).ShouldBe(0);
        (await house.WithDbAsync(db => db.Invitations.CountAsync(invitation => invitation.Kind == InvitationKind.Recovery))).ShouldBe(0);
    }

    [Fact]
    public async Task Whenever_how_a_person_signs_in_was_changed_they_are_told_what_when_and_what_to_do()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: To(smtp));
        house.Clock.Now = new DateTimeOffset(2027, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var ros = await house.PersonAsync("Ros Notional", Ros);
        var me = house.Caller(ros);

        await me.PostAsync("me/password", new ChangePassword(PeopleHouse.Password, "gravel lantern teapot")).ReadAsync<AccountSession>();
        await ToldAsync("Your password was changed on 1 June 2027 at 13:0");

        var key = await me.PostAsync("me/authenticator", new { }).ReadAsync<AuthenticatorKey>();
        await me.PostAsync("me/authenticator/confirm", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<RecoveryCodes>();
        await ToldAsync("An authenticator app was set up for your account, and new recovery codes were made, on 1 June 2027");

        house.Clock.Now += TimeSpan.FromSeconds(30);
        await me.PostAsync("me/authenticator/remove", new AuthenticatorCode(house.CodeOf(key))).ReadAsync<AccountSession>();
        await ToldAsync("The authenticator app was removed from your account on 1 June 2027");

        using var phone = new SoftwareAuthenticator();
        var passkey = await PasskeyTests.AddAsync(house, ros, phone).ReadAsync<PasskeyView>();
        await ToldAsync("A passkey was added to your account on 1 June 2027");

        using var removed = await me.DeleteAsync($"me/passkeys/{passkey.Id}");
        await ToldAsync("A passkey was removed from your account on 1 June 2027");

        await house.Web.PostAsync("sign-in/external", new ExternalSignIn("https://id.example.org", "subject-1", Ros)).ReadAsync<AccountSession>();
        await ToldAsync("Signing in by https://id.example.org was added to your account on 1 June 2027");

        var code = await house.Caller(await house.AdministratorAsync()).PostAsync($"people/{ros}/recovery", new { }).ReadAsync<InvitationCode>();
        await InvitationTests.AcceptAsync(house, code.Code).ReadAsync<AccountSession>();
        await ToldAsync("A new password was set by a code from an administrator, and authenticator app and passkeys were removed, on 1 June 2027");

        async Task ToldAsync(string what)
        {
            var mail = await ReceivedAsync(smtp, house);
            mail.To.ShouldBe(Ros);
            var text = Body(mail.Text);
            text.ShouldContain(what);
            text.ShouldContain("If it was not you");
            text.ShouldContain("https://engage.example.org/recover");
            await EmptyAsync(house);
            smtp.Received.Count.ShouldBe(1);
            smtp.Received.Clear();
        }
    }

    [Fact]
    public async Task Without_mail_nobody_is_told_and_nothing_waits()
    {
        await using var house = await OpenAsync();
        var me = house.Caller(await house.PersonAsync("Ros Notional", Ros));

        await me.PostAsync("me/password", new ChangePassword(PeopleHouse.Password, "gravel lantern teapot")).ReadAsync<AccountSession>();

        (await house.WithDbAsync(db => db.OutgoingMail.AnyAsync())).ShouldBeFalse();
    }

    internal static Dictionary<string, string?> To(SmtpListener smtp) => new()
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:From"] = "engage@example.org",
        ["Mail:StartTls"] = "false",
    };

    private static async Task<string> AskAsync(MembershipHouse house, string email)
    {
        using var answer = await house.Web.PostAsync("recovery", new AskForRecovery(email));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The first mail; the clock goes on, so that what failed is tried again.</summary>
    private static async Task<(string To, string Text)> ReceivedAsync(SmtpListener smtp, MembershipHouse house)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        (string, string) mail;
        while (!smtp.Received.TryPeek(out mail))
        {
            house.Clock.Now += TimeSpan.FromSeconds(1);
            await Task.Delay(100, limit.Token);
        }

        return mail;
    }

    private static async Task EmptyAsync(MembershipHouse house)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await house.WithDbAsync(db => db.OutgoingMail.AnyAsync()))
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private static string CodeIn(string text) => Link().Match(Body(text)).Groups[1].Value;

    internal static string Body(string text)
    {
        // Long lines are folded by quoted-printable.
        var unfolded = text.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
        return unfolded.Contains("base64", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(unfolded[(unfolded.IndexOf("base64", StringComparison.Ordinal) + 6)..].Trim()))
            : unfolded;
    }

    [GeneratedRegex("https://engage.example.org/invitation/([a-z0-9]+)")]
    private static partial Regex Link();
}
