namespace IcpEngage.Communications.Messages;

/// <summary>What of a message decides whether another one gets in its way.</summary>
/// <param name="AudienceCode">Who hears it.</param>
/// <param name="AreaCode">Where they are.</param>
/// <param name="WholeSystem">The area is the whole system, which every place is a part of.</param>
/// <param name="SendOn">The day.</param>
internal readonly record struct Slot(string AudienceCode, string AreaCode, bool WholeSystem, DateOnly SendOn);

/// <summary>
/// Two messages clash when the same people would hear both within one week: same audience, same ISO week, and areas
/// that overlap.
/// </summary>
internal static class ClashRule
{
    /// <summary>Whether the two clash. The order does not matter.</summary>
    public static bool Clash(Slot one, Slot other) =>
        SameAudience(one, other) && SameWeek(one, other) && AreasOverlap(one, other);

    private static bool SameAudience(Slot one, Slot other) => one.AudienceCode == other.AudienceCode;

    private static bool SameWeek(Slot one, Slot other) => Week.Of(one.SendOn) == Week.Of(other.SendOn);

    private static bool AreasOverlap(Slot one, Slot other) =>
        one.AreaCode == other.AreaCode || one.WholeSystem || other.WholeSystem;
}
