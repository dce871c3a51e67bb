namespace IcpEngage.Membership.Asks;

/// <summary>
/// After how many days an ask that nobody answers is escalated, and expires. Part of a policy pack; what a pack leaves out is
/// as here. Nothing expires that was not escalated before.
/// </summary>
internal sealed record AskDays
{
    /// <summary>Days of waiting after which the secretariat is told; it is told at once when the last day has gone by.</summary>
    public int EscalateAfter { get; init; } = 10;

    /// <summary>Days after that until it expires.</summary>
    public int ExpireAfter { get; init; } = 28;

    /// <summary>Days after that until it expires, where the last day on which time was needed has gone by.</summary>
    public int ExpireAfterLastDay { get; init; } = 7;

    /// <summary>They are numbers of days that can be counted.</summary>
    public bool AreDays => this is { EscalateAfter: > 0 and <= 1000, ExpireAfter: > 0 and <= 1000, ExpireAfterLastDay: > 0 and <= 1000 };

    /// <summary>The ask has waited too long, and nobody was told yet.</summary>
    public bool Escalates(Ask ask, DateOnly today) =>
        ask is { Waits: true, EscalatedOn: null } && (ask.WaitingSince.AddDays(EscalateAfter) <= today || ask.By < today);

    /// <summary>The ask was escalated, and still nobody answered.</summary>
    public bool Expires(Ask ask, DateOnly today) =>
        ask is { Waits: true, EscalatedOn: { } told }
        && (told.AddDays(ExpireAfter) <= today || (ask.By < today && told.AddDays(ExpireAfterLastDay) <= today));
}
