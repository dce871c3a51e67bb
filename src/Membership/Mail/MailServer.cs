using System.Net;
using System.Net.Mail;

namespace IcpEngage.Membership.Mail;

/// <summary>Hands one mail to the server, or writes it to the directory, of <see cref="MailSettings"/>.</summary>
internal sealed class MailServer(MailSettings settings)
{
    /// <summary>Of an exception that this class throws: the mail was not taken.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is SmtpException or IOException or UnauthorizedAccessException or FormatException;

    /// <summary>Returns when the server has taken it.</summary>
    /// <param name="id">Makes the Message-ID, so that a mail sent twice can be known as one.</param>
    /// <param name="to">One address.</param>
    /// <param name="subject">On one line.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(Guid id, string to, string subject, string body, CancellationToken cancellationToken)
    {
        using var message = new MailMessage(settings.From!, to, subject, body.ReplaceLineEndings("\r\n"));
        message.Headers.Add("Message-ID", $"<{id:N}@{message.From!.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient { Timeout = 30_000 };
        if (settings.Host is null)
        {
            client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
            client.PickupDirectoryLocation = Directory.CreateDirectory(settings.Directory!).FullName;
        }
        else
        {
            (client.Host, client.Port, client.EnableSsl) = (settings.Host, settings.Port, settings.StartTls);
            client.Credentials = settings.UserName is null ? null : new NetworkCredential(settings.UserName, settings.Password);
        }

        await client.SendMailAsync(message, cancellationToken);
    }
}
