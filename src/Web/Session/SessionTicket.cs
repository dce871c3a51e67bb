using System.Globalization;
using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Authentication;

namespace IcpEngage.Web.Session;

/// <summary>What a session remembers besides the person: when it began, and when Membership last stood by it.</summary>
internal static class SessionTicket
{
    private const string Began = "began";
    private const string LookedAt = "looked-at";

    /// <summary>Begins a session, or puts a new one in the place of the one at hand: nothing of that is kept.</summary>
    /// <remarks>The cookie is the session: a new one is written, so an older one that somebody planted is not signed in.</remarks>
    public static Task BeginSessionAsync(this HttpContext context, AccountSession session)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return context.SignInAsync(SessionSetup.CookieScheme, SignedInPerson.Of(session), BeginningAt(now));
    }

    /// <summary>The session goes on with a new stamp, after its owner changed how they sign in. Its end stays where it was.</summary>
    public static async Task ContinueSessionAsync(this HttpContext context, AccountSession session)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var current = await context.AuthenticateAsync(SessionSetup.CookieScheme);
        var properties = BeginningAt(current.Properties?.BeganAt() ?? now);
        properties.SetLookedAt(now);
        await context.SignInAsync(SessionSetup.CookieScheme, SignedInPerson.Of(session), properties);
    }

    /// <summary>Properties of a session that begins now.</summary>
    public static AuthenticationProperties BeginningAt(DateTimeOffset now) => new()
    {
        Items = { [Began] = Written(now), [LookedAt] = Written(now) },
    };

    /// <summary>When the person signed in; null for a session from before this was kept.</summary>
    public static DateTimeOffset? BeganAt(this AuthenticationProperties properties) => Read(properties, Began);

    /// <summary>When Membership last said that the session may go on.</summary>
    public static DateTimeOffset? LastLookAt(this AuthenticationProperties properties) => Read(properties, LookedAt);

    /// <summary>Membership said so now.</summary>
    public static void SetLookedAt(this AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items[LookedAt] = Written(now);

    private static string Written(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Read(AuthenticationProperties properties, string name) =>
        long.TryParse(properties.Items.TryGetValue(name, out var text) ? text : null, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
