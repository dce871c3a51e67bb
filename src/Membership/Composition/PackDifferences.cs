using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Composition;

/// <summary>What one policy pack asks for that another does not, in sentences.</summary>
internal static class PackDifferences
{
    /// <summary>Parts with sentences of their own, or that differ in each pack.</summary>
    private static readonly string[] Compared = ["code", "title", "validFrom", "validTo", "seats", "expectations"];

    /// <summary>Empty where both ask for the same.</summary>
    public static IReadOnlyList<string> Between(PolicyPack before, PolicyPack after) =>
        [.. Seats(before, after), .. Voices(before, after), .. Others(before, after)];

    private static IEnumerable<string> Seats(PolicyPack before, PolicyPack after)
    {
        static (PartnershipKind Partnership, PartnerKind Partner) Key(SeatRule rule) => (rule.Partnership, rule.Partner);

        var old = before.Seats.ToDictionary(Key);
        var now = after.Seats.ToDictionary(Key);
        foreach (var (key, rule) in now)
        {
            if (!old.TryGetValue(key, out var was))
            {
                yield return $"New: {Words(rule)}.";
            }
            else if (was != rule)
            {
                yield return $"Changed: {Words(rule)}. Before: {Words(was)}.";
            }
        }

        foreach (var (_, rule) in old.Where(pair => !now.ContainsKey(pair.Key)))
        {
            yield return $"No longer: {Words(rule)}.";
        }
    }

    private static IEnumerable<string> Voices(PolicyPack before, PolicyPack after)
    {
        var old = before.Expectations.ToDictionary(voice => voice.Code);
        var now = after.Expectations.ToDictionary(voice => voice.Code);
        foreach (var (code, voice) in now)
        {
            if (!old.TryGetValue(code, out var was))
            {
                yield return $"New: {Words(voice)}.";
            }
            else if (Words(was) != Words(voice) || was.Basis != voice.Basis)
            {
                yield return $"Changed: {Words(voice)}. Before: {Words(was)}.";
            }
        }

        foreach (var (_, voice) in old.Where(pair => !now.ContainsKey(pair.Key)))
        {
            yield return $"No longer asked about: {voice.Name}.";
        }
    }

    /// <summary>Everything else that a pack holds, by its name there: whoever adds a part need not come here.</summary>
    private static IEnumerable<string> Others(PolicyPack before, PolicyPack after)
    {
        var old = Parts(before);
        return from part in Parts(after)
               where !Compared.Contains(part.Key) && !JsonNode.DeepEquals(part.Value, old[part.Key])
               select $"Changed: “{part.Key}” is {Text(part.Value)}. Before: {Text(old[part.Key])}.";
    }

    private static JsonObject Parts(PolicyPack pack) => JsonSerializer.SerializeToNode(pack, Json.Options)!.AsObject();

    private static string Text(JsonNode? part) => part?.ToJsonString(Json.Options) ?? "nothing";

    private static string Words(SeatRule rule) =>
        $"{Words(rule.Partner)} as {Words(rule.Standing)} in the partnership of {Where(rule.Partnership)}"
        + (rule.Statutory ? ", as statute asks" : ", by agreement")
        + (rule.Area == RuleArea.EachPlace ? ", one for each place" : "")
        + (rule.OneIsEnough ? ", one is enough" : "");

    private static string Words(Expectation voice) =>
        $"{voice.Name} ({Words(voice.Strength)}) as {Words(voice.Standing)} in the partnership of {Where(voice.Partnership)}"
        + (voice.Partners.Count == 0 ? "" : $", by {string.Join(" or ", voice.Partners.Select(kind => Words(kind)))}");

    private static string Where(PartnershipKind? kind) => kind switch
    {
        PartnershipKind.System => "the system",
        PartnershipKind.Place => "each place",
        null => "the system and each place",
    };

    /// <summary>The words that a name in code is made of: “local authority”, “NHS trust”.</summary>
    private static string Words(Enum value)
    {
        var words = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.Replace("nhs", "NHS").Replace("vcse", "VCSE").ToString();
    }
}
