using System.Globalization;
using System.Text;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Audit;

/// <summary>One thing that an act changed, or that belongs to it.</summary>
/// <param name="What">“Closes”.</param>
/// <param name="Before">What it was; null where there was nothing.</param>
/// <param name="After">What it is; null where nothing is left.</param>
internal sealed record AuditChange(string What, string? Before, string? After);

/// <summary>Entries of the audit trail in words.</summary>
internal static class AuditWords
{
    private const string Nothing = "none";
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Actions to choose from, by their words.</summary>
    public static IReadOnlyList<Choice> Actions { get; } =
        [.. AuditActions.All.Select(action => new Choice(action, OfAction(action))).OrderBy(choice => choice.Text, StringComparer.Ordinal)];

    /// <summary>“Survey published” of <c>survey.published</c>.</summary>
    public static string OfAction(string action) => action.Replace('.', ' ').Replace('-', ' ').Capitalised();

    /// <summary>“25 November 2026, 12:00” in London.</summary>
    public static string Moment(DateTimeOffset at) => at.InLondon().ToString("d MMMM yyyy, HH:mm", British);

    /// <summary>What changed, key by key; a text that is no JSON object stands as it is.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="nameOf">The name of a place or partner whose code this is; the same text where it is none.</param>
    public static IReadOnlyList<AuditChange> Changes(AuditEntryView entry, Func<string, string> nameOf)
    {
        if (Read(entry.Before, nameOf) is not { } before || Read(entry.After, nameOf) is not { } after)
        {
            return [new("Change", entry.Before, entry.After)];
        }

        return
        [
            .. before.Keys.Union(after.Keys).Select(key => new AuditChange(
                OfKey(key),
                entry.Before is null ? null : before.GetValueOrDefault(key),
                entry.After is null ? null : after.GetValueOrDefault(key))),
        ];
    }

    private static Dictionary<string, string>? Read(string? json, Func<string, string> nameOf)
    {
        if (json is null) return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => OfValue(property.Value, nameOf))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>“Audience code” of <c>audienceCode</c>.</summary>
    private static string OfKey(string key)
    {
        var words = new StringBuilder();
        foreach (var letter in key)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString().Capitalised();
    }

    private static string OfValue(JsonElement value, Func<string, string> nameOf) => value.ValueKind switch
    {
        JsonValueKind.Null => Nothing,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array when value.GetArrayLength() == 0 => Nothing,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(each => OfValue(each, nameOf))),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(each => $"{OfKey(each.Name)} {OfValue(each.Value, nameOf)}")),
        JsonValueKind.String => OfText(value.GetString()!, nameOf),
        _ => value.GetRawText(),
    };

    private static string OfText(string text, Func<string, string> nameOf) =>
        text.Length == 0 ? Nothing
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Words.Date(day)
        : nameOf(text);
}
