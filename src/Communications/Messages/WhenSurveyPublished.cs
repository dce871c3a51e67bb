using IcpEngage.Communications.Audiences;
using IcpEngage.Communications.Contacts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Keeps the survey, and plans one announcement of a survey for each place that it is asked in.</summary>
internal sealed class WhenSurveyPublished(AudienceList audiences, TimeProvider time) : IHandle<SurveyPublished, CommunicationsDb>
{
    public async Task Handle(SurveyPublished message, CommunicationsDb db, CancellationToken cancellationToken)
    {
        await db.RememberAsync(message, cancellationToken);
        var today = time.Today();
        if (message.Closes < today || await db.ClosedSurveys.AnyAsync(closed => closed.SurveyId == message.SurveyId, cancellationToken))
        {
            // Heard of too late: nobody can answer any more.
            return;
        }

        var announced = await db.Messages
            .IgnoreQueryFilters()
            .Where(planned => planned.SurveyId == message.SurveyId)
            .Select(planned => planned.AreaCode)
            .ToListAsync(cancellationToken);
        var names = await db.Areas
            .Where(area => message.AreaCodes.Contains(area.Code))
            .ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        var sendOn = message.Opens > today ? message.Opens : today;
        var announcements = message.AreaCodes
            .Except(announced)
            .Select(areaCode => Message.Announce(
                Guid.CreateVersion7(time.GetUtcNow()),
                $"Have your say: {message.Title}",
                Body(message, names.GetValueOrDefault(areaCode, "your area")),
                areaCode,
                message.AudienceCode,
                sendOn,
                message.SurveyId,
                message.Slug,
                message.Demonstration))
            .ToList();
        db.Messages.AddRange(announcements);
        announcements.ForEach(announcement => db.Audit(announcement, AuditActions.MessagePlanned, actor: null, time));
        await db.RescheduleAsync(announcements, announcements.Select(announcement => announcement.Slot), cancellationToken);
    }

    private string Body(SurveyPublished survey, string place) =>
        $"""
        Your views help to shape health and care in {place}.

        “{survey.Title}” is open from {survey.Opens.InWords()}. Please answer by {survey.Closes.InWords()}.

        Who it is for: {audiences.NameOn(survey.AudienceCode, survey.Opens)}. You do not have to give your name.
        """;
}
