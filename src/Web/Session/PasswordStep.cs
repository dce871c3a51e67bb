using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IcpEngage.Web.Session;

/// <summary>
/// The address and password of somebody who is asked for a code next. They wait in a cookie of this browser, encrypted,
/// out of script's reach and for five minutes: the password is in no page, and nothing is kept here.
/// </summary>
internal sealed class PasswordStep(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Name = "icp-second-step";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("IcpEngage.Web.SecondStep").ToTimeLimitedDataProtector();

    private HttpContext Context => accessor.HttpContext
        ?? throw new InvalidOperationException("Cookies are read and written within a request only.");

    /// <summary>Keeps what was typed.</summary>
    public void Keep(Typed typed)
    {
        var options = Options();
        options.MaxAge = Kept;
        Context.Response.Cookies.Append(Name, _protector.Protect(JsonSerializer.Serialize(typed), Kept), options);
    }

    /// <summary>What was typed; null where nothing was, or it is too long ago.</summary>
    public Typed? Read()
    {
        if (Context.Request.Cookies[Name] is not { Length: > 0 } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<Typed>(_protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public void Forget() => Context.Response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = Context.Request.IsHttps,
        IsEssential = true,
        Path = "/sign-in",
    };

    /// <summary>An address and a password, and where their owner wants to go.</summary>
    internal sealed record Typed(string Email, string Password, string ReturnUrl);
}
