using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Session;

/// <summary>Sign-in for the workspace: a cookie here, short-lived tokens towards the services.</summary>
internal static class SessionSetup
{
    /// <summary>The authentication scheme of the workspace's cookie.</summary>
    public const string CookieScheme = "workspace";

    private const string ByPathScheme = "by-path";

    /// <summary>Adds the cookie session. Comes after the service defaults, whose tokens stay the rule below /api.</summary>
    /// <remarks>
    /// Sessions survive a restart and are shared by replicas where <c>Security:KeysDirectory</c> names a directory that
    /// all of them can write.
    /// </remarks>
    public static WebApplicationBuilder AddStaffSession(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddTransient<TokenHandler>();
        // In Standalone, services and pages share a process. A page never takes a token; the API never takes a cookie,
        // so that no other site can make a signed-in browser change anything there.
        builder.Services.AddAuthentication(ByPathScheme)
            .AddPolicyScheme(ByPathScheme, displayName: null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api")
                    ? JwtBearerDefaults.AuthenticationScheme
                    : CookieScheme)
            .AddCookie(CookieScheme, cookie =>
            {
                cookie.Cookie.Name = "icp-workspace";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Events.OnRedirectToAccessDenied = denied => SayWhoCanAsync(denied.HttpContext);
            });
        var keys = builder.Services.AddDataProtection().SetApplicationName("IcpEngage");
        if (builder.Configuration["Security:KeysDirectory"] is { Length: > 0 } directory)
            keys.PersistKeysToFileSystem(Directory.CreateDirectory(directory));
        return builder;
    }

    /// <summary>Maps signing out. Signing in is a page.</summary>
    public static IEndpointRouteBuilder MapStaffSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    // At the same address rather than after a redirect, so that it can be tried again after signing in as somebody else.
    private static Task SayWhoCanAsync(HttpContext context)
    {
        var needed = context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Where(rule => rule.Policy != SecuritySetup.SignedIn)
            .SelectMany(rule => rule.Policy?.Split('|') ?? [])
            .Select(RoleWords.OneOf) ?? [];
        var detail = $"You are signed in as {context.User.DisplayName()}. This page is for {string.Join(" or ", needed)}. "
            + "If you need it, ask your partnership’s secretariat who holds which role.";
        return new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>
        {
            [nameof(ErrorDocument.Status)] = StatusCodes.Status403Forbidden,
            [nameof(ErrorDocument.Detail)] = detail,
        })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        }.ExecuteAsync(context);
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(
        HttpContext context, IAntiforgery antiforgery)
    {
        // Nothing of the form is bound, so nothing else checks its token.
        if (!await antiforgery.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        await context.SignOutAsync(CookieScheme);
        return TypedResults.LocalRedirect("~/");
    }
}
