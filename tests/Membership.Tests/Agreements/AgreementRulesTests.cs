using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Agreements;

namespace IcpEngage.Membership.Tests.Agreements;

public sealed class AgreementRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData(0, AgreementVersionState.Signing)]
    [InlineData(1, AgreementVersionState.Signing)]
    [InlineData(2, AgreementVersionState.InForce)]
    public void Nobody_agrees_alone_also_where_the_others_have_ended(int partners, AgreementVersionState state)
    {
        var agreement = new Agreement
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = Guid.CreateVersion7(),
            Kind = AgreementKind.Memorandum,
            Title = "Listening",
            BegunById = Guid.CreateVersion7(),
            ChangedAt = TimeProvider.System.GetUtcNow(),
        };
        var version = agreement.BeginVersion(new HashSet<Guid>());
        version.ChooseParties(Enumerable.Range(0, partners).Select(_ => Guid.CreateVersion7()));
        version.Send(Today, Today);
        version.Parties.ForEach(party => party.Sign(Guid.CreateVersion7(), Today));

        agreement.ComeIntoForceWhenSigned(Today);

        version.State.ShouldBe(state);
    }
}
