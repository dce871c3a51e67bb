using IcpEngage.Places.Areas;

namespace IcpEngage.Places.Tests.Areas;

public sealed class WardSlugTests
{
    [Theory]
    [InlineData("Duke's", "dukes")]
    [InlineData("Newton & Hoole", "newton-and-hoole")]
    [InlineData("Culcheth, Glazebury and Croft", "culcheth-glazebury-and-croft")]
    [InlineData("Newton-le-Willows East", "newton-le-willows-east")]
    [InlineData("St. Helens Town Centre.", "st-helens-town-centre")]
    public void A_wards_slug_is_its_name_in_plain_letters(string name, string slug) => SystemSetup.SlugOf(name).ShouldBe(slug);
}
