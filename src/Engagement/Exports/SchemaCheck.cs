using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// Compares JSON with a schema that <see cref="DefinitionSchema"/> made, and says everything that is wrong in sentences, each
/// with where it is. Knows the words of JSON Schema that occur there, and no others.
/// </summary>
internal sealed class SchemaCheck
{
    private const int MostNotes = 100;
    private const int LongestQuote = 40;

    private readonly JsonObject root;
    private readonly List<ImportNote> notes = [];

    private SchemaCheck(JsonObject root) => this.root = root;

    /// <summary>What is wrong with the document; nothing where it is as the schema says.</summary>
    public static IReadOnlyList<ImportNote> Of(JsonElement document, JsonObject schema)
    {
        var check = new SchemaCheck(schema);
        check.Look(document, schema, "$");
        return check.notes;
    }

    /// <summary>Whether the schema takes null.</summary>
    public static bool MayBeNull(JsonNode? schema) =>
        Types(schema).Contains("null") || (schema?["enum"] is JsonArray values && values.Any(value => value is null));

    private void Look(JsonElement found, JsonNode? schema, string path)
    {
        if (schema?["$ref"]?.GetValue<string>() is { } reference)
        {
            Look(found, Resolve(reference), path);
        }
        else if (found.ValueKind == JsonValueKind.Null)
        {
            if (!MayBeNull(schema))
            {
                Note(path, "is empty (null), but something must stand here.");
            }
        }
        else if (schema?["enum"] is JsonArray values)
        {
            LookAtName(found, [.. values.Where(value => value is not null).Select(value => value!.GetValue<string>())], path);
        }
        else if (Types(schema) is { Count: > 0 } types)
        {
            LookAtType(found, types.First(type => type != "null"), schema!, path);
        }
    }

    private void LookAtType(JsonElement found, string type, JsonNode schema, string path)
    {
        switch (type)
        {
            case "object" when found.ValueKind == JsonValueKind.Object:
                LookAtMembers(found, schema, path);
                break;
            case "array" when found.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in found.EnumerateArray().Index())
                {
                    Look(item, schema["items"], $"{path}[{index}]");
                }

                break;
            case "string" when found.ValueKind == JsonValueKind.String:
                if (schema["format"]?.GetValue<string>() == "date" && !IsDay(found.GetString()!))
                {
                    Note(path, $"“{Quote(found)}” is no day. Write it like “2026-05-04”.");
                }

                break;
            case "integer" when found.ValueKind == JsonValueKind.Number:
                if (!found.TryGetInt32(out _))
                {
                    Note(path, $"{Quote(found)} is no whole number, or too large.");
                }

                break;
            case "number" when found.ValueKind == JsonValueKind.Number:
                if (!found.TryGetDecimal(out _))
                {
                    Note(path, $"{Quote(found)} is too large a number.");
                }

                break;
            case "boolean" when found.ValueKind is JsonValueKind.True or JsonValueKind.False:
                break;
            default:
                Note(path, $"must be {Named(type)}, and is {Named(found.ValueKind)}.");
                break;
        }
    }

    private void LookAtMembers(JsonElement found, JsonNode schema, string path)
    {
        var known = schema["properties"] as JsonObject ?? [];
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in found.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (!met.Add(member.Name))
            {
                Note(path, $"has “{Shortened(member.Name)}” twice.");
            }
            else if (known[member.Name] is { } expected)
            {
                Look(member.Value, expected, at);
            }
            else if (schema["additionalProperties"] is JsonObject any)
            {
                Look(member.Value, any, at);
            }
            else
            {
                Note(path, $"has a field “{Shortened(member.Name)}”, which is not known.{Meant(member.Name, known)}");
            }
        }

        foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !met.Contains(name)))
        {
            Note(path, $"lacks “{name}”.");
        }
    }

    private void LookAtName(JsonElement found, string[] names, string path)
    {
        if (found.ValueKind != JsonValueKind.String)
        {
            Note(path, $"must be one of {string.Join(", ", names)}, and is {Named(found.ValueKind)}.");
        }
        else if (!names.Contains(found.GetString()))
        {
            Note(path, $"“{Quote(found)}” is none of {string.Join(", ", names)}.");
        }
    }

    private void Note(string path, string sentence)
    {
        if (notes.Count < MostNotes)
        {
            notes.Add(new ImportNote(null, null, sentence, path.Length > 200 ? path[..200] + "…" : path));
        }
    }

    /// <summary>A pointer into the schema, <c>#/properties/definition</c>.</summary>
    private JsonNode? Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(
        (JsonNode?)root,
        (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : node?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);

    private static IReadOnlyList<string> Types(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray types => [.. types.Select(type => type!.GetValue<string>())],
        JsonValue type => [type.GetValue<string>()],
        _ => [],
    };

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, AnswerRules.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Meant(string name, JsonObject known) =>
        known.Select(member => member.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } right
            ? $" It is written “{right}”."
            : "";

    private static string Quote(JsonElement found) => Shortened(found.ToString());

    private static string Shortened(string text) => text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;

    private static string Named(string type) => type switch
    {
        "object" => "a group of fields in braces",
        "array" => "a list in square brackets",
        "string" => "a text in quotes",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => type,
    };

    private static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => Named("object"),
        JsonValueKind.Array => Named("array"),
        JsonValueKind.String => Named("string"),
        JsonValueKind.Number => Named("number"),
        JsonValueKind.True or JsonValueKind.False => Named("boolean"),
        _ => "empty",
    };
}
