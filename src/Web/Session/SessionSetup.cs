using IcpEngage.Web.Session.OpenIdConnect;
using IcpEngage.Web.Session.Passkeys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
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
        builder.Services.AddTransient<WebTokenHandler>();
        builder.Services.AddTransient<SessionRules>();
        builder.Services.AddScoped<PasswordStep>();
        builder.Services.AddSingleton<IdentityProviders>();
        var secure = SiteOrigin.IsSecure(builder.Configuration);
        // In Standalone, services and pages share a process. A page never takes a token; the API never takes a cookie,
        // so that no other site can make a signed-in browser change anything there.
        builder.Services.AddAuthentication(ByPathScheme)
            .AddPolicyScheme(ByPathScheme, displayName: null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api")
                    ? JwtBearerDefaults.AuthenticationScheme
                    : CookieScheme)
            .AddCookie(CookieScheme, cookie =>
            {
                // The prefix has the browser see to it that no other host and no page without TLS sets the cookie.
                cookie.Cookie.Name = secure ? "__Host-icp-workspace" : "icp-workspace";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = SessionRules.Idle;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.EventsType = typeof(SessionRules);
            })
            .AddIdentityProviders(builder.Configuration);
        var keys = builder.Services.AddDataProtection().SetApplicationName("IcpEngage");
        if (builder.Configuration["Security:KeysDirectory"] is { Length: > 0 } directory)
            keys.PersistKeysToFileSystem(Directory.CreateDirectory(directory));
        return builder;
    }

    /// <summary>Maps signing out, and what the passkey script asks for. Signing in is a page.</summary>
    public static IEndpointRouteBuilder MapStaffSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPasskeyOptions();
        routes.MapIdentityProviders();
        return routes;
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
