using System.Globalization;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Reads how long a statement is from an address.</summary>
internal static class PeriodWords
{
    private const int Most = 20;

    /// <summary>How many quarters; null for as many as usual, also where the address names a number that cannot be.</summary>
    public static int? Quarters(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var quarters) && quarters is >= 1 and <= Most ? quarters : null;

    /// <summary>The page; the first where the address names none.</summary>
    public static int Page(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : 1;
}
