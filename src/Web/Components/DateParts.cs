using System.Globalization;

namespace IcpEngage.Web.Components;

/// <summary>A date as typed into the three boxes of a <see cref="DateInput"/>.</summary>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">Month, a number or its English name.</param>
/// <param name="Year">Four digits.</param>
public sealed record DateParts(string? Day, string? Month, string? Year)
{
    /// <summary>Three empty boxes.</summary>
    public static readonly DateParts None = new(null, null, null);

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The boxes filled with a date.</summary>
    public static DateParts Of(DateOnly date) => new(
        date.Day.ToString(CultureInfo.InvariantCulture),
        date.Month.ToString(CultureInfo.InvariantCulture),
        date.Year.ToString(CultureInfo.InvariantCulture));

    /// <summary>What was posted for the date input named <paramref name="name"/>.</summary>
    public static DateParts Read(IFormCollection form, string name)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form[name + "-day"], form[name + "-month"], form[name + "-year"]);
    }

    /// <summary>What an address says of the date input named <paramref name="name"/>.</summary>
    public static DateParts Read(IQueryCollection query, string name)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(query[name + "-day"], query[name + "-month"], query[name + "-year"]);
    }

    /// <summary>The date meant; null where there is none of that day, month and year.</summary>
    public DateOnly? ToDate() =>
        DateOnly.TryParseExact(
            $"{Day?.Trim()} {Month?.Trim()} {Year?.Trim()}",
            ["d M yyyy", "d MMM yyyy", "d MMMM yyyy"],
            English,
            DateTimeStyles.None,
            out var date)
            ? date
            : null;
}
