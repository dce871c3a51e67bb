using System.Security.Claims;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Asks;

/// <summary>Who does something on the ledger, and when.</summary>
/// <param name="PersonId">The person; null for a service, and for time itself.</param>
/// <param name="At">The moment.</param>
internal readonly record struct Act(Guid? PersonId, DateTimeOffset At)
{
    /// <summary>The day in Europe/London.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.InLondon().DateTime);

    public static Act Of(ClaimsPrincipal user, TimeProvider time) => new(user.PersonId(), time.GetUtcNow());

    /// <summary>Nobody's act: what the calendar asks for, and what another service told.</summary>
    public static Act OfNobody(TimeProvider time) => new(null, time.GetUtcNow());
}
