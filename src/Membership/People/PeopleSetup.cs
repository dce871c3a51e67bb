using IcpEngage.Membership.Access;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.Invitations;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.Sessions;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.People;

/// <summary>Accounts on ASP.NET Core Identity: its user manager, hashes and passkeys, without its cookies, which are Web's.</summary>
internal static class PeopleSetup
{
    /// <summary>Configuration: where the site is, as browsers know it: <c>https://engage.example.org</c>.</summary>
    public const string Origin = "Site:Origin";

    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<IPasswordValidator<Person>, PasswordRules>();
        services.AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddUserStore<PersonStore>();

        // OWASP Password Storage Cheat Sheet: 210,000 rounds of PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            // From the configuration, never from a request: its Host header is whatever the caller wrote.
            var site = Uri.TryCreate(configuration[Origin], UriKind.Absolute, out var origin) ? origin : null;
            passkeys.ServerDomain = site?.Host;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(
                site is not null && !context.CrossOrigin && context.Origin == site.GetLeftPart(UriPartial.Authority));
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = PasskeyCeremony.ValidFor;
        });

        services.AddScoped<PasswordCheck>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<Administrators>();
        services.AddScoped<GrantRules>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<InvitationCodes>();
        services.AddScoped<TakeUpInvitation>();
        services.AddScoped<FirstAdministrator>();
        services.AddSingleton<TellOperator>(Console.WriteLine);
        services.AddScoped<Letters>();
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<MailServer>();
        services.AddSingleton<ReturnCodeLimits>();
        services.AddSingleton<MailSender>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapDemonstrationPeople();
        routes.MapSignInWithPassword();
        routes.MapSignInOfDemonstration();
        routes.MapSignInFromOutside();
        routes.MapCheckSession();
        routes.MapGiveGrant();
        routes.MapTakeGrantBack();
        routes.MapListAccess();
        routes.MapSignInWithPasskey();
        routes.MapShowInvitation();
        routes.MapTakeUpInvitation();
        routes.MapAskForRecoveryLink();
        routes.MapShowMailStatus();
        routes.MapMailReturnCode();
        routes.MapIssueCodes();
        routes.MapListPeople();
        routes.MapCloseAccount();
        routes.MapExportPerson();
        routes.MapShowAccount();
        routes.MapChangeOwnPassword();
        routes.MapAuthenticator();
        routes.MapOwnPasskeys();
    }
}
