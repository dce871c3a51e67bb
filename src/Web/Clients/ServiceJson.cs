using System.Text.Json;
using System.Text.Json.Serialization;

namespace IcpEngage.Web.Clients;

/// <summary>How services write JSON: camel case, enumerations by name.</summary>
internal static class ServiceJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
