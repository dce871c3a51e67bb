using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership.Agreements;

/// <summary>Two made-up agreements: one in force that is due for review, one out for signature.</summary>
internal static class DemonstrationAgreements
{
    private static readonly Guid Halton = DeterministicId.From("partnership/halton");
    private static readonly Guid Council = DeterministicId.From("partner/halton-borough-council");
    private static readonly Guid Healthwatch = DeterministicId.From("partner/healthwatch-halton");
    private static readonly Guid CommunityVoices = DeterministicId.From("partner/example-community-voices");
    private static readonly Guid Secretary = DeterministicId.From("person/robin-makebelieve");

    public static IEnumerable<Agreement> All(DateTimeOffset now, DateOnly today)
    {
        var listening = Begun(
            "halton-listening",
            AgreementKind.Memorandum,
            "Listening together in Halton (made up)",
            now,
            "This memorandum was made up to show the product.\n\nBefore either of us asks people a question, we tell the other. What one of us hears, the other may use, with the same care for who said it.",
            ["Nobody in Halton is asked the same question twice in a year"],
            ["Fewer questions asked, and more answers used"],
            Healthwatch,
            CommunityVoices);
        var signed = listening.Versions[0];
        signed.ReviewBy = today.AddDays(30);
        signed.Send(today.AddDays(-340), today.AddDays(-310));
        signed.Parties.ForEach(party => party.SignOnPaper(Secretary, today.AddDays(-335), "Chief officer", "Made up: there is no paper"));
        listening.ComeIntoForceWhenSigned(today.AddDays(-335));
        yield return listening;

        var place = Begun(
            "halton-place",
            AgreementKind.PlaceAgreement,
            "Halton place agreement (made up)",
            now,
            "This agreement was made up to show the product.\n\nWe plan together for the people of Halton, share what we know, and decide at the lowest level that can.\n\nEach of us names somebody who can be reached, and says when that changes.",
            ["Neighbourhood teams in every part of Halton", "Carers have a say before a decision, not after it"],
            ["Every decision says who was heard"],
            Council,
            Healthwatch,
            CommunityVoices);
        var signing = place.Versions[0];
        signing.ReviewBy = today.AddDays(400);
        signing.Send(today.AddDays(-20), today.AddDays(10));
        signing.PartyOf(CommunityVoices)!.SignOnPaper(Secretary, today.AddDays(-6), "Chair of trustees", "Made up: there is no paper");
        yield return place;
    }

    private static Agreement Begun(
        string id,
        AgreementKind kind,
        string title,
        DateTimeOffset now,
        string text,
        IReadOnlyList<string> objectives,
        IReadOnlyList<string> outcomes,
        params IEnumerable<Guid> partners)
    {
        var agreement = new Agreement
        {
            Id = DeterministicId.From($"agreement/{id}"),
            PartnershipId = Halton,
            Kind = kind,
            Title = title,
            BegunById = Secretary,
            ChangedAt = now,
        };
        var version = agreement.BeginVersion(new HashSet<Guid>());
        version.Text = text;
        version.Objectives = objectives;
        version.Outcomes = outcomes;
        version.Public = true;
        version.ChooseParties(partners);
        return agreement;
    }
}
