using System.Security.Cryptography;
using System.Text;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Invitations;

/// <summary>Makes and finds codes. A person has one at a time: a new one takes the place of the one before.</summary>
internal sealed class InvitationCodes(MembershipDb db, TimeProvider time)
{
    /// <summary>A week to take an invitation up.</summary>
    public static readonly TimeSpan InvitationValidFor = TimeSpan.FromDays(7);

    /// <summary>An hour for a recovery link that went by e-mail.</summary>
    public static readonly TimeSpan RecoveryByEmailValidFor = TimeSpan.FromHours(1);

    /// <summary>A day for a recovery code that an administrator hands over.</summary>
    public static readonly TimeSpan RecoveryValidFor = TimeSpan.FromDays(1);

    /// <summary>Nobody can be asked for another before there is an administrator; each start makes a new one.</summary>
    public static readonly TimeSpan FirstAdministratorValidFor = TimeSpan.FromDays(365);

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes a code; call before saving. Only its hash is stored, so this is the one time it is known.</summary>
    public async Task<(string Code, DateTimeOffset ValidUntil)> IssueAsync(
        InvitationKind kind, Guid? person, bool byEmail, CancellationToken cancellationToken)
    {
        var before = person is null
            ? db.Invitations.Where(each => each.Kind == InvitationKind.FirstAdministrator)
            : db.Invitations.Where(each => each.PersonId == person);
        db.Invitations.RemoveRange(await before.ToListAsync(cancellationToken));

        // 32 characters of 31 kinds: 158 random bits, readable aloud.
        var code = RandomNumberGenerator.GetString(Alphabet, 32);
        var now = time.GetUtcNow();
        var validUntil = now + kind switch
        {
            InvitationKind.NewPerson => InvitationValidFor,
            InvitationKind.Recovery => byEmail ? RecoveryByEmailValidFor : RecoveryValidFor,
            InvitationKind.FirstAdministrator => FirstAdministratorValidFor,
        };
        db.Invitations.Add(new Invitation
        {
            Id = Guid.CreateVersion7(),
            CodeHash = Hash(code),
            Kind = kind,
            PersonId = person,
            ByEmail = byEmail,
            ValidUntil = validUntil,
            CreatedAt = now,
        });
        return (code, validUntil);
    }

    /// <summary>The invitation that this code is for, with its person; null for none, one that is too old, or a closed account.</summary>
    public async Task<(Invitation Invitation, Person? Person)?> FindAsync(string? code, CancellationToken cancellationToken)
    {
        var hash = Hash(code ?? "");
        var now = time.GetUtcNow();
        var invitation = await db.Invitations.SingleOrDefaultAsync(
            invitation => invitation.CodeHash == hash && invitation.ValidUntil > now, cancellationToken);
        if (invitation is null)
        {
            return null;
        }

        var person = await db.People.SingleOrDefaultAsync(
            person => person.Id == invitation.PersonId && person.State != AccountState.Closed, cancellationToken);
        return invitation.Kind == InvitationKind.FirstAdministrator || person is not null ? (invitation, person) : null;
    }

    public static string Hash(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToLowerInvariant())));
}
