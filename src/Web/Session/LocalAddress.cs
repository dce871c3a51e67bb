using System.Diagnostics.CodeAnalysis;

namespace IcpEngage.Web.Session;

/// <summary>Addresses on this site, safe to go to after signing in.</summary>
internal static class LocalAddress
{
    /// <summary>The address where it is a path on this site, otherwise the fallback.</summary>
    /// <param name="address">From the query or a form: anybody may have written it.</param>
    /// <param name="fallback">A path on this site.</param>
    public static string Or(string? address, string fallback) => IsLocal(address) ? address : fallback;

    /// <summary>
    /// Whether the address is a rooted path. Browsers read <c>//host</c> and <c>/\host</c> as another site, and drop tabs and
    /// line breaks before they decide, so neither passes.
    /// </summary>
    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..]
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(char.IsControl);
}
