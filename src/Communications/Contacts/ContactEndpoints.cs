using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Communications.Contacts;

internal static class ContactEndpoints
{
    private const int LargestBytes = 4 * 1024;

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var contacts = routes.MapGroup("/contacts").WithTags("Contacts").WithMetadata(new RequestSizeLimitAttribute(LargestBytes));
        contacts.MapGet("/consent", (TimeProvider time) => TypedResults.Ok(ConsentWordings.On(time.Today())))
            .AllowAnonymous()
            .WithName("ShowConsent")
            .WithSummary("What people agree to when they leave an e-mail address");
        contacts.MapPost("", LeaveContactEndpoint.HandleAsync)
            .AllowAnonymous()
            .WithName("LeaveContact")
            .WithSummary("Leave an e-mail address, to be told what came of a survey");
        contacts.MapPost("/withdraw", EraseContact.WithdrawAsync)
            .AllowAnonymous()
            .WithName("WithdrawContact")
            .WithSummary("Take an e-mail address off every list; says the same whether or not it was on one");
        contacts.MapPost("/find", FindContact.HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("FindContact")
            .WithSummary("What is kept about an e-mail address");
        contacts.MapPost("/export", FindContact.ExportAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("ExportContact")
            .WithSummary("What is kept about an e-mail address, as a file for the person");
        contacts.MapPost("/erase", EraseContact.HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("EraseContact")
            .WithSummary("Erase what is kept about an e-mail address");
        routes.MapGet("/retention", ShowRetention.HandleAsync)
            .RequireAuthorization(SecuritySetup.AnyOf(Roles.Administrator, Roles.Secretariat))
            .WithName("ShowContactRetention")
            .WithSummary("How long e-mail addresses are kept, and what was deleted")
            .WithTags("Contacts");
    }

    /// <summary>Every record of one address.</summary>
    public static IQueryable<Contact> ContactsOf(this CommunicationsDb db, string? email)
    {
        var key = Contact.KeyOf(email);
        return db.Contacts.Where(contact => contact.EmailKey == key);
    }
}
