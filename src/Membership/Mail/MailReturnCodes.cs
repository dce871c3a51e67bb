using System.Text.RegularExpressions;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Membership.Mail;

/// <summary>
/// Sends a return code to the address that somebody gave for it. At once and not through the outgoing mail, because neither
/// the address nor the code may be stored; what fails is not tried again, and the page says so.
/// </summary>
internal static partial class MailReturnCodes
{
    private const int LargestBytes = 4 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static void MapMailReturnCode(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/mail/return-code", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("MailReturnCode")
            .WithSummary("Send a return code to an address, which is not kept")
            .WithTags("Mail")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBytes));

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        MailReturnCode request,
        Letters letters,
        MailServer server,
        ReturnCodeLimits limits,
        ILogger<MailServer> logger,
        CancellationToken cancellationToken)
    {
        if (EmailAddress.Read(request.To) is not { } to)
        {
            return Problems.Invalid("to", "Enter an e-mail address, like name@example.org.");
        }

        if (!ReturnCode().IsMatch(request.Code ?? ""))
        {
            return Problems.Invalid("code", "That is no return code.");
        }

        if (!letters.CanBeSent)
        {
            return NotSent();
        }

        if (!limits.Allows(request with { To = to }))
        {
            return Problems.Problem(
                StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyRequests, "Too many e-mails were asked for. Nothing was sent. Try again in an hour.");
        }

        var (subject, body) = ReturnCodeLetter.Write(letters.Origin, request.Code!, request.KeptUntil, request.Language);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await server.SendAsync(Guid.NewGuid(), to, subject, body, patience.Token);
            return TypedResults.NoContent();
        }
        catch (Exception failure) when (MailServer.IsFailure(failure) || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The server's words may repeat the address: the log gets the kind of failure only.
            logger.LogWarning("A return code was not sent ({Failure})", failure.GetType().Name);
            return NotSent();
        }
    }

    private static ProblemHttpResult NotSent() => Problems.Problem(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Unavailable, "The e-mail could not be sent.");

    [GeneratedRegex("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$")]
    private static partial Regex ReturnCode();
}
