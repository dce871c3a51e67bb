using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Invitations;

/// <summary>An administrator invites somebody with a first role, or helps one who cannot sign in any more.</summary>
internal static class IssueCodes
{
    public static void MapIssueCodes(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").RequireAuthorization(Roles.Administrator).WithTags("People");
        people.MapPost("/invitations", InviteAsync).WithName("InvitePerson").WithSummary("Invite a person, with their first role");
        people.MapPost("/{id:guid}/recovery", RecoverAsync)
            .WithName("IssueRecoveryCode")
            .WithSummary("A code to hand over to somebody who cannot sign in; for one who was invited, a new invitation");
    }

    private static async Task<Results<Ok<InvitationCode>, ProblemHttpResult>> InviteAsync(
        InvitePerson request,
        ClaimsPrincipal user,
        GrantRules rules,
        InvitationCodes codes,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var id = Guid.CreateVersion7();
        var email = await PersonFields.CheckAsync(db, request.Name, request.Email, request.JobTitle, errors, cancellationToken);
        var grant = await rules.ReadAsync(request.Grant, id, user.PersonId(), errors, cancellationToken);
        if (grant is null || email is null || errors.Any)
        {
            return errors.ToProblem();
        }

        var person = new Person(id, request.Name!.Trim(), email, request.JobTitle?.Trim() ?? "", AccountState.Invited, time.GetUtcNow());
        db.People.Add(person);
        db.Grants.Add(grant);
        var queued = request.SendEmail && letters.CanBeSent;
        var (code, validUntil) = await codes.IssueAsync(InvitationKind.NewPerson, id, queued, cancellationToken);
        if (queued)
        {
            letters.Invitation(person, code, validUntil);
        }

        db.Audit(time, user, AuditActions.PersonInvited, $"person/{id}", Grant.WholeSystem, after: new { ByEmail = queued, validUntil });
        db.AuditGiven(time, user, grant);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else invited the same address at the same time: the unique index lets one of them in.
            db.ChangeTracker.Clear();
            await PersonFields.CheckAsync(db, request.Name, request.Email, request.JobTitle, errors, cancellationToken);
            if (errors.Any)
            {
                return errors.ToProblem();
            }

            throw;
        }

        return TypedResults.Ok(new InvitationCode(id, code, validUntil, queued));
    }

    private static async Task<Results<Ok<InvitationCode>, ProblemHttpResult>> RecoverAsync(
        Guid id,
        ClaimsPrincipal user,
        InvitationCodes codes,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (id == user.PersonId())
        {
            return Problems.Conflict(ErrorCodes.OwnAccess, "You are signed in. If you lost something, ask another administrator.");
        }

        var person = await db.People.SingleOrDefaultAsync(person => person.Id == id && person.ErasedAt == null, cancellationToken);
        if (person is null)
        {
            return Problems.NotFound("There is no such person.");
        }

        if (person.State == AccountState.Closed || person.Demonstration)
        {
            return Problems.Conflict(ErrorCodes.AccountWrongState, "This account is closed, or is one of the demonstration. Nobody signs in to it by a code.");
        }

        var kind = person.State == AccountState.Invited ? InvitationKind.NewPerson : InvitationKind.Recovery;
        var (code, validUntil) = await codes.IssueAsync(kind, id, byEmail: false, cancellationToken);
        db.Audit(time, user, AuditActions.PersonRecoveryIssued, $"person/{id}", Grant.WholeSystem, after: new { ByEmail = false, validUntil });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new InvitationCode(id, code, validUntil, EmailQueued: false));
    }
}
