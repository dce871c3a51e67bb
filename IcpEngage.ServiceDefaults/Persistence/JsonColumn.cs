using System.Text.Json;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Documents kept as a column of JSON text, the same way on every provider.</summary>
public static class JsonColumn
{
    /// <summary>Stores the property as JSON text; changes are seen by comparing the text.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json.Options),
            text => JsonSerializer.Deserialize<T>(text, Json.Options)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Json.Options) == JsonSerializer.Serialize(right, Json.Options),
                value => JsonSerializer.Serialize(value, Json.Options).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json.Options), Json.Options)!));
}
