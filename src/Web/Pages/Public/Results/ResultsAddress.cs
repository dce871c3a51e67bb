using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Pages.Public.Results;

/// <summary>Addresses of figures: what is looked at stands in them, so that a view can be shared.</summary>
internal static class ResultsAddress
{
    /// <summary>The dimension of the places.</summary>
    public const string Place = "@place";

    /// <summary>A filter as it stands in an address.</summary>
    public static string Text(ResultsFilter filter) => Text(filter.Code, filter.Value);

    /// <summary>A filter as it stands in an address.</summary>
    public static string Text(string dimension, string value) => $"{dimension}:{value}";

    /// <summary>An address with filters and other parts; parts that are null are left out.</summary>
    public static string Of(string path, IEnumerable<string> filters, params (string Name, string? Value)[] parts) =>
        QueryHelpers.AddQueryString(
            path,
            filters.Select(filter => KeyValuePair.Create("filter", (string?)filter))
                .Concat(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))));

    /// <summary>One question, place by place, for everybody.</summary>
    public static string Places(string slug, string question) => $"/results/{slug}/places/{Uri.EscapeDataString(question)}";
}
