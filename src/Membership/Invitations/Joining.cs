using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Invitations;

/// <summary>An invited person becomes one who can sign in.</summary>
internal static class Joining
{
    /// <summary>Call before saving: the account becomes active, its invitations are spent.</summary>
    public static async Task JoinAsync(this MembershipDb db, Person person, TimeProvider time, CancellationToken cancellationToken)
    {
        person.State = AccountState.Active;
        db.Invitations.RemoveRange(
            await db.Invitations.Where(invitation => invitation.PersonId == person.Id).ToListAsync(cancellationToken));
        db.Audit(time, null, AuditActions.PersonJoined, $"person/{person.Id}", Grant.WholeSystem);
    }
}
