using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.People;

/// <summary>
/// An administrator closes an account (it can be opened again, with the roles that still stand) or erases the person.
/// Nobody does it to themselves, and not to the last administrator.
/// </summary>
internal static class CloseAccount
{
    public static void MapCloseAccount(this IEndpointRouteBuilder routes)
    {
        var person = routes.MapGroup("/people/{id:guid}").RequireAuthorization(Roles.Administrator).WithTags("People");
        person.MapPost("/close", CloseAsync).WithName("ClosePerson").WithSummary("Close an account: nobody signs in to it any more");
        person.MapPost("/reopen", ReopenAsync).WithName("ReopenPerson").WithSummary("Open a closed account again");
        person.MapPost("/erase", EraseAsync).WithName("ErasePerson").WithSummary("Erase a person; what they could do stays on record without a name");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(
        Guid id, ClaimsPrincipal user, Administrators administrators, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (person, problem) = await FindAsync(id, user, administrators, db, time, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (person!.State == AccountState.Closed)
        {
            return Problems.Conflict(ErrorCodes.AccountWrongState, "This account is closed already.");
        }

        var before = person.State;
        person.State = AccountState.Closed;
        person.EndSessions();
        await RemoveCodesAsync(db, id, cancellationToken);
        db.Audit(time, user, AuditActions.PersonClosed, $"person/{id}", Grant.WholeSystem, new { State = before }, new { person.State });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReopenAsync(
        Guid id, ClaimsPrincipal user, UserManager<Person> users, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == id && person.ErasedAt == null, cancellationToken);
        if (person is null)
        {
            return Problems.NotFound("There is no such person.");
        }

        if (person.State != AccountState.Closed)
        {
            return Problems.Conflict(ErrorCodes.AccountWrongState, "This account is not closed.");
        }

        // Who never joined is invited once more, by a new code.
        var joined = person.Demonstration || (await ListPeople.SignsInWithAsync(person, users)).Count > 0;
        person.State = joined ? AccountState.Active : AccountState.Invited;
        db.Audit(
            time, user, AuditActions.PersonReopened, $"person/{id}", Grant.WholeSystem, new { State = AccountState.Closed }, new { person.State });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EraseAsync(
        Guid id, ClaimsPrincipal user, Administrators administrators, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (person, problem) = await FindAsync(id, user, administrators, db, time, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var now = time.GetUtcNow();
        foreach (var grant in await db.Grants.Where(grant => grant.PersonId == id && grant.RevokedAt == null).ToListAsync(cancellationToken))
        {
            grant.Revoke(user.PersonId(), now, "The person was erased");
            db.AuditRevoked(time, user, grant);
        }

        foreach (var holder in await db.Set<SeatHolder>().Include(holder => holder.Interests).Where(holder => holder.PersonId == id).ToListAsync(cancellationToken))
        {
            holder.Erase();
        }

        foreach (var role in await db.NamedRoles.Where(role => role.PersonId == id).ToListAsync(cancellationToken))
        {
            role.Erase(time.Today());
        }

        person!.Erase(now);
        await RemoveCodesAsync(db, id, cancellationToken);
        await db.RemoveSecondFactorAsync(person, cancellationToken);
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<IdentityUserLogin<Guid>>().Where(login => login.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.DigestChoices.Where(choice => choice.PersonId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.PasskeyCeremonies.Where(ceremony => ceremony.PersonId == id).ToListAsync(cancellationToken));
        db.Audit(time, user, AuditActions.PersonErased, $"person/{id}", Grant.WholeSystem);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The person, where whoever calls may take their account away.</summary>
    private static async Task<(Person? Person, ProblemHttpResult? Problem)> FindAsync(
        Guid id, ClaimsPrincipal user, Administrators administrators, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (id == user.PersonId())
        {
            return (null, Problems.Conflict(ErrorCodes.OwnAccess, "Nobody closes or erases their own account. Ask another administrator."));
        }

        if (await db.People.SingleOrDefaultAsync(person => person.Id == id && person.ErasedAt == null, cancellationToken) is not { } person)
        {
            return (null, Problems.NotFound("There is no such person."));
        }

        if (await db.Grants.AnyAsync(grant => grant.PersonId == id && grant.Role == Roles.Administrator && grant.RevokedAt == null, cancellationToken))
        {
            await administrators.GuardAsync(cancellationToken);
            if (!await administrators.RemainWithoutAsync(id, grant: null, time.Today(), cancellationToken))
            {
                return (null, Administrators.LastOne());
            }
        }

        return (person, null);
    }

    private static async Task RemoveCodesAsync(MembershipDb db, Guid person, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Invitations.Where(invitation => invitation.PersonId == person).ToListAsync(cancellationToken));
        db.RemoveRange(await db.OutgoingMail.Where(mail => mail.PersonId == person).ToListAsync(cancellationToken));
        db.RemoveRange(await db.CalendarAddresses.Where(address => address.PersonId == person).ToListAsync(cancellationToken));
    }
}
