using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks.Raising;

namespace IcpEngage.Membership.Tests.Asks.Raising;

public sealed class AskSimilarityTests
{
    private static readonly Guid HealthwatchHalton = Guid.CreateVersion7();

    private static readonly AskSubject Wish = new(
        HealthwatchHalton,
        MembershipHouse.Halton,
        "Survey gp-2027",
        "Run two drop-in sessions for carers in Runcorn",
        new DateOnly(2026, 12, 7),
        new DateOnly(2026, 12, 18));

    [Fact]
    public void An_ask_is_like_itself_in_everything() =>
        AskSimilarity.Compare(Wish, Wish)!.In.ShouldBe(
            [AskLikeness.SamePartner, AskLikeness.ServesTheSame, AskLikeness.SimilarWords, AskLikeness.SameArea, AskLikeness.SameDays]);

    [Fact]
    public void Likeness_has_no_direction()
    {
        var other = Wish with { Serves = null, Purpose = "Drop-in session with unpaid carers", From = Wish.By.AddDays(10), By = Wish.By.AddDays(12) };

        AskSimilarity.Compare(Wish, other)!.Score.ShouldBe(AskSimilarity.Compare(other, Wish)!.Score);
    }

    [Fact]
    public void What_serves_the_same_survey_is_similar_in_whatever_words() =>
        AskSimilarity.Compare(Wish, Wish with { Purpose = "Read the Easy Read version aloud" })!.In.ShouldNotContain(AskLikeness.SimilarWords);

    [Fact]
    public void What_is_said_in_similar_words_is_similar_though_it_serves_something_else() =>
        AskSimilarity.Compare(Wish, Wish with { Serves = "Clause 4", Purpose = "A session for carers: drop in, in Runcorn" })!.In
            .ShouldContain(AskLikeness.SimilarWords);

    [Fact]
    public void Neither_the_same_words_nor_the_same_survey_is_not_similar() =>
        AskSimilarity.Compare(Wish, Wish with { Serves = "Clause 4", Purpose = "Write a report on hospital discharge" }).ShouldBeNull();

    [Fact]
    public void Words_that_every_ask_has_make_none_alike() =>
        AskSimilarity.Compare(Wish with { Serves = null, Purpose = "Help us to ask people about buses" }, Wish with { Purpose = "Help people who want to get to us" })
            .ShouldBeNull();

    [Theory]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void Asks_four_weeks_apart_can_still_be_one(int days, bool similar)
    {
        var later = Wish with { From = Wish.By.AddDays(days), By = Wish.By.AddDays(days + 5) };

        (AskSimilarity.Compare(Wish, later) is not null).ShouldBe(similar);
        AskSimilarity.Compare(Wish, later)?.In.ShouldNotContain(AskLikeness.SameDays);
    }

    [Fact]
    public void An_ask_of_another_partner_is_similar_in_the_same_area_only()
    {
        var other = Wish with { PartnerId = Guid.CreateVersion7() };

        AskSimilarity.Compare(Wish, other)!.In.ShouldNotContain(AskLikeness.SamePartner);
        AskSimilarity.Compare(Wish, other with { AreaCode = MembershipHouse.Liverpool }).ShouldBeNull();
    }

    [Fact]
    public void Of_two_asks_alike_the_one_of_the_same_partner_comes_first() =>
        AskSimilarity.Compare(Wish, Wish with { AreaCode = MembershipHouse.TheSystem })!.Score
            .ShouldBeGreaterThan(AskSimilarity.Compare(Wish, Wish with { PartnerId = Guid.CreateVersion7() })!.Score);

    [Theory]
    [InlineData("Visiting warm hubs", "visits to a warm hub")]
    [InlineData("Carers’ sessions", "a session for a carer")]
    [InlineData("EASY READ", "easy, read")]
    public void Grammar_makes_no_difference(string one, string other) => Shared(one, other).ShouldBe(1);

    [Fact]
    public void Purposes_without_a_word_that_tells_them_apart_share_nothing() => Shared("We want to ask you", "Please help us").ShouldBe(0);

    private static double Shared(string one, string other) => PurposeWords.Shared(PurposeWords.Of(one), PurposeWords.Of(other));
}
