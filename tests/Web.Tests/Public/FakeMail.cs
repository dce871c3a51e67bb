using System.Collections.Concurrent;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IcpEngage.Web.Tests.Public;

/// <summary>Speaks Membership's part of mailing a return code. (The real one is tested in Membership.Tests.)</summary>
internal sealed class FakeMail
{
    /// <summary>Mail is set up.</summary>
    public bool CanBeSent { get; set; }

    /// <summary>The next one is refused with this status.</summary>
    public int? Refusal { get; set; }

    public ConcurrentQueue<MailReturnCode> Sent { get; } = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/mail", () => Results.Json(new MailStatus(CanBeSent), Json.Options));
        routes.MapPost("/api/membership/mail/return-code", IResult (MailReturnCode mail) =>
        {
            var refusal = Refusal;
            Refusal = null;
            switch (refusal)
            {
                case StatusCodes.Status422UnprocessableEntity:
                    return Problems.Invalid("to", "Enter an e-mail address, like name@example.org.");
                case StatusCodes.Status429TooManyRequests:
                    return Problems.Problem(refusal.Value, ErrorCodes.TooManyRequests, "Too many.");
                case { } status:
                    return Problems.Problem(status, ErrorCodes.Unavailable, "Not sent.");
                default:
                    Sent.Enqueue(mail);
                    return Results.NoContent();
            }
        });
    }
}
