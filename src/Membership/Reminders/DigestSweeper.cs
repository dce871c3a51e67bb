using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Reminders;

/// <summary>
/// In the morning, writes to everybody who chose it and for whom something waits. The letter and the day on which it was
/// looked for are one transaction on the choice's version: of two processes that do it at the same time, one letter stays.
/// </summary>
internal sealed class DigestSweeper(
    IServiceScopeFactory scopes, MailSettings settings, Readiness readiness, TimeProvider time, ILogger<DigestSweeper> logger)
    : Sweeper(TimeSpan.FromMinutes(10), readiness, time, logger)
{
    /// <summary>In London.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        var today = Time.Today();
        if (!settings.Usable || Time.GetUtcNow().InLondon().TimeOfDay < Morning)
        {
            return;
        }

        foreach (var person in await DueAsync(today, cancellationToken))
        {
            try
            {
                await WriteAsync(person, today, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another process has written this one, or the person has just chosen something else.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Logger.LogWarning(exception, "The digest of person {Person} was not written; it is tried again", person);
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var choices = await db.DigestChoices.AsNoTracking()
            .Where(choice => choice.LookedOn < today && choice.Rhythm != DigestRhythm.Never)
            .ToListAsync(cancellationToken);
        return [.. choices.Where(choice => choice.IsDue(today)).Select(choice => choice.PersonId)];
    }

    private async Task WriteAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<MembershipDb>();
        var letters = services.GetRequiredService<Letters>();
        var choice = await db.DigestChoices.SingleOrDefaultAsync(choice => choice.PersonId == id, cancellationToken);
        if (choice?.IsDue(today) != true || !letters.CanBeSent)
        {
            return;
        }

        choice.Looked(today);
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        if (person is { Email: not null } && services.GetRequiredService<AccountSessions>().MaySignIn(person))
        {
            var awaited = await services.GetRequiredService<AwaitedAnswers>().OfAsync(person, cancellationToken);
            if (awaited.Any)
            {
                var (subject, body) = DigestLetter.Write(person.Name, awaited, choice.Rhythm, letters.Origin, today);
                letters.Digest(person, subject, body, until: (choice.NextAfter(today) ?? today.AddDays(1)).StartInLondon() + Morning);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
