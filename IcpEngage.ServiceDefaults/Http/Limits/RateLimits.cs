using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.ServiceDefaults.Http.Limits;

/// <summary>
/// Rate limits at the platform's one public door: the Gateway, or Standalone. A service has none, as it is told nothing of
/// who is outside.
/// </summary>
public static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Where somebody may try a secret: a password, a code, a receipt; or whether an e-mail address is known. Or have a mail sent.
    /// </summary>
    private static readonly string[] Secrets =
    [
        "/sign-in", "/recover", "/invitation", "/receipt", "/return", "/contact",
        "/api/membership/sign-in", "/api/membership/recovery", "/api/membership/invitations", "/api/engagement/receipts",
        "/api/engagement/answers",
        "/api/communications/contacts",
    ];

    /// <summary>Where the address itself holds the secret, so that reading is trying.</summary>
    private static readonly string[] SecretAddresses = ["/invitation", "/api/membership/invitations"];

    /// <summary>Adds the limits of configuration section <c>RateLimits</c>.</summary>
    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new();
        builder.Services.AddSingleton<ClientIdentity>();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limit(settings.Attempts, IsAttempt),
                Limit(settings.Submissions, request => !IsRead(request)),
                Limit(settings.Requests, _ => true));
            limiter.OnRejected = (rejected, _) => AnswerAsync(rejected);
        });
        return builder;
    }

    /// <summary>Turns away who does too much. Comes before anything that costs more than looking at the request.</summary>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app)
    {
        app.Use(async (http, next) =>
        {
            http.Features.Set(new Caller(await NameAsync(http)));
            await next(http);
        });
        return app.UseRateLimiter();
    }

    /// <summary>This process is the door, which sees to turns (<see cref="Turns"/>) as well.</summary>
    internal static bool HasRateLimits(this WebApplication app) => app.Services.GetService<ClientIdentity>() is not null;

    private static PartitionedRateLimiter<HttpContext> Limit(int permits, Func<HttpRequest, bool> applies) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            permits > 0 && http.Features.Get<Caller>()?.Name is { } caller && applies(http.Request)
                ? RateLimitPartition.GetSlidingWindowLimiter(caller, _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = Window,
                    SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter(""));

    /// <summary>
    /// Whom a request counts for: a person who is signed in, wherever they are; otherwise the client. Null is Web's own call
    /// within Standalone, whose visitor has been counted when the page was asked for.
    /// </summary>
    private static async Task<string?> NameAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api") && http.Request.Headers.Authorization.Count > 0
            && await http.AuthenticateAsync() is { Succeeded: true, Principal: var caller })
        {
            return caller.HasClaim(TokenClaims.Caller, TokenClaims.Web) ? null : $"person {caller.FindFirstValue(TokenClaims.Subject)}";
        }

        return $"client {http.RequestServices.GetRequiredService<ClientIdentity>().Of(http.Connection.RemoteIpAddress)}";
    }

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>The page with the form is not a try; sending it is.</summary>
    private static bool IsAttempt(HttpRequest request) => IsRead(request)
        ? SecretAddresses.Any(secret => request.Path.StartsWithSegments(secret, out var rest) && rest.Value is { Length: > 1 })
        : Secrets.Any(secret => request.Path.StartsWithSegments(secret)) || IsReturnCodePage(request.Path);

    /// <summary><c>/surveys/…/save</c>, which mails return codes.</summary>
    private static bool IsReturnCodePage(PathString path) =>
        path.StartsWithSegments("/surveys") && path.Value!.TrimEnd('/').EndsWith("/save", StringComparison.OrdinalIgnoreCase);

    private static async ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : Window;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (StandalonePage.IsWanted(http.Request))
        {
            await StandalonePage.WriteAsync(
                http,
                StatusCodes.Status429TooManyRequests,
                "Sorry, too many requests came from your network",
                "Wait a minute, then load this page again. If your browser asks whether to send what you typed again, say yes: it was not taken yet.",
                "Many people may share your network, for example in a library. Answers that you have already saved are kept.");
        }
        else
        {
            await Problems.Problem(
                StatusCodes.Status429TooManyRequests,
                ErrorCodes.TooManyRequests,
                "Too many requests came from you or your network. Nothing was done. Try again after the seconds in Retry-After.")
                .ExecuteAsync(http);
        }
    }

    /// <summary>Whom the request counts for; no name, no limit.</summary>
    private sealed record Caller(string? Name);
}
