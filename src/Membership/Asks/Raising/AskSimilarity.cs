using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>What asks are compared by.</summary>
/// <param name="PartnerId">Who is asked.</param>
/// <param name="AreaCode">For which area.</param>
/// <param name="Serves">The survey or clause it serves, as one word; null where it serves none.</param>
/// <param name="Purpose">What for.</param>
/// <param name="From">First day.</param>
/// <param name="By">Last day.</param>
internal sealed record AskSubject(Guid PartnerId, string AreaCode, string? Serves, string Purpose, DateOnly From, DateOnly By);

/// <summary>How alike two asks are.</summary>
/// <param name="In">In what, for people to read.</param>
/// <param name="Score">To order by; more is more alike.</param>
internal sealed record Likeness(IReadOnlyList<AskLikeness> In, double Score);

/// <summary>
/// Whether one body's wish is so like what another has asked already that the two could be one ask. They are about the same
/// thing when they serve the same survey or clause, or share words; and they can be done together only at about the same
/// time, by the same partner or in the same place.
/// </summary>
internal static class AskSimilarity
{
    /// <summary>From this share of words on, two purposes are called similar: about every third word.</summary>
    public const double SimilarWords = 0.3;

    /// <summary>Days between two asks that can still be done together.</summary>
    public const int DaysApart = 28;

    /// <summary>How alike the two are; null where one could not stand for both.</summary>
    public static Likeness? Compare(AskSubject one, AskSubject other)
    {
        var words = PurposeWords.Shared(PurposeWords.Of(one.Purpose), PurposeWords.Of(other.Purpose));
        var serves = one.Serves is not null && one.Serves == other.Serves;
        var apart = DaysBetween(one, other);
        var (partner, area) = (one.PartnerId == other.PartnerId, one.AreaCode == other.AreaCode);
        if ((words < SimilarWords && !serves) || apart > DaysApart || !(partner || area))
        {
            return null;
        }

        List<AskLikeness> alike =
        [
            .. Where(partner, AskLikeness.SamePartner),
            .. Where(serves, AskLikeness.ServesTheSame),
            .. Where(words >= SimilarWords, AskLikeness.SimilarWords),
            .. Where(area, AskLikeness.SameArea),
            .. Where(apart == 0, AskLikeness.SameDays),
        ];

        // What it is about weighs most, then whom it is of: of two asks about the same, the one of the same partner is joined.
        var score = words + (serves ? 1 : 0) + (partner ? 0.75 : 0) + (area ? 0.25 : 0) + (0.5 * (DaysApart - apart) / DaysApart);
        return new Likeness(alike, score);
    }

    private static IEnumerable<AskLikeness> Where(bool holds, AskLikeness likeness) => holds ? [likeness] : [];

    /// <summary>Days from the end of the earlier to the beginning of the later; 0 where they share a day.</summary>
    private static int DaysBetween(AskSubject one, AskSubject other) =>
        Math.Max(0, Math.Max(one.From.DayNumber - other.By.DayNumber, other.From.DayNumber - one.By.DayNumber));
}
