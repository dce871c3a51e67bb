using IcpEngage.Contracts.Engagement;
using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Weighting;

/// <summary>Addresses of a survey's picture: what it is weighted by stands in them, so that a view can be shared.</summary>
internal static class PictureAddress
{
    /// <summary>What stands for no limit on weights.</summary>
    public const string NoCap = "none";

    /// <summary>The limits that can be chosen, in times the mean.</summary>
    public static IReadOnlyList<int> Caps { get; } = [3, 5, 8];

    /// <summary>The limit as it stands in an address.</summary>
    public static string CapOf(PictureChoice choice) => choice.Cap is { } cap ? $"{cap}" : NoCap;

    /// <summary>The page, weighted so.</summary>
    public static string Of(string path, IEnumerable<string> margins, string? cap, IEnumerable<string> together) => QueryHelpers.AddQueryString(
        path,
        [
            .. margins.Select(margin => KeyValuePair.Create("margin", (string?)margin)),
            .. cap is null ? [] : new[] { KeyValuePair.Create("cap", (string?)cap) },
            .. together.Select(margin => KeyValuePair.Create("together", (string?)margin)),
        ]);

    /// <summary>The page with small groups of a margin put together as well.</summary>
    public static string PutTogether(string path, PictureChoice choice, string margin) =>
        Of(path, choice.Margins, CapOf(choice), choice.Together.Append(margin).Distinct());

    /// <summary>The page without a margin.</summary>
    public static string Without(string path, PictureChoice choice, string margin) =>
        Of(path, choice.Margins.Where(code => code != margin), CapOf(choice), choice.Together.Where(code => code != margin));
}
