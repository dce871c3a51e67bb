namespace IcpEngage.ServiceDefaults.Http.Limits;

/// <summary>
/// How much one client may do within a minute: configuration section <c>RateLimits</c>. Generous, as a library, a GP practice
/// or a phone network is one client. 0 is no limit.
/// </summary>
internal sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>Requests of any kind, files of pages included.</summary>
    public int Requests { get; set; } = 1_200;

    /// <summary>Of these, requests that change something: answers, responses, forms.</summary>
    public int Submissions { get; set; } = 240;

    /// <summary>Of these, tries of something secret: signing in, recovery, invitations, receipts.</summary>
    public int Attempts { get; set; } = 20;
}
