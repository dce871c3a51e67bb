using System.Net.Mail;

namespace IcpEngage.Membership.People;

/// <summary>An e-mail address as typed. In ASCII, which is what mail servers take without agreeing on more.</summary>
internal static class EmailAddress
{
    public const int Longest = 254;

    /// <summary>The address without blanks around it; null for what is none.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim();
        return address is { Length: > 2 and <= Longest }
            && address.All(character => character is > ' ' and <= '~')
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
                ? address
                : null;
    }
}
