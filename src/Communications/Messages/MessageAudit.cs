using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Communications.Messages;

/// <summary>Tells the audit trail what was done to a message: who is to hear it and when, not its words.</summary>
internal static class MessageAudit
{
    /// <summary>Call beside the change, before saving.</summary>
    /// <param name="db">Holds the change.</param>
    /// <param name="message">After the change.</param>
    /// <param name="action">What was done.</param>
    /// <param name="actor">Who did it; null: it follows from a survey.</param>
    /// <param name="time">Now.</param>
    /// <param name="before">What <see cref="AuditState"/> gave before; null for a new message.</param>
    public static void Audit(
        this CommunicationsDb db, Message message, string action, ClaimsPrincipal? actor, TimeProvider time, object? before = null) =>
        db.Audit(
            time,
            actor,
            action,
            $"message/{message.Id}",
            message.WholeSystem ? Grant.WholeSystem : message.AreaCode,
            before,
            message.CancelledOn is null ? message.AuditState() : null);

    /// <summary>What the trail says of a message.</summary>
    public static object AuditState(this Message message) =>
        new { message.Title, message.AreaCode, message.AudienceCode, message.SendOn, Survey = message.SurveySlug };
}
