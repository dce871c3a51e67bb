using System.Text.Json;
using IcpEngage.Contracts.Communications;

namespace IcpEngage.Communications.Audiences;

/// <summary>
/// The audiences that messages can go to: dated data from <c>audiences.json</c>, so that a change of policy is a new
/// line there and what was planned before keeps its name.
/// </summary>
internal sealed class AudienceList
{
    private readonly IReadOnlyList<DatedAudience> audiences;

    /// <exception cref="InvalidDataException">A code is in force twice on a day, or a period ends before it begins.</exception>
    public AudienceList(IReadOnlyList<DatedAudience> audiences)
    {
        foreach (var one in audiences)
        {
            if (one.Until < one.From)
                throw new InvalidDataException($"Audience '{one.Code}' ends before it begins.");
            if (audiences.Any(other => !ReferenceEquals(one, other) && one.Code == other.Code && one.Overlaps(other)))
                throw new InvalidDataException($"Audience '{one.Code}' is in force twice on the same day.");
        }

        this.audiences = audiences;
    }

    /// <summary>The list that the product ships with.</summary>
    public static AudienceList Load()
    {
        using var stream = typeof(AudienceList).Assembly.GetManifestResourceStream(typeof(AudienceList), "audiences.json")
            ?? throw new InvalidDataException("audiences.json is not embedded in the service.");
        return new AudienceList(JsonSerializer.Deserialize<Pack>(stream, JsonSerializerOptions.Web)!.Audiences);
    }

    /// <summary>The audiences in force on a day, in the list's order.</summary>
    public IReadOnlyList<Audience> On(DateOnly day) =>
        [.. audiences.Where(audience => audience.InForce(day)).Select(audience => new Audience(audience.Code, audience.Name))];

    /// <summary>Whether messages can go to an audience on a day.</summary>
    public bool InForce(string code, DateOnly day) => audiences.Any(audience => audience.Code == code && audience.InForce(day));

    /// <summary>
    /// An audience's name on a day; its latest name where it is not in force then, and the code itself where it was
    /// never on the list, because a survey published elsewhere may name an audience that is newer than this list.
    /// </summary>
    public string NameOn(string code, DateOnly day) =>
        (audiences.FirstOrDefault(audience => audience.Code == code && audience.InForce(day))
            ?? audiences.Where(audience => audience.Code == code).MaxBy(audience => audience.From))?.Name ?? code;

    private sealed record Pack(IReadOnlyList<DatedAudience> Audiences);
}

/// <summary>An audience and the days on which it can be used, both ends included; no end while it is current.</summary>
internal sealed record DatedAudience(string Code, string Name, DateOnly From, DateOnly? Until)
{
    public bool InForce(DateOnly day) => From <= day && !(Until < day);

    public bool Overlaps(DatedAudience other) => !(Until < other.From) && !(other.Until < From);
}
