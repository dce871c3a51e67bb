using IcpEngage.Contracts.Communications;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Contacts;

/// <summary>Keeps an address for a survey, once however often it is left. Says the same either way.</summary>
internal static class LeaveContactEndpoint
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        LeaveContact request, CommunicationsDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var survey = await db.KnownSurveys.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Slug == request.SurveySlug, cancellationToken);
        if (survey is null || survey.KeptUntil < today)
        {
            return Problems.NotFound("Addresses are not taken for this survey.");
        }

        var errors = new FieldErrors()
            .Require(IsAddress(request.Email), "email", "Enter an e-mail address in the right form, like name@example.com.")
            .Require(
                ConsentWordings.Find(request.ConsentVersion) is not null, "consentVersion", "Send the version of the wording that was read.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (await db.ContactsOf(request.Email).AnyAsync(contact => contact.SurveyId == survey.SurveyId, cancellationToken))
        {
            return TypedResults.NoContent();
        }

        db.Contacts.Add(new Contact
        {
            Id = Guid.NewGuid(),
            SurveyId = survey.SurveyId,
            Email = request.Email.Trim(),
            EmailKey = Contact.KeyOf(request.Email),
            Month = new DateOnly(today.Year, today.Month, 1),
            ConsentVersion = request.ConsentVersion,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same address twice at once: the unique index let one in. Anything else is a fault.
            if (!await db.ContactsOf(request.Email).AnyAsync(contact => contact.SurveyId == survey.SurveyId, cancellationToken))
            {
                throw;
            }
        }

        return TypedResults.NoContent();
    }

    /// <summary>Something, an @, and a domain with a dot. Whether it works, only a message can tell.</summary>
    private static bool IsAddress(string? typed)
    {
        var email = (typed ?? "").Trim();
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var domain = email[(at + 1)..];
        return email.Length <= Contact.LongestEmail
            && at is > 0 and <= 64
            && !domain.Contains('@', StringComparison.Ordinal)
            && domain.Contains('.', StringComparison.Ordinal)
            && domain[0] != '.' && domain[^1] != '.'
            && !email.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || "<>,;:\\\"()[]".Contains(character, StringComparison.Ordinal));
    }
}
