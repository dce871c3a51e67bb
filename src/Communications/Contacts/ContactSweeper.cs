using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Contacts;

/// <summary>
/// Deletes the addresses of surveys past their keeping time, each survey in one transaction with its note and its audit
/// record. Several processes may do it at once: the survey's version lets one of them.
/// </summary>
internal sealed class ContactSweeper(
    IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<ContactSweeper> logger)
    : Sweeper(TimeSpan.FromHours(1), readiness, time, logger)
{
    /// <inheritdoc />
    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunicationsDb>();
        var today = Time.Today();
        var kept = await db.KnownSurveys.AsNoTracking().Where(survey => survey.ContactsDeletedOn == null).ToListAsync(cancellationToken);
        foreach (var survey in kept.Where(survey => survey.KeptUntil < today))
        {
            await DeleteAsync(survey.SurveyId, db, today, cancellationToken);
        }
    }

    private async Task DeleteAsync(Guid surveyId, CommunicationsDb db, DateOnly today, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var survey = await db.KnownSurveys.SingleAsync(each => each.SurveyId == surveyId, cancellationToken);
        if (survey.ContactsDeletedOn is not null)
        {
            return;
        }

        var deleted = await db.Contacts.Where(contact => contact.SurveyId == surveyId).ExecuteDeleteAsync(cancellationToken);
        survey.ContactsDeletedOn = today;
        survey.ContactsDeleted = deleted;
        var ofTheSystem = await db.Areas.AnyAsync(
            area => area.Code == survey.OwnerAreaCode && area.Kind == AreaKind.System, cancellationToken);
        db.Audit(
            Time,
            actor: null,
            AuditActions.ContactsDeleted,
            $"survey/{survey.Slug}",
            ofTheSystem ? Grant.WholeSystem : survey.OwnerAreaCode,
            new { Contacts = deleted },
            new { Contacts = 0 });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Logger.LogInformation("Deleted {Count} contacts of survey {Slug}, kept until {KeptUntil}", deleted, survey.Slug, survey.KeptUntil);
        }
        catch (DbUpdateConcurrencyException)
        {
            Logger.LogInformation("The contacts of survey {Slug} were deleted by another process at the same time", survey.Slug);
        }
    }
}
