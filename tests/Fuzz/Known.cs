using System.Text.RegularExpressions;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Fuzz;

/// <summary>Ids and codes that mean something in the demonstration, by the blank that they fit.</summary>
internal static partial class Known
{
    private static readonly Dictionary<string, string[]> ByBlank = new(StringComparer.OrdinalIgnoreCase)
    {
        ["slug"] = ["gp-help-halton", "system-gp-2027", "knowsley-gp-2026", "healthwatch-halton", "halton"],
        ["id"] =
        [
            .. new[] { "message/halton-winter-opening", "ask/healthwatch-halton/easy-read", "clause/demonstration-1", "person/alex-example", "survey/gp-help-halton" }
                .Select(name => DeterministicId.From(name).ToString()),
        ],
        ["questionCode"] = ["overall", "contact-ease", "one-thing"],
        ["code"] = ["overall", "contact-ease", "one-thing"],
        ["evidence"] = [DeterministicId.From("evidence/knowsley-gp-2026").ToString()],
        ["evidenceId"] = [DeterministicId.From("evidence/knowsley-gp-2026").ToString()],
        ["number"] = ["1", "2"],
        ["documentName"] = ["engagement"],
        ["file"] = ["app.css"],
        ["personId"] = [DeterministicId.From("person/alex-example").ToString()],
    };

    /// <summary>Areas, people, dates and the like, that a field may hold.</summary>
    public static IReadOnlyList<string> Values { get; } =
    [
        "E06000006", "E08000015", "E54000008", "halton", "healthwatch-halton", "adults", "system", "administrator", "engagement-lead", "2026-12-01", "2027-01-31",
        "gp-help-halton", "overall", "very-easy", "7", "1", "true", .. ByBlank["id"],
    ];

    /// <summary>One that fits the blank; anything where none is known.</summary>
    public static string For(string blank, Random random) =>
        ByBlank.TryGetValue(blank, out var values) ? values[random.Next(values.Length)] : Values[random.Next(Values.Count)];

    /// <summary>The address with the first that fits in each blank.</summary>
    public static string Fill(string template) =>
        BlankPattern().Replace(template, blank => ByBlank.TryGetValue(blank.Groups[1].Value, out var values) ? values[0] : "none");

    /// <summary><c>{name}</c>, <c>{name:guid}</c>, <c>{**name:file}</c>.</summary>
    [GeneratedRegex(@"\{\**([A-Za-z]+)[^}]*\}")]
    public static partial Regex BlankPattern();
}
