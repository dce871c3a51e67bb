using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Composition;

/// <summary>A policy pack as text that an administrator reads, changes and adds again.</summary>
internal static class PolicyPackText
{
    private const int LongestText = 100_000;

    // A word that nothing reads would be a rule that nobody follows: it is refused, not passed over.
    private static readonly JsonSerializerOptions Strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PolicyPack pack) => JsonSerializer.Serialize(pack, Strict);

    /// <summary>The pack, from the day on; null where something is wrong, which is then among the errors.</summary>
    public static PolicyPack? Read(string? text, DateOnly from, FieldErrors errors)
    {
        if (Parse(text, errors) is not { } pack)
        {
            return null;
        }

        // It ends when another takes over; an end of its own would bring the one before it back.
        pack = pack with { ValidFrom = from, ValidTo = null };
        Check(pack, errors);
        return errors.Any ? null : pack;
    }

    private static PolicyPack? Parse(string? text, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            errors.Require(false, "text", $"The pack must be 1 to {LongestText:N0} characters long.");
            return null;
        }

        try
        {
            var pack = JsonSerializer.Deserialize<PolicyPack>(text, Strict);
            errors.Require(pack is not null, "text", "The text is not a policy pack.");
            return pack;
        }
        catch (JsonException wrong)
        {
            var line = wrong.LineNumber is { } number ? $"Line {number + 1}: t" : "T";
            errors.Require(false, "text", $"{line}his cannot be read as a policy pack{At(wrong.Path)}. Look for a missing comma or quotation mark, or a word that is not known.");
            return null;
        }
    }

    private static string At(string? path) => string.IsNullOrEmpty(path) || path == "$" ? "" : $" (at {path.TrimStart('$', '.')})";

    private static void Check(PolicyPack pack, FieldErrors errors)
    {
        errors
            .Require(IsCode(pack.Code), "text", "“code” must be 3 to 60 small letters, digits and hyphens.")
            .Require(Fits(pack.Title, 200), "text", "“title” must be 1 to 200 characters long.")
            .Require(pack.Seats.Count > 0, "text", "“seats” must hold at least one rule.")
            .Require(pack.Seats.All(rule => Fits(rule.Basis, 500)), "text", "Each rule of “seats” needs a “basis” of 1 to 500 characters.")
            .Require(
                pack.Seats.Select(rule => (rule.Partnership, rule.Partner)).Distinct().Count() == pack.Seats.Count,
                "text",
                "“seats” has two rules for the same kind of partner in the same kind of partnership.")
            .Require(
                pack.Expectations.All(voice => IsCode(voice.Code) && Fits(voice.Name, 200) && Fits(voice.Basis, 500)),
                "text",
                "Each of “expectations” needs a “code” of small letters, digits and hyphens, a “name” and a “basis”.")
            .Require(
                pack.Expectations.Select(voice => voice.Code).Distinct().Count() == pack.Expectations.Count,
                "text",
                "“expectations” has a code twice.")
            .Require(
                pack.Acts.Values.All(role => role is Roles.Secretariat or Roles.PlaceLead),
                "text",
                $"“acts” must name {Roles.Secretariat} or {Roles.PlaceLead}: nobody else can record who is heard.")
            .Require(
                pack.Days is { CoverHolds: > 0, ReviewNotice: >= 0, SigningNotice: >= 0, NamedRoleKept: >= 0 and <= 36_500 }, "text", "“days” must be numbers of days.")
            .Require(
                pack.NamedRoles.All(rule => rule is { ConfirmEveryDays: > 0, WarnBeforeEndDays: >= 0 }), "text", "The days of “namedRoles” must be numbers of days.")
            .Require(
                pack.Records.MakeSense, "text", "“records” must say who chooses a chair, in numbers of days and months, with each kind of partner in one sector.")
            .Require(pack.Asks.AreDays, "text", "“asks” must be numbers of days, from 1 to 1,000.");
    }

    private static bool Fits(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest;

    private static bool IsCode(string code) =>
        code.Length is >= 3 and <= 60 && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
