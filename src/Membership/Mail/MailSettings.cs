namespace IcpEngage.Membership.Mail;

/// <summary>Where mail goes: an SMTP server, or files in a directory. Configuration section <c>Mail</c>.</summary>
internal sealed record MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? From { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Off only for a server on the same machine or network.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Mail is written to files here, where there is no server.</summary>
    public string? Directory { get; init; }

    /// <summary>There is somewhere for mail to go, and somebody it comes from.</summary>
    public bool Usable => From is not null && (Host is not null || Directory is not null);

    public static MailSettings Read(IConfiguration configuration) =>
        configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings();
}
