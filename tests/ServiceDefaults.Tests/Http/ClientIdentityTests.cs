using System.Net;
using IcpEngage.ServiceDefaults.Http.Limits;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.ServiceDefaults.Tests.Http;

public sealed class ClientIdentityTests
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 22, 23, 59, 0, TimeSpan.Zero));
    private readonly ClientIdentity identity;

    public ClientIdentityTests() => identity = new ClientIdentity(clock);

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_client_is_an_IPv4_address_or_an_IPv6_network(string one, string other, bool same) =>
        (Of(one) == Of(other)).ShouldBe(same);

    [Fact]
    public void Tomorrow_nobody_is_recognised()
    {
        var today = Of("192.0.2.7");

        clock.Now = clock.Now.AddMinutes(2);

        Of("192.0.2.7").ShouldNotBe(today);
    }

    [Fact]
    public void Another_process_knows_the_same_client_by_another_name() =>
        new ClientIdentity(clock).Of(IPAddress.Parse("192.0.2.7")).ShouldNotBe(Of("192.0.2.7"));

    private string Of(string address) => identity.Of(IPAddress.Parse(address));
}
