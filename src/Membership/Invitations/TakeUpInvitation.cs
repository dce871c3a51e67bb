using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Invitations;

/// <summary>Sets a password by a code. The code is used up with it: of two who use it at once, one wins.</summary>
internal sealed class TakeUpInvitation(
    MembershipDb db,
    InvitationCodes codes,
    UserManager<Person> users,
    IPasswordHasher<Person> hasher,
    IPasswordValidator<Person> rules,
    AccountSessions sessions,
    SignInAttempts attempts,
    Administrators administrators,
    Letters letters,
    TimeProvider time)
{
    public async Task<Results<Ok<AccountSession>, ProblemHttpResult>> HandleAsync(
        AcceptInvitation request, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(request.Code, cancellationToken) is not var (invitation, known))
        {
            return ShowInvitation.Unknown();
        }

        var errors = new FieldErrors();
        var person = known ?? await FirstAdministratorAsync(request, errors, cancellationToken);
        foreach (var error in (await rules.ValidateAsync(users, person, request.Password)).Errors)
        {
            errors.Require(false, "password", error.Description);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (invitation.Kind == InvitationKind.FirstAdministrator)
        {
            if (await administrators.RemainWithoutAsync(person: null, grant: null, time.Today(), cancellationToken))
            {
                return ShowInvitation.Unknown();
            }

            MakeAdministrator(person);
        }

        person.PasswordHash = hasher.HashPassword(person, request.Password!);
        person.EndSessions();
        if (invitation.Kind == InvitationKind.Recovery)
        {
            await RecoverAsync(person, invitation, cancellationToken);
        }
        else
        {
            await db.JoinAsync(person, time, cancellationToken);
        }

        db.Invitations.Remove(invitation);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ShowInvitation.Unknown();
        }

        if (person.Email is not null)
        {
            await attempts.ForgetAsync(person.Email, cancellationToken);
        }

        // Who reads somebody's mail has one factor of two.
        return person.TwoFactorEnabled
            ? Problems.Problem(401, ErrorCodes.SecondFactorNeeded, "Your new password is set. Sign in with it and the code from your authenticator app.")
            : TypedResults.Ok(await sessions.OfAsync(person, cancellationToken));
    }

    private async Task<Person> FirstAdministratorAsync(AcceptInvitation request, FieldErrors errors, CancellationToken cancellationToken)
    {
        var email = await PersonFields.CheckAsync(db, request.Name, request.Email, jobTitle: null, errors, cancellationToken);
        return new Person(Guid.CreateVersion7(), request.Name?.Trim() ?? "", email, "", AccountState.Invited, time.GetUtcNow());
    }

    private void MakeAdministrator(Person person)
    {
        var grant = new RoleGrant
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Role = Roles.Administrator,
            Scope = Grant.WholeSystem,
            From = time.Today(),
            Reason = "First administrator, by the link that the set-up printed",
            GrantedAt = time.GetUtcNow(),
        };
        db.People.Add(person);
        db.Grants.Add(grant);
        db.AuditGiven(time, user: null, grant);
    }

    private async Task RecoverAsync(Person person, Invitation invitation, CancellationToken cancellationToken)
    {
        // Handed over by somebody who knows them: they may have lost everything they signed in with.
        if (!invitation.ByEmail)
        {
            await db.RemoveSecondFactorAsync(person, cancellationToken);
            db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == person.Id).ToListAsync(cancellationToken));
        }

        if (person.State == AccountState.Invited)
        {
            await db.JoinAsync(person, time, cancellationToken);
        }

        db.Audit(
            time, null, AuditActions.PersonPasswordChanged, $"person/{person.Id}", Grant.WholeSystem, after: new { By = "recovery", invitation.ByEmail });
        letters.SignInChanged(person, invitation.ByEmail
            ? "A new password was set by the link that we sent you"
            : "A new password was set by a code from an administrator, and authenticator app and passkeys were removed,");
    }
}

internal static class TakeUpInvitationEndpoint
{
    public static void MapTakeUpInvitation(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/invitations/accept",
                (AcceptInvitation request, TakeUpInvitation takeUp, CancellationToken cancellationToken) =>
                    takeUp.HandleAsync(request, cancellationToken))
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("AcceptInvitation")
            .WithSummary("Set a password by an invitation or recovery code")
            .WithTags("Invitations");
}
