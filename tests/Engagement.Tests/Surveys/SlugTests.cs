using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Getting help from your GP practice", "getting-help-from-your-gp-practice")]
    [InlineData("  What's next? – Café & Crèche!  ", "whats-next-cafe-creche")]
    [InlineData("Пример", "survey")]
    [InlineData("2027", "2027")]
    public void A_title_becomes_lower_case_letters_digits_and_single_hyphens(string title, string slug) =>
        Slug.FromTitle(title).ShouldBe(slug);

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var slug = Slug.FromTitle("A survey with a very long title that goes on and on and on until nobody reads it any more");

        slug.ShouldBe("a-survey-with-a-very-long-title-that-goes-on-and-on");
        slug.Length.ShouldBeLessThanOrEqualTo(Slug.Longest);
    }

    [Fact]
    public void A_taken_slug_gets_the_next_free_number() =>
        Slug.Unique("My survey", new HashSet<string> { "my-survey", "my-survey-2" }).ShouldBe("my-survey-3");

    [Fact]
    public void A_slug_that_stands_for_something_else_in_addresses_gets_a_number() =>
        Slug.Unique("Import", new HashSet<string>()).ShouldBe("import-2");
}
