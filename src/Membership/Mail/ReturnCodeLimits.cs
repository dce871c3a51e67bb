using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Mail;

/// <summary>
/// How many return codes are mailed, so that nobody's inbox can be filled: for the same answers, to the same address, and in
/// all. Each replica counts for itself, in memory, under hashes with a key that ends with the process.
/// </summary>
internal sealed class ReturnCodeLimits : IDisposable
{
    private const int ForTheSameAnswers = 3;
    private const int ToTheSameAddress = 3;
    private const int InAll = 300;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly PartitionedRateLimiter<MailReturnCode> limits;

    public ReturnCodeLimits() => limits = PartitionedRateLimiter.CreateChained(
        Limit(ForTheSameAnswers, mail => mail.Answers),
        Limit(ToTheSameAddress, mail => Inbox(mail.To)),
        Limit(InAll, _ => ""));

    /// <summary>Counts the mail, and says whether it may be sent.</summary>
    public bool Allows(MailReturnCode mail)
    {
        using var lease = limits.AttemptAcquire(mail);
        return lease.IsAcquired;
    }

    public void Dispose() => limits.Dispose();

    /// <summary>Small and capital letters, and what stands behind a plus sign, lead to the same inbox.</summary>
    private static string Inbox(string? address)
    {
        var parts = (address ?? "").Split('@');
        return $"{parts[0].Split('+')[0]}@{parts[^1]}".ToUpperInvariant();
    }

    private PartitionedRateLimiter<MailReturnCode> Limit(int permits, Func<MailReturnCode, string?> of) =>
        PartitionedRateLimiter.Create<MailReturnCode, string>(mail => RateLimitPartition.GetFixedWindowLimiter(
            Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(of(mail) ?? ""))),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }));
}
