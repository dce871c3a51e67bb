using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Session;

/// <summary>
/// How long a session lasts, and what it may do meanwhile. Membership is asked every two minutes: what was granted or
/// taken back holds from then on, and a session that was ended, ends.
/// </summary>
internal sealed class SessionRules(AccountsClient accounts, TimeProvider time) : CookieAuthenticationEvents
{
    /// <summary>A session that nobody uses ends after this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>Any session ends after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>For this long, what Membership said is taken as true.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    /// <summary>For this long more, the session goes on while Membership does not answer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    private static readonly object Why = new();

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = time.GetUtcNow();
        if (context.Principal is not { } person
            || person.PersonId() is not { } id
            || context.Properties.BeganAt() is not { } began
            || context.Properties.LastLookAt() is not { } looked
            || now - began >= Longest)
        {
            await EndAsync(context);
            return;
        }

        if (now - looked < Fresh) return;
        try
        {
            if (await accounts.SessionAsync(id, person.Stamp(), context.HttpContext.RequestAborted) is not { } session)
            {
                await EndAsync(context);
                return;
            }

            context.ReplacePrincipal(SignedInPerson.Of(session));
            context.Properties.SetLookedAt(now);
            context.ShouldRenew = true;
        }
        catch (ServiceProblemException) when (now - looked >= Fresh + Grace)
        {
            // Not signed out: the cookie stays, and is good again once Membership stands by it.
            context.RejectPrincipal();
            context.HttpContext.Items[Why] = ErrorCodes.Unavailable;
        }
        catch (ServiceProblemException)
        {
            // Membership does not answer. People go on with what they were doing, for a while.
        }
    }

    /// <inheritdoc/>
    /// <remarks>Without the host: behind the gateway this process is reached by another name than people use.</remarks>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var signIn = new Uri(context.RedirectUri).PathAndQuery;
        switch (context.HttpContext.Items[Why])
        {
            case ErrorCodes.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case ErrorCodes.NotSignedIn:
                context.Response.Redirect(signIn + "&ended=true");
                break;
            default:
                context.Response.Redirect(signIn);
                break;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>At the same address rather than after a redirect, so that it can be tried again after signing in as somebody else.</remarks>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var needed = http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Where(rule => rule.Policy != SecuritySetup.SignedIn)
            .SelectMany(rule => rule.Policy?.Split('|') ?? [])
            .Select(RoleWords.OneOf)
            .ToList() ?? [];
        var detail = $"You are signed in as {http.User.DisplayName()}. This page is for {OneOf(needed)}. "
            + "If you need it, ask your partnership’s secretariat who holds which role.";
        return new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>
        {
            [nameof(ErrorDocument.Status)] = StatusCodes.Status403Forbidden,
            [nameof(ErrorDocument.Detail)] = detail,
        })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        }.ExecuteAsync(http);
    }

    private static string OneOf(List<string> roles) =>
        roles.Count < 2 ? string.Concat(roles) : $"{string.Join(", ", roles.SkipLast(1))} or {roles[^1]}";

    private static Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        context.HttpContext.Items[Why] = ErrorCodes.NotSignedIn;
        return context.HttpContext.SignOutAsync(SessionSetup.CookieScheme);
    }
}
