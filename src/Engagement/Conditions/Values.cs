using System.Globalization;

namespace IcpEngage.Engagement.Conditions;

/// <summary>
/// The one kind of value that conditions work with: texts, as answers are. Nothing is the value that was not answered, could
/// not be worked out or is false; what is not nothing holds.
/// </summary>
internal static class Values
{
    public static readonly IReadOnlyList<string> Nothing = [];

    private static readonly IReadOnlyList<string> True = ["true"];

    public static IReadOnlyList<string> Truth(bool holds) => holds ? True : Nothing;

    public static bool Holds(IReadOnlyList<string> value) => value.Count > 0;

    public static IReadOnlyList<string> Of(decimal number) =>
        [number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture)];

    /// <summary>The same texts, in whatever order; numbers are the same however they are written.</summary>
    public static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count == right.Count && IncludesEach(left, right) && IncludesEach(right, left);

    /// <summary>Every text of the right is among those of the left, and there is one.</summary>
    public static bool Includes(IReadOnlyList<string> left, IReadOnlyList<string> right) => right.Count > 0 && IncludesEach(left, right);

    /// <summary>Which is the smaller, of two numbers or two days; null where they cannot be told.</summary>
    public static int? Compare(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left is not [var one] || right is not [var other])
        {
            return null;
        }

        if (Number(one) is { } number && Number(other) is { } otherNumber)
        {
            return number.CompareTo(otherNumber);
        }

        return Day(one) is { } day && Day(other) is { } otherDay ? day.CompareTo(otherDay) : null;
    }

    /// <summary>Works out two numbers; nothing where one is none, or the result is none (by 0, too large).</summary>
    public static IReadOnlyList<string> Calculate(
        IReadOnlyList<string> left, IReadOnlyList<string> right, Func<decimal, decimal, decimal?> calculate)
    {
        if (left is not [var one] || right is not [var other] || Number(one) is not { } number || Number(other) is not { } otherNumber)
        {
            return Nothing;
        }

        try
        {
            return calculate(number, otherNumber) is { } result ? Of(result) : Nothing;
        }
        catch (OverflowException)
        {
            return Nothing;
        }
    }

    /// <summary>The numbers among the texts.</summary>
    public static IEnumerable<decimal> Numbers(IEnumerable<string> texts) => texts.Select(Number).OfType<decimal>();

    private static bool IncludesEach(IReadOnlyList<string> texts, IReadOnlyList<string> wanted)
    {
        foreach (var each in wanted)
        {
            if (!texts.Any(text => SameText(text, each)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameText(string one, string other) =>
        one == other || (Number(one) is { } number && Number(other) is { } otherNumber && number == otherNumber);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
