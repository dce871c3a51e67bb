namespace IcpEngage.Contracts.Membership;

/// <summary>Hours of people who have a skill.</summary>
/// <param name="Skill">Code of the skill.</param>
/// <param name="Hours">At most so many of the quarter's hours.</param>
public sealed record SkillHours(string Skill, decimal Hours);

/// <summary>What a partner can give, as it says itself.</summary>
/// <param name="Partner">Whose.</param>
/// <param name="Quarters">The current quarter and the next seven.</param>
/// <param name="Leave">Leave that is not over, the nearest first.</param>
/// <param name="Rates">What an hour of its time costs, from when, the latest first; empty while it has not said.</param>
/// <param name="AllSkills">Skills that hours can be said for.</param>
/// <param name="MayChange">Whoever reads it speaks for the partner.</param>
public sealed record PartnerCapacity(
    Partner Partner,
    IReadOnlyList<QuarterCapacity> Quarters,
    IReadOnlyList<LeaveView> Leave,
    IReadOnlyList<RateView> Rates,
    IReadOnlyList<Skill> AllSkills,
    bool MayChange);

/// <summary>What a partner can give in a quarter.</summary>
/// <param name="From">First day of the quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="Hours">Hours before leave; null while the partner has not said.</param>
/// <param name="LeaveHours">Hours that leave takes off.</param>
/// <param name="Skills">Skills of which there are so many hours only.</param>
/// <param name="Version">To be sent with a change; 0 while the partner has not said.</param>
public sealed record QuarterCapacity(
    DateOnly From, DateOnly To, decimal? Hours, decimal LeaveHours, IReadOnlyList<SkillHours> Skills, int Version);

/// <summary>Says what a partner can give in a quarter.</summary>
/// <param name="Hours">0 to 20,000, before leave, in quarters of an hour; null takes back what was said.</param>
/// <param name="Skills">Skills of which there are so many hours only, none more than the hours; null for none.</param>
/// <param name="Version">The version that was read.</param>
public sealed record SetCapacity(decimal? Hours, IReadOnlyList<SkillHours>? Skills, int Version);

/// <summary>Days on which a partner can give less.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Hours">Hours fewer over these days; null where nobody works, or nobody who has the skill.</param>
/// <param name="Skill">The skill that is missing; null for none in particular.</param>
/// <param name="Note">What for; null where that is not said.</param>
public sealed record LeaveView(Guid Id, DateOnly From, DateOnly To, decimal? Hours, string? Skill, string? Note);

/// <summary>Adds days on which a partner can give less.</summary>
/// <param name="Id">The caller's id: the same sent again adds nothing more.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before the first, at most a year later.</param>
/// <param name="Hours">Hours fewer, more than 0, in quarters of an hour; null where nobody works, or nobody who has the skill.</param>
/// <param name="Skill">The skill that is missing; null for none in particular.</param>
/// <param name="Note">What for, up to 100 characters; names nobody.</param>
public sealed record AddLeave(Guid Id, DateOnly? From, DateOnly? To, decimal? Hours, string? Skill, string? Note);

/// <summary>What an hour of a partner's time costs.</summary>
/// <param name="From">First day on which it holds, until the next rate.</param>
/// <param name="Pounds">Pounds for an hour, all costs included.</param>
public sealed record RateView(DateOnly From, decimal Pounds);

/// <summary>Says what an hour of a partner's time costs.</summary>
/// <param name="From">First day on which it holds; a rate from the same day is replaced.</param>
/// <param name="Pounds">More than 0, at most 1,000, in whole pence.</param>
public sealed record SetRate(DateOnly? From, decimal? Pounds);
