using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Invitations;

/// <summary>
/// Sends a recovery link to an account's address. The answer is the same whether there is one; who asks again before the
/// last link is a few minutes old gets no second mail, so that nobody's inbox can be filled.
/// </summary>
internal static class AskForRecoveryLink
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public static void MapAskForRecoveryLink(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/recovery", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("AskForRecovery")
            .WithSummary("Ask for a link with which a lost password is set anew")
            .WithTags("Invitations");

    private static async Task<Accepted> HandleAsync(
        AskForRecovery request,
        InvitationCodes codes,
        Letters letters,
        AccountSessions sessions,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var normalized = EmailAddress.Read(request.Email)?.ToUpperInvariant();
        var person = await db.People.SingleOrDefaultAsync(
            person => person.NormalizedEmail == normalized && normalized != null, cancellationToken);
        var recently = time.GetUtcNow() - Pause;
        if (person is null || !letters.CanBeSent || !sessions.MaySignIn(person)
            || await db.Invitations.AnyAsync(each => each.PersonId == person.Id && each.CreatedAt > recently, cancellationToken))
        {
            return TypedResults.Accepted((string?)null);
        }

        var (code, validUntil) = await codes.IssueAsync(InvitationKind.Recovery, person.Id, byEmail: true, cancellationToken);
        letters.Recovery(person, code, validUntil);
        db.Audit(time, null, AuditActions.PersonRecoveryIssued, $"person/{person.Id}", Grant.WholeSystem, after: new { ByEmail = true, validUntil });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}
