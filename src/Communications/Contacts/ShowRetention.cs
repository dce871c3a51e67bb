using IcpEngage.Contracts.Communications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Contacts;

/// <summary>How long addresses are kept, soonest first, and what was deleted when.</summary>
internal static class ShowRetention
{
    public static async Task<Ok<IReadOnlyList<ContactRetention>>> HandleAsync(CommunicationsDb db, CancellationToken cancellationToken)
    {
        var surveys = await db.KnownSurveys.AsNoTracking().ToListAsync(cancellationToken);
        var counts = await db.Contacts.GroupBy(contact => contact.SurveyId)
            .Select(group => new { SurveyId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.SurveyId, group => group.Count, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ContactRetention>>(
        [
            .. surveys.OrderBy(survey => survey.KeptUntil).ThenBy(survey => survey.Title, StringComparer.Ordinal)
                .Select(survey => new ContactRetention(
                    survey.Slug,
                    survey.Title,
                    survey.KeptUntil,
                    counts.GetValueOrDefault(survey.SurveyId),
                    survey.ContactsDeletedOn,
                    survey.ContactsDeleted)),
        ]);
    }
}
