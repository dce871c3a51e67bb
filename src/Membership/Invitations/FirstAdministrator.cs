using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Invitations;

/// <summary>Tells whoever runs the set-up something that belongs on their console and not in a log that is shipped elsewhere.</summary>
internal delegate void TellOperator(string text);

/// <summary>While nobody is administrator, each set-up prints a link that makes the first one.</summary>
internal sealed class FirstAdministrator(
    MembershipDb db, InvitationCodes codes, Administrators administrators, IConfiguration configuration, TellOperator tell, TimeProvider time)
{
    /// <summary>After the database is set up: saves the new code, and then prints it.</summary>
    public async Task InviteWhereMissingAsync(CancellationToken cancellationToken)
    {
        if (configuration.IsDemonstration()
            || await administrators.RemainWithoutAsync(person: null, grant: null, time.Today(), cancellationToken))
        {
            return;
        }

        var (code, _) = await codes.IssueAsync(InvitationKind.FirstAdministrator, person: null, byEmail: false, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tell($"""

            Nobody is administrator yet. Open this link once to become the first; each start makes a new one until then:
            {configuration[PeopleSetup.Origin]}/invitation/{code}

            """);
    }
}
