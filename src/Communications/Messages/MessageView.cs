using IcpEngage.Communications.Audiences;
using IcpEngage.Contracts.Communications;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Messages as others see them.</summary>
internal static class MessageView
{
    /// <summary>The message with its clashes, as the database has them now.</summary>
    public static async Task<CalendarMessage> ViewAsync(
        this CommunicationsDb db, Message message, AudienceList audiences, CancellationToken cancellationToken)
    {
        var sameWeek = await db.Messages.AsNoTracking()
            .PlannedIn(message.AudienceCode, Week.Of(message.SendOn))
            .ToListAsync(cancellationToken);
        return message.ToCalendarMessage(sameWeek, audiences);
    }

    /// <summary>The message, with those of the others that it clashes with, by day and title.</summary>
    public static CalendarMessage ToCalendarMessage(
        this Message message, IEnumerable<Message> others, AudienceList audiences) =>
        new(
            message.Id,
            message.Title,
            message.Body,
            message.AreaCode,
            message.AudienceCode,
            audiences.NameOn(message.AudienceCode, message.SendOn),
            message.SendOn,
            message.SurveySlug,
            [.. others.Where(message.ClashesWith).OrderBy(other => other.SendOn).ThenBy(other => other.Title, StringComparer.Ordinal).Select(other => other.Id)],
            message.Version,
            message.Demonstration);
}
