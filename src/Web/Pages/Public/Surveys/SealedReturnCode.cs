using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.DataProtection;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>
/// A return code on the page that shows it. Nobody stores it, so the form that has it mailed brings it along, sealed: what is
/// mailed is a code that was given for these answers, and nothing that somebody made up.
/// </summary>
internal sealed class SealedReturnCode(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("IcpEngage.Web.ReturnCode").ToTimeLimitedDataProtector();

    /// <summary>For the page's form.</summary>
    /// <param name="code">Just given.</param>
    /// <param name="token">Opens the answers that it is for.</param>
    public string Seal(ReturnCode code, string token) =>
        _protector.Protect($"{AnswersOf(token)}\n{code.Code}\n{code.KeptUntil.ToString("O", CultureInfo.InvariantCulture)}", Kept);

    /// <summary>The code; null where it is not one given for these answers, or was given long ago.</summary>
    public ReturnCode? Open(string? kept, string token)
    {
        try
        {
            return _protector.Unprotect(kept ?? "").Split('\n') is [var answers, var code, var until] && answers == AnswersOf(token)
                ? new ReturnCode(code, DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What stands for the answers where mails are counted: neither their token nor what is stored of it.</summary>
    public static string AnswersOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"return code by mail/{token}")));
}
