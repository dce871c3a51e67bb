using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Contacts;

/// <summary>What is kept about a person who asks (UK GDPR Article 15), to look at and to hand over.</summary>
internal static class FindContact
{
    private static readonly JsonSerializerOptions ForPeople = new(Json.Options) { WriteIndented = true };

    public static async Task<Ok<ContactRecord>> HandleAsync(
        ContactAddress request, HttpContext http, CommunicationsDb db, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await RecordAsync(request, db, cancellationToken));
    }

    public static async Task<FileContentHttpResult> ExportAsync(
        ContactAddress request,
        ClaimsPrincipal user,
        HttpContext http,
        CommunicationsDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var record = await RecordAsync(request, db, cancellationToken);
        foreach (var contact in await db.ContactsOf(request.Email).AsNoTracking().ToListAsync(cancellationToken))
        {
            db.Audit(time, user, AuditActions.ContactExported, $"contact/{contact.Id}", Grant.WholeSystem);
        }

        await db.SaveChangesAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(record, ForPeople), "application/json", "contact.json");
    }

    private static async Task<ContactRecord> RecordAsync(
        ContactAddress request, CommunicationsDb db, CancellationToken cancellationToken)
    {
        var kept = await db.ContactsOf(request.Email).AsNoTracking()
            .Join(db.KnownSurveys.AsNoTracking(), contact => contact.SurveyId, survey => survey.SurveyId, (contact, survey) => new { contact, survey })
            .ToListAsync(cancellationToken);
        return new ContactRecord(
            (request.Email ?? "").Trim(),
            [
                .. kept.OrderBy(each => each.survey.Title, StringComparer.Ordinal).Select(each => new ContactSurvey(
                    each.survey.Slug,
                    each.survey.Title,
                    each.survey.OwnerAreaCode,
                    each.contact.Month,
                    each.contact.ConsentVersion,
                    ConsentWordings.Find(each.contact.ConsentVersion)?.Text ?? "",
                    each.survey.KeptUntil)),
            ]);
    }
}
