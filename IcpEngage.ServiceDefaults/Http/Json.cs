using System.Text.Json;
using System.Text.Json.Serialization;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>How the platform writes JSON: web defaults, enums by name.</summary>
public static class Json
{
    /// <summary>For requests, answers, events and stored documents.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    internal static void Configure(JsonSerializerOptions options)
    {
        // No shape of ours is half as deep.
        options.MaxDepth = 32;

        // Enums by name only: a number nobody named is a mistake of the sender, not a value.
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
