namespace IcpEngage.Contracts.Membership;

/// <summary>How often a person is sent an e-mail of what waits for their answer.</summary>
public enum DigestRhythm
{
    /// <summary>Not at all, until they choose otherwise.</summary>
    Never,

    /// <summary>In the morning of each Monday to Friday.</summary>
    EveryWeekday,

    /// <summary>On Monday morning.</summary>
    EveryMonday,
}

/// <summary>How the signed-in person is reminded of asks.</summary>
/// <param name="Digest">How often an e-mail comes; none comes where nothing waits.</param>
/// <param name="NextDigest">The day of the next; null for none.</param>
/// <param name="CanBeMailed">The platform can send mail, and the person has an address.</param>
/// <param name="CalendarMadeAt">When their calendar's address was made; null where there is none.</param>
public sealed record RemindersView(DigestRhythm Digest, DateOnly? NextDigest, bool CanBeMailed, DateTimeOffset? CalendarMadeAt);

/// <summary>Chooses how often an e-mail comes.</summary>
public sealed record ChooseDigest(DigestRhythm Digest);

/// <summary>The address of a person's calendar, shown this one time.</summary>
/// <param name="Secret">Whoever has it reads the calendar.</param>
public sealed record CalendarSecret(string Secret);

/// <summary>Reads a calendar. In the body, so that no log has the secret.</summary>
/// <param name="Secret">As it was shown when the address was made.</param>
public sealed record ReadCalendar(string? Secret);
