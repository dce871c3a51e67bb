using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.People;

/// <summary>What is asked of a person's name, address and job.</summary>
internal static class PersonFields
{
    /// <summary>Adds what is wrong; gives the address as it will be stored, null where it is not good.</summary>
    public static async Task<string?> CheckAsync(
        MembershipDb db, string? name, string? email, string? jobTitle, FieldErrors errors, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Read(email);
        var normalized = address?.ToUpperInvariant();
        errors
            .RequireText(name, 2, 100, "name", "The name")
            .Require(!HasControl(name), "name", "The name must be on one line.")
            .RequireText(jobTitle, 0, 100, "jobTitle", "The job title")
            .Require(!HasControl(jobTitle), "jobTitle", "The job title must be on one line.")
            .Require(address is not null, "email", "Enter an e-mail address, like name@example.org.")
            .Require(
                normalized is null || !await db.People.AnyAsync(person => person.NormalizedEmail == normalized, cancellationToken),
                "email",
                "Somebody has an account with this e-mail address already.");
        return address;
    }

    private static bool HasControl(string? text) => text?.Any(char.IsControl) == true;
}
