using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace IcpEngage.ServiceDefaults.Telemetry;

/// <summary>
/// The link of an invitation is a key: whoever reads its code in a trace or a log could set the password. So is the address of
/// a person's calendar, to what they are asked for. These have a secret in them, as they must work by a click or for a program
/// that cannot sign in; what leaves this process names their route instead.
/// </summary>
internal static partial class CodesInAddresses
{
    /// <summary>The text with <c>{code}</c> in place of a code; the same one where there is none.</summary>
    public static string Without(string text) => Code().Replace(text, "$1{code}");

    [GeneratedRegex(@"(/(?:invitation|calendars)(?:/|%2F))[^/?#\s""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>Takes codes out of what is traced.</summary>
internal sealed class TracesWithoutCodes : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = CodesInAddresses.Without(data.DisplayName);
        foreach (var (key, value) in data.TagObjects.ToList())
        {
            if (value is string text && CodesInAddresses.Without(text) is var clean && clean != text)
            {
                data.SetTag(key, clean);
            }
        }
    }
}

/// <summary>Takes codes out of what is logged to a collector, where levels are raised so far that addresses are logged.</summary>
internal sealed class LogsWithoutCodes : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        data.Body = data.Body is { } body ? CodesInAddresses.Without(body) : null;
        data.FormattedMessage = data.FormattedMessage is { } message ? CodesInAddresses.Without(message) : null;
        data.Attributes = data.Attributes?
            .Select(each => each.Value?.ToString() is { } text && CodesInAddresses.Without(text) is var clean && clean != text
                ? KeyValuePair.Create<string, object?>(each.Key, clean)
                : each)
            .ToList();
    }
}
