using System.Text.Json;
using IcpEngage.Contracts.Communications;

namespace IcpEngage.Communications.Contacts;

/// <summary>
/// What people agree to when they leave an address: dated data (<c>consent-wordings.json</c>). A wording is never edited:
/// a new one gets a new version, and what was agreed to before keeps its own.
/// </summary>
internal static class ConsentWordings
{
    private static readonly List<DatedWording> All = Load();

    /// <summary>The wording shown on a day.</summary>
    public static ConsentWording On(DateOnly day) =>
        (All.Where(wording => wording.From <= day).MaxBy(wording => wording.From) ?? All.MinBy(wording => wording.From)!).ToContract();

    /// <summary>The wording of a version; null where there was none.</summary>
    public static ConsentWording? Find(string? version) => All.Find(wording => wording.Version == version)?.ToContract();

    private static List<DatedWording> Load()
    {
        using var data = typeof(ConsentWordings).Assembly.GetManifestResourceStream(typeof(ConsentWordings), "consent-wordings.json")!;
        return JsonSerializer.Deserialize<List<DatedWording>>(data, JsonSerializerOptions.Web)!;
    }

    private sealed record DatedWording(string Version, DateOnly From, string Text)
    {
        public ConsentWording ToContract() => new(Version, Text);
    }
}
