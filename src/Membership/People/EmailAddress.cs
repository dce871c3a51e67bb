using System.Net.Mail;

namespace IcpEngage.Membership.People;

/// <summary>An e-mail address as typed.</summary>
internal static class EmailAddress
{
    public const int Longest = 254;

    /// <summary>The address without blanks around it; null for what is none.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim();
        return address is { Length: > 2 and <= Longest }
            && !address.Any(char.IsWhiteSpace)
            && !address.Any(char.IsControl)
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
                ? address
                : null;
    }
}
