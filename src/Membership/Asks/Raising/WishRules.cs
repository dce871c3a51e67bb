using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>What a wish must be like, beyond who may have it.</summary>
internal static class WishRules
{
    private const int ShortestPurpose = 10;
    private const int LongestName = 200;
    private const int YearsAhead = 2;

    /// <summary>Checks a wish for an ask of its own.</summary>
    public static FieldErrors Check(AskWish wish, PartnerKind partner, DateOnly today) => Sides(wish.Serves, wish.Funded, wish.FundedBy)
        .RequireText(wish.Purpose, ShortestPurpose, Ask.LongestPurpose, "purpose", "What you ask for")
        .Require(
            partner == PartnerKind.Healthwatch ? wish.Activity is { } activity && Enum.IsDefined(activity) : wish.Activity is null,
            "activity",
            partner == PartnerKind.Healthwatch ? "Choose the activity that it falls under." : "Only what is asked of a Healthwatch falls under one of its activities.")
        .Require(wish.AreaCode is { Length: > 0 and <= 20 }, "area", "Choose for which area.")
        .Require(wish.Skill is null || Skills.Find(wish.Skill) is not null, "skill", "Choose a skill from the list.")
        .Require(wish.Where is null or { Length: <= LongestName }, "where", "Where must have 200 characters or fewer.")
        .Require(
            wish.Hours is >= Ask.FewestHours and <= Ask.MostHours && wish.Hours % 0.25m == 0,
            "hours",
            "Hours must be a number from 0.5 to 500, in quarters of an hour, like 6 or 7.5.")
        .Require(wish.From >= today, "from", "The first day must be today or later.")
        .Require(wish.By >= wish.From, "by", "The last day must be on or after the first day.")
        .Require(wish.By <= today.AddYears(YearsAhead), "by", "The last day must be in the next two years.");

    /// <summary>Checks what is added to somebody else's ask.</summary>
    public static FieldErrors Check(JoinAsk join) => Sides(join.Serves, join.Funded, join.FundedBy)
        .RequireText(join.Note, ShortestPurpose, AskLine.LongestNote, "note", "What you need of it")
        .Require(
            join.Hours is >= 0 and <= Ask.MostHours && join.Hours % 0.25m == 0,
            "hours",
            "Hours must be a number from 0 to 500, in quarters of an hour, like 0 or 2.5.");

    private static FieldErrors Sides(Served? serves, bool funded, string? fundedBy) => new FieldErrors()
        .Require(
            serves is null || (Enum.IsDefined(serves.Kind) && serves is { Key.Length: > 0 and <= LongestName, Title.Length: > 0 and <= 300 }),
            "serves",
            "Say what it serves by its key and title.")
        .Require(fundedBy is null || (funded && fundedBy.Length <= LongestName), "fundedBy", "Say who pays, in 200 characters or fewer, only where the time is paid for.");
}
