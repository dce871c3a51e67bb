using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.WebUtilities;
using static IcpEngage.Web.Languages.Texts;

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

    /// <summary>The dimension of the neighbourhoods.</summary>
    public const string Neighbourhood = "@neighbourhood";

    /// <summary>One question by what it was released by, for everybody.</summary>
    public static string By(string slug, string dimension, string question) => dimension == Place
        ? Places(slug, question)
        : $"/results/{slug}/by/{Uri.EscapeDataString(dimension)}/{Uri.EscapeDataString(question)}";

    /// <summary>What such a page is about.</summary>
    public static string Heading(ResultsDimension by) => by.Code switch
    {
        Place => Say($"Compare places"),
        Neighbourhood => Say($"Neighbourhoods side by side"),
        _ => Say($"By group: {Word(by.Text)}"),
    };

    private static string Word(string topic) => topic switch
    {
        "Age" => Say($"Age"),
        "Ethnic group" => Say($"Ethnic group"),
        "Disability" => Say($"Disability"),
        _ => topic,
    };

    /// <summary>One question, place by place, for everybody.</summary>
    public static string Places(string slug, string question) => $"/results/{slug}/places/{Uri.EscapeDataString(question)}";
}
