using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Keeps a survey's last day, and calls off the announcements that have not gone out.</summary>
internal sealed class WhenSurveyClosed(TimeProvider time) : IHandle<SurveyClosed, CommunicationsDb>
{
    public async Task Handle(SurveyClosed message, CommunicationsDb db, CancellationToken cancellationToken)
    {
        if (await db.ClosedSurveys.FindAsync([message.SurveyId], cancellationToken) is null)
        {
            db.ClosedSurveys.Add(new ClosedSurvey { SurveyId = message.SurveyId, ClosedOn = message.ClosedOn });
        }

        if (await db.KnownSurveys.FindAsync([message.SurveyId], cancellationToken) is { } known)
        {
            known.Closes = message.ClosedOn;
        }

        var today = time.Today();
        var waiting = await db.Messages
            .Where(planned => planned.SurveyId == message.SurveyId && planned.SendOn > today)
            .ToListAsync(cancellationToken);
        foreach (var announcement in waiting)
        {
            var before = announcement.AuditState();
            announcement.Cancel(today);
            db.Audit(announcement, AuditActions.MessageCancelled, actor: null, time, before);
        }

        await db.RescheduleAsync(waiting, waiting.Select(announcement => announcement.Slot), cancellationToken);
    }
}
