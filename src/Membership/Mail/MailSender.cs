using System.Net.Mail;
using IcpEngage.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Mail;

/// <summary>
/// Sends what is waiting, one after the other, and deletes it once the server has taken it. What fails is tried again,
/// later each time, for as long as it is of use. Replicas share the work by taking a mail for a while before they send it.
/// </summary>
internal sealed class MailSender(
    IServiceScopeFactory scopes, MailSettings settings, MailServer server, Readiness readiness, TimeProvider time, ILogger<MailSender> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Sends what is due now; gives how many were sent.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var now = time.GetUtcNow();
        await db.OutgoingMail.Where(mail => mail.UsefulUntil < now).ExecuteDeleteAsync(cancellationToken);
        var due = await db.OutgoingMail.AsNoTracking()
            .Where(mail => mail.NextAttemptAt <= now).OrderBy(mail => mail.NextAttemptAt).Take(20).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var mail in due)
        {
            var mine = db.OutgoingMail.Where(each => each.Id == mail.Id && each.Attempts == mail.Attempts);
            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, mail.Attempts)));
            if (await mine.ExecuteUpdateAsync(
                set => set.SetProperty(each => each.Attempts, mail.Attempts + 1).SetProperty(each => each.NextAttemptAt, now + Taken),
                cancellationToken) == 0)
            {
                continue;
            }

            var taken = db.OutgoingMail.Where(each => each.Id == mail.Id);
            try
            {
                await server.SendAsync(mail.Id, mail.To, mail.Subject, mail.Body, cancellationToken);
                await taken.ExecuteDeleteAsync(CancellationToken.None);
                sent++;
            }
            catch (Exception exception) when (MailServer.IsFailure(exception))
            {
                // The server's words may repeat the address: the log gets the kind of failure only.
                logger.LogWarning(
                    "Mail {Mail} was not sent ({Failure}, attempt {Attempt}); it is kept and tried again",
                    mail.Id,
                    exception is SmtpException smtp ? smtp.StatusCode.ToString() : exception.GetType().Name,
                    mail.Attempts + 1);
                await taken.ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.NextAttemptAt, time.GetUtcNow() + pause), CancellationToken.None);
            }
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Usable)
        {
            return;
        }

        try
        {
            await readiness.WhenReady.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(Look);
            do
            {
                try
                {
                    await SendDueAsync(stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogWarning(exception, "Looking for mail to send failed; it is kept");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopped. A mail that was taken is tried again by the next sender.
        }
    }
}
