using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.ServiceDefaults.Security;

/// <summary>Tells the audit trail what is being done.</summary>
public static class AuditExtensions
{
    /// <summary>Records the action with the change itself: both are saved, or neither. Call before <c>SaveChanges</c>.</summary>
    /// <param name="db">The database that the action changes.</param>
    /// <param name="time">Now.</param>
    /// <param name="actor">Who does it; null for the platform itself.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="subject">What it is done to, as <c>kind/id</c>.</param>
    /// <param name="scope">Place code, partner slug, or <see cref="Grant.WholeSystem"/>.</param>
    /// <param name="before">What changes, before; ids and values, nobody's personal data.</param>
    /// <param name="after">What changes, after.</param>
    public static void Audit(
        this ServiceDbContext db,
        TimeProvider time,
        ClaimsPrincipal? actor,
        string action,
        string subject,
        string scope,
        object? before = null,
        object? after = null) =>
        db.Publish(new ActionAudited(
            Guid.CreateVersion7(), time.GetUtcNow(), actor?.PersonId(), action, subject, scope, Written(before), Written(after)));

    private static string? Written(object? value) => value is null ? null : JsonSerializer.Serialize(value, Json.Options);
}
