using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Web.Pages.Workspace.Privacy;

/// <summary>What is kept about an e-mail address, as a file to hand over; a page cannot answer with one.</summary>
internal static class ContactExport
{
    private static readonly JsonSerializerOptions ForPeople = new(Json.Options) { WriteIndented = true };

    /// <summary>Maps it. A form, so the antiforgery token is asked for.</summary>
    public static void MapContactExport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/workspace/contacts/export", async (
            [FromForm] string email, CommunicationsClient communications, HttpContext http, CancellationToken cancellation) =>
        {
            var record = await communications.ExportContactAsync(email, cancellation);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(record, ForPeople), "application/json", "contact.json");
        })
        .RequireAuthorization(Roles.Administrator);
}
