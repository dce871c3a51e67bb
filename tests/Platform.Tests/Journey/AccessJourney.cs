using IcpEngage.Platform.Tests.Platforms;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>From nobody to a team: the first administrator, an invitation, a passkey, a role that is taken back.</summary>
[Collection(Unclaimed.Name)]
public sealed class AccessJourney(UnclaimedPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "lantern gravel tuesday";

    [Fact]
    public async Task The_first_administrator_invites_somebody_who_signs_in_with_a_passkey_until_the_role_is_taken_back()
    {
        // The link on the console makes the first administrator, who sets up an authenticator app.
        await using var administrator = await Visitor.ArriveAsync(platform, chromium, "administrator");
        await administrator.GoToAsync(await platform.FirstAdministratorsLinkAsync());
        await administrator.FillInAsync("Your name", "Pat Imaginary");
        await administrator.FillInAsync("E-mail address", "pat@example.org");
        await administrator.FillInExactlyAsync("Password", "too short");
        await administrator.PressAsync("Set password and sign in");
        await administrator.SeesAsync("There is a problem");
        await administrator.FillInExactlyAsync("Password", Password);
        await administrator.FillInExactlyAsync("The password again", Password);
        await administrator.PressAsync("Set password and sign in");
        await administrator.SeesAsync("Your account is ready", "Administrator");
        await administrator.FollowAsync("set up an authenticator app");
        await administrator.PressAsync("Continue");
        await administrator.FillInAsync("Code", AuthenticatorApp.CodeOf(await administrator.ReadAsync(".app-key")));
        await administrator.PressAsync("Switch on");
        await administrator.SeesAsync("Keep these recovery codes");
        var recoveryCode = await administrator.ReadAsync(".app-codes code");

        // Without the phone, a recovery code does.
        await administrator.PressAsync("Sign out");
        await administrator.GoToAsync("/sign-in");
        await administrator.FillInAsync("E-mail address", "pat@example.org");
        await administrator.FillInExactlyAsync("Password", Password);
        await administrator.PressAsync("Sign in");
        await administrator.SeesHeadingAsync("What is the code in your authenticator app?");
        await administrator.FollowAsync("I do not have my phone");
        await administrator.FillInAsync("What is your recovery code?", recoveryCode);
        await administrator.PressAsync("Continue");
        await administrator.SeesHeadingAsync("Your work");

        // Somebody is invited for Halton; the link is handed over.
        await administrator.FollowAsync("People and roles");
        await administrator.FollowAsync("Invite a person");
        await administrator.FillInAsync("Name", "Kim Invented");
        await administrator.FillInAsync("E-mail address", "kim@example.org");
        await administrator.ChooseAsync("Engagement lead");
        await administrator.SelectAsync("For what?", "Halton");
        await administrator.FillInAsync("Why?", "Plans what Halton asks");
        await administrator.SeesAsync("this system sends no e-mail");
        await administrator.PressAsync("Invite");
        await administrator.SeesHeadingAsync("Kim Invented is invited");
        var invitation = await administrator.ReadAsync(".app-code");

        // They join, add a passkey, and sign in with it.
        await using var lead = await Visitor.ArriveAsync(platform, chromium, "lead");
        await lead.CarryAuthenticatorAsync();
        await lead.GoToAsync(invitation);
        await lead.FillInExactlyAsync("Password", Password + " and more");
        await lead.FillInExactlyAsync("The password again", Password + " and more");
        await lead.PressAsync("Set password and sign in");
        await lead.SeesAsync("Engagement lead", "Halton", "Plans what Halton asks");
        await lead.FollowAsync("add a passkey");
        await lead.FillInAsync("What do you want to call it?", "Work laptop");
        await lead.PressAndArriveAsync("Add a passkey", "/workspace/account/passkeys?done=added");
        await lead.SeesAsync("The passkey is added", "Work laptop");
        await lead.PressAsync("Sign out");
        await lead.GoToAsync("/sign-in?returnUrl=/workspace/surveys");
        await lead.PressAndArriveAsync("Sign in with a passkey", "/workspace/surveys");
        await lead.SeesAsync("Start a new survey");

        // The role is taken back: the pages close, and who can is written down.
        await administrator.GoToAsync("/workspace/access");
        await administrator.SeesAsync("Plans what Halton asks");
        await administrator.FollowAsync("Kim Invented");
        await administrator.FollowAsync("Take back");
        await administrator.FillInAsync("Why?", "Works elsewhere now");
        await administrator.PressAsync("Take back");
        await administrator.SeesAsync("The role is taken back", "Taken back");
        await administrator.GoToAsync("/workspace/people");
        await administrator.SeesAsync("Kim Invented", "Pat Imaginary");

        await lead.PressAsync("Sign out");
        await lead.GoToAsync("/sign-in?returnUrl=/workspace/account");
        await lead.PressAndArriveAsync("Sign in with a passkey", "/workspace/account");
        await lead.SeesAsync("You have no role at the moment");
        await lead.IsRefusedAsync("/workspace/surveys", "This page is for an engagement lead");

        administrator.FoundNothingWrong();
        lead.FoundNothingWrong();
    }
}
