using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// The JSON Schema of <see cref="SurveyFile"/>, made of the records themselves, so that a new property of a question is in it
/// by itself. It is what people read and what an import is checked against.
/// </summary>
internal static class DefinitionSchema
{
    /// <summary>Its name, as it is served and in <c>docs/</c>.</summary>
    public const string FileName = "survey-definition.schema.json";

    /// <summary>Where it is served: what <c>$schema</c> says in a file.</summary>
    public const string Address = $"/api/{EngagementService.Name}/{FileName}";

    /// <summary>How files are written and read: as the platform's JSON, for people's eyes, and taking nothing that is not known.</summary>
    public static JsonSerializerOptions Options { get; } = new(Json.Options)
    {
        WriteIndented = true,
        // A file, never part of a page: letters of all scripts stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The schema.</summary>
    public static JsonObject Schema { get; } = Make();

    /// <summary>The schema as it is served and kept in <c>docs/</c>.</summary>
    public static string Text { get; } = Schema.ToJsonString(Options) + "\n";

    private static JsonObject Make()
    {
        // What a constructor asks for must be there, unless it may be null.
        var asked = new JsonSerializerOptions(Options) { RespectRequiredConstructorParameters = true };
        var made = asked.GetJsonSchemaAsNode(typeof(SurveyFile), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        RequireOnlyWhatCannotBeNull(made);
        return new JsonObject(
        [
            new("$schema", "https://json-schema.org/draft/2020-12/schema"),
            new("title", "A survey of IcpEngage"),
            .. made.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())),
        ]);
    }

    private static void RequireOnlyWhatCannotBeNull(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                RequireOnlyWhatCannotBeNull(item);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
            {
                var needed = required.Where(name => !SchemaCheck.MayBeNull(properties[name!.GetValue<string>()])).Select(name => name!.DeepClone()).ToArray();
                schema.Remove("required");
                if (needed.Length > 0)
                {
                    schema.Add("required", new JsonArray(needed));
                }
            }

            foreach (var (_, member) in schema)
            {
                RequireOnlyWhatCannotBeNull(member);
            }
        }
    }
}
