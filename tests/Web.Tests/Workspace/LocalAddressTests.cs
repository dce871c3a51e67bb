using IcpEngage.Web.Session;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/workspace")]
    [InlineData("/workspace/surveys?done=saved#top")]
    [InlineData("/a//b")]
    public void A_path_on_this_site_passes(string address) => LocalAddress.Or(address, "/home").ShouldBe(address);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("workspace")]
    [InlineData("~/workspace")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_leads_home(string? address) => LocalAddress.Or(address, "/home").ShouldBe("/home");
}
