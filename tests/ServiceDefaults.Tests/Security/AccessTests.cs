using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.ServiceDefaults.Tests.Security;

public sealed class AccessTests : IAsyncLifetime
{
    private SampleService service = null!;

    public async Task InitializeAsync() => service = await SampleService.StartAsync();

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Fact]
    public async Task An_endpoint_that_names_no_policy_is_closed_to_everybody()
    {
        await service.Caller().GetAsync("forgotten").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await service.Holder(new Grant(Roles.Administrator, Grant.WholeSystem)).GetAsync("forgotten")
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task A_policy_asks_for_its_role_wherever_it_is_held()
    {
        using var answer = await service.Holder(new Grant(Roles.EngagementLead, "E06000006")).GetAsync("leads");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await service.Holder(new Grant(Roles.Secretariat, Grant.WholeSystem)).GetAsync("leads")
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Theory]
    [InlineData(Roles.Secretariat, HttpStatusCode.OK)]
    [InlineData(Roles.EngagementLead, HttpStatusCode.OK)]
    [InlineData(Roles.Communications, HttpStatusCode.Forbidden)]
    public async Task A_policy_of_two_roles_takes_either(string role, HttpStatusCode status)
    {
        using var answer = await service.Holder(new Grant(role, "E06000006")).GetAsync("editors");

        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("E06000006", "E06000006", true)]
    [InlineData("E06000006", "E08000015", false)]
    [InlineData(Grant.WholeSystem, "E08000015", true)]
    [InlineData("healthwatch-halton", "healthwatch-halton", true)]
    [InlineData("E06000006", Grant.WholeSystem, false)]
    public void A_role_reaches_as_far_as_its_scope(string held, string asked, bool holds) =>
        SampleService.Person(new Grant(Roles.EngagementLead, held)).Holds(Roles.EngagementLead, asked).ShouldBe(holds);

    [Fact]
    public void A_role_for_one_scope_does_not_lend_its_scope_to_another_role() =>
        SampleService.Person(new Grant(Roles.Communications, Grant.WholeSystem), new Grant(Roles.EngagementLead, "E06000006"))
            .Holds(Roles.EngagementLead, "E08000015").ShouldBeFalse();
}
