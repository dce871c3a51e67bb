using System.Globalization;
using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.DataProtection;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>
/// What the browser keeps while a person answers a survey: the token of the half-filled answers, which themselves stay
/// in the service, and afterwards the receipt. Both are sent for this survey's pages only and are out of script's reach.
/// </summary>
internal sealed class AnswersCookie(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string TokenName = "icp-answers";
    private const string ReceiptName = "icp-receipt";

    /// <summary>Long enough to copy the code down, short enough for a shared computer.</summary>
    private static readonly TimeSpan ReceiptKept = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("IcpEngage.Web.Receipt").ToTimeLimitedDataProtector();

    private HttpContext Context => accessor.HttpContext
        ?? throw new InvalidOperationException("Cookies are read and written within a request only.");

    /// <summary>The token of the answers in progress; null where none are.</summary>
    public string? Token => Context.Request.Cookies[TokenName] is { Length: > 0 } token ? token : null;

    /// <summary>Keeps the token until the browser is closed.</summary>
    public void KeepToken(string surveySlug, string token) =>
        Context.Response.Cookies.Append(TokenName, token, Options(surveySlug));

    /// <summary>Forgets the token: the answers are sent, or gone.</summary>
    public void ForgetToken(string surveySlug) =>
        Context.Response.Cookies.Delete(TokenName, Options(surveySlug));

    /// <summary>Keeps the receipt, so that the confirmation survives a reload.</summary>
    public void KeepReceipt(string surveySlug, Receipt receipt)
    {
        var plain = $"{surveySlug}\n{receipt.Code}\n{receipt.ReceivedOn.ToString("O", CultureInfo.InvariantCulture)}";
        var options = Options(surveySlug);
        options.MaxAge = ReceiptKept;
        Context.Response.Cookies.Append(ReceiptName, _protector.Protect(plain, ReceiptKept), options);
    }

    /// <summary>The receipt of this survey; null where there is none, or it is no longer kept.</summary>
    public Receipt? Receipt(string surveySlug)
    {
        if (Context.Request.Cookies[ReceiptName] is not { Length: > 0 } kept)
            return null;
        try
        {
            return _protector.Unprotect(kept).Split('\n') is [var slug, var code, var day] && slug == surveySlug
                ? new Receipt(code, DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture))
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Past its time, written by somebody else, or protected with a key that is gone.
            return null;
        }
    }

    private CookieOptions Options(string surveySlug) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Context.Request.IsHttps,
        // Needed for what the person asked for, so it waits for no consent.
        IsEssential = true,
        Path = SurveyAddress.Of(surveySlug).Start,
    };
}
