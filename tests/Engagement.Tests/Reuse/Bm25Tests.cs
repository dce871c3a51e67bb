using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class Bm25Tests
{
    private static readonly string[] Documents =
    [
        "how easy is it to get an appointment at your gp practice",
        "how easy or difficult is it to see a gp",
        "do you feel safe walking in your neighbourhood after dark",
        "how would you rate your local dentist",
    ];

    [Fact]
    public void Scores_are_those_of_the_worked_example()
    {
        var index = new Bm25();
        foreach (var document in Documents)
        {
            index.Add(document.Split(' '));
        }

        var scores = index.Scores("how easy is it to get a gp appointment".Split(' '));

        scores[0].ShouldBe(5.6929, 5e-5);
        scores[1].ShouldBe(4.9742, 5e-5);
        scores.ContainsKey(2).ShouldBeFalse();
        scores[3].ShouldBe(0.4032, 5e-5);
    }

    [Fact]
    public void A_document_is_as_like_itself_as_can_be_and_others_less()
    {
        var index = new Bm25();
        foreach (var document in Documents)
        {
            index.Add(QuestionWords.Shipped.Terms(document));
        }

        var query = QuestionWords.Shipped.Terms(Documents[0]);
        var scores = index.Scores(query);

        index.Likeness(query, 0, scores[0]).ShouldBe(1, 1e-9);
        index.Likeness(query, 1, scores[1]).ShouldBeInRange(0.2, 0.9);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => new Bm25().Scores(["gp"]).ShouldBeEmpty();

    [Theory]
    [InlineData("waiting", "waited")]
    [InlineData("surgeries", "surgery")]
    [InlineData("services", "service")]
    [InlineData("stopped", "stopping")]
    public void Words_with_the_same_stem_meet(string one, string other) =>
        QuestionWords.Stem(one).ShouldBe(QuestionWords.Stem(other));

    [Theory]
    [InlineData("How easy is it to see a doctor?", "How easy is it to see a G.P.’s practice?")]
    [InlineData("How easy is it to phone your doctor’s surgery?", "How simple is it to get through to your GP practice on the telephone?")]
    public void What_means_the_same_has_the_same_terms(string one, string other) =>
        QuestionWords.Shipped.Terms(other).Intersect(QuestionWords.Shipped.Terms(one)).Count()
            .ShouldBeGreaterThanOrEqualTo(QuestionWords.Shipped.Terms(one).Count - 1);
}
