using System.Globalization;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Quarters in words and in addresses.</summary>
internal static class QuarterWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>“October to December 2026”.</summary>
    public static string Of(DateOnly from) => string.Create(British, $"{from:MMMM} to {from.AddMonths(2):MMMM yyyy}");

    /// <summary>“Oct to Dec 2026”, for a table.</summary>
    public static string Short(DateOnly from) => string.Create(British, $"{from:MMM} to {from.AddMonths(2):MMM yyyy}");

    /// <summary>“2026-10-01”.</summary>
    public static string Address(DateOnly from) => from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that an address names; null where it names none.</summary>
    public static DateOnly? Read(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    /// <summary>“£1,234”.</summary>
    public static string Pounds(decimal pounds) => pounds.ToString("£#,##0", CultureInfo.InvariantCulture);

    /// <summary>“£27.50”.</summary>
    public static string Rate(decimal pounds) => pounds.ToString("£#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>“36%” of a whole; a dash of nothing.</summary>
    public static string Share(decimal part, decimal whole) =>
        whole == 0 ? "–" : $"{Math.Round(100 * part / whole, MidpointRounding.AwayFromZero):0}%";
}
