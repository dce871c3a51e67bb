using System.Text;
using IcpEngage.Membership.Sessions;

namespace IcpEngage.Membership.Tests.Sessions;

public sealed class TotpTests
{
    /// <summary>RFC 6238, appendix B: the last six of the eight digits for SHA-1.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30).ShouldBe(code);

    [Fact]
    public void Keys_are_read_as_base_32() =>
        Totp.FromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").ShouldBe(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Fact]
    public void A_code_is_taken_for_its_step_and_its_neighbours_and_not_again()
    {
        var key = Totp.NewKey();
        var now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var step = now.ToUnixTimeSeconds() / 30;
        var code = Totp.Code(Totp.FromBase32(key), step);

        Totp.Match(key, code, now, after: 0).ShouldBe(step);
        Totp.Match(key, $" {code[..3]} {code[3..]} ", now, after: 0).ShouldBe(step);
        Totp.Match(key, code, now.AddSeconds(30), after: 0).ShouldBe(step);
        Totp.Match(key, code, now.AddSeconds(-30), after: 0).ShouldBe(step);
        Totp.Match(key, code, now.AddSeconds(60), after: 0).ShouldBeNull();
        Totp.Match(key, code, now, after: step).ShouldBeNull();
        Totp.Match(key, "١٢٣٤٥٦", now, after: 0).ShouldBeNull();
    }
}
