using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;

namespace IcpEngage.Membership.Tests.Access;

public sealed class ScopeRuleTests
{
    [Theory]
    [InlineData(Roles.Administrator, "System")]
    [InlineData(Roles.Secretariat, "System")]
    [InlineData(Roles.EngagementLead, "System Place")]
    [InlineData(Roles.Analyst, "System Place")]
    [InlineData(Roles.Communications, "System Place")]
    [InlineData(Roles.PlaceLead, "Place")]
    [InlineData(Roles.PartnerRepresentative, "OtherPartner")]
    [InlineData(Roles.HealthwatchOfficer, "Healthwatch")]
    public void A_role_is_given_for_the_kinds_of_scope_that_suit_it(string role, string kinds) =>
        string.Join(' ', Enum.GetValues<ScopeKind>().Where(kind => ScopeRule.Allows(role, kind))).ShouldBe(kinds);

    [Fact]
    public void Every_role_has_its_rule() => Roles.All.ShouldAllBe(role => ScopeRule.Sentence(role).Length > 0);
}
