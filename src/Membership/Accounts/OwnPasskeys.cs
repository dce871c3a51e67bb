using System.Buffers.Text;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Accounts;

/// <summary>A person's passkeys: made in the browser, checked by the framework's handler, named by their owner.</summary>
internal static class OwnPasskeys
{
    private const int Most = 20;
    private const int LongestCredential = 20_000;

    public static void MapOwnPasskeys(this IEndpointRouteBuilder routes)
    {
        var own = OwnAccount.MapOwn(routes);
        own.MapPost("/passkeys/options", BeginAsync).WithName("BeginPasskey").WithSummary("What a browser needs to make a passkey");
        own.MapPost("/passkeys", AddAsync).WithName("AddPasskey").WithSummary("Add the passkey that the browser made");
        own.MapDelete("/passkeys/{id}", RemoveAsync).WithName("RemovePasskey").WithSummary("Remove a passkey");
    }

    /// <summary>A credential as a browser sends it, of a size that one can have.</summary>
    public static bool IsCredential(string? credential) => credential is { Length: > 0 and <= LongestCredential };

    private static async Task<Results<Ok<PasskeyOptions>, ProblemHttpResult>> BeginAsync(
        HttpContext http,
        ClaimsPrincipal user,
        OwnAccount own,
        IPasskeyHandler<Person> passkeys,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var made = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email ?? person.Name, DisplayName = person.Name }, http);
        var state = await PasskeyCeremony.BeginAsync(db, person.Id, made.AttestationState, time.GetUtcNow(), cancellationToken);
        return TypedResults.Ok(new PasskeyOptions(made.CreationOptionsJson, state));
    }

    private static async Task<Results<Ok<PasskeyView>, ProblemHttpResult>> AddAsync(
        PasskeyCredential request,
        HttpContext http,
        ClaimsPrincipal user,
        OwnAccount own,
        IPasskeyHandler<Person> passkeys,
        UserManager<Person> users,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var errors = new FieldErrors()
            .RequireText(request.Name, 1, 60, "name", "The passkey's name")
            .Require((await users.GetPasskeysAsync(person)).Count < Most, "name", $"You have {Most} passkeys. Remove one first.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var state = await PasskeyCeremony.EndAsync(db, person.Id, request.State, time.GetUtcNow(), cancellationToken);
        var made = state is null || !IsCredential(request.Credential)
            ? null
            : await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
            {
                CredentialJson = request.Credential!,
                AttestationState = state,
                HttpContext = http,
            });
        if (made is not { Succeeded: true } || made.UserEntity.Id != person.Id.ToString())
        {
            return Problems.Invalid("credential", "The passkey could not be added. Try again.");
        }

        made.Passkey.Name = request.Name!.Trim();
        await users.AddOrUpdatePasskeyAsync(person, made.Passkey);
        own.Audit(time, user, person, AuditActions.PersonSecondFactorChanged, new { PasskeyAdded = true });
        letters.SignInChanged(person, "A passkey was added to your account");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(made.Passkey.ToView());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id,
        ClaimsPrincipal user,
        OwnAccount own,
        UserManager<Person> users,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        if (!Base64Url.IsValid(id) || await users.GetPasskeyAsync(person, Base64Url.DecodeFromChars(id)) is not { } passkey)
        {
            return Problems.NotFound("You have no such passkey.");
        }

        if (person.PasswordHash is null && (await users.GetPasskeysAsync(person)).Count == 1 && (await users.GetLoginsAsync(person)).Count == 0)
        {
            return Problems.Invalid("id", "This passkey is the only way you sign in. Add another first.");
        }

        await users.RemovePasskeyAsync(person, passkey.CredentialId);
        own.Audit(time, user, person, AuditActions.PersonSecondFactorChanged, new { PasskeyAdded = false });
        letters.SignInChanged(person, "A passkey was removed from your account");
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
