using System.Security.Claims;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Contacts;

/// <summary>
/// Erases an address from every list: for an administrator whom the person asked (UK GDPR Article 17), and for the person,
/// because taking consent back has to be as easy as giving it (Article 7(3)).
/// </summary>
internal static class EraseContact
{
    public static async Task<Ok<ErasedContact>> HandleAsync(
        ContactAddress request, ClaimsPrincipal user, CommunicationsDb db, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ErasedContact(await EraseAsync(request, user, db, time, cancellationToken)));

    /// <summary>The same answer whether or not the address was on a list: it is nobody else's to know.</summary>
    public static async Task<NoContent> WithdrawAsync(
        ContactAddress request, CommunicationsDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        await EraseAsync(request, user: null, db, time, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<int> EraseAsync(
        ContactAddress request, ClaimsPrincipal? user, CommunicationsDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var ids = await db.ContactsOf(request.Email).Select(contact => contact.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var erased = await db.Contacts.Where(contact => ids.Contains(contact.Id)).ExecuteDeleteAsync(cancellationToken);
        if (erased > 0)
        {
            foreach (var id in ids)
            {
                db.Audit(time, user, AuditActions.ContactErased, $"contact/{id}", Grant.WholeSystem);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return erased;
    }
}
