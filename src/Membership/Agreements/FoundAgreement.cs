using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Agreements;

/// <summary>Finds the agreement that a request is about, for those who may act on it.</summary>
internal static class FoundAgreement
{
    /// <summary>For its keepers: the secretariat, or the lead of the place.</summary>
    public static async Task<(Agreement? Agreement, ProblemHttpResult? Problem)> KeptAsync(
        this AgreementViews views, Guid id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var agreement = await views.Agreements.SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken);
        return agreement switch
        {
            null => (null, Problems.NotFound("There is no such agreement.")),
            _ when !user.Keeps(agreement.Partnership) => (null, NotTheirs()),
            { Ended: true } => (null, WrongState("This agreement has ended.")),
            _ => (agreement, null),
        };
    }

    public static ProblemHttpResult NotTheirs() => Problems.NotAllowed("The secretariat keeps this, or the lead of the place.");

    public static ProblemHttpResult WrongState(string sentence) => Problems.Conflict(ErrorCodes.AgreementWrongState, sentence);

    public static ProblemHttpResult Stale() =>
        Problems.Conflict(ErrorCodes.Stale, "Somebody else changed the agreement since you read it. Read it again.");
}
