using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership.Composition;

/// <summary>Made-up records of who is heard: by a partner that takes part, by listening, and by listening long ago.</summary>
internal static class DemonstrationComposition
{
    private static readonly Guid System = DeterministicId.From("partnership/cheshire-and-merseyside");
    private static readonly Guid Halton = DeterministicId.From("partnership/halton");
    private static readonly Guid CommunityVoices = DeterministicId.From("partner/example-community-voices");
    private static readonly Guid Secretary = DeterministicId.From("person/robin-makebelieve");

    public static IEnumerable<Cover> Covers(DateTimeOffset now, DateOnly today)
    {
        yield return Cover(
            "halton-carers", Halton, "unpaid-carers", CommunityVoices, "Its carers’ group (made up) meets monthly and reports to the forum", now, today.AddDays(-40));
        yield return Cover(
            "halton-young", Halton, "children-and-young-people", null, "A made-up listening day with three schools", now, today.AddDays(-430));
        yield return Cover(
            "system-carers", System, "unpaid-carers", null, "A made-up survey of carers in all nine places", now, today.AddDays(-90));
    }

    private static Cover Cover(string id, Guid partnership, string voice, Guid? partner, string evidence, DateTimeOffset now, DateOnly seenOn)
    {
        var cover = new Cover
        {
            Id = DeterministicId.From($"cover/{id}"),
            PartnershipId = partnership,
            Expectation = voice,
            PartnerId = partner,
            Evidence = evidence,
            RecordedById = Secretary,
            RecordedAt = now,
        };
        cover.SeeAgain(seenOn);
        return cover;
    }
}
