namespace IcpEngage.Security.Tests;

/// <summary>Things that people send.</summary>
internal static class Samples
{
    /// <summary>Answers to Halton's live survey.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> GpHelpHalton = new Dictionary<string, string[]>
    {
        ["contact-ease"] = ["very-easy"],
        ["contact-ways"] = ["phone", "online"],
        ["overall"] = ["7"],
        ["one-thing"] = ["Somebody who answers the telephone"],
    };
}
