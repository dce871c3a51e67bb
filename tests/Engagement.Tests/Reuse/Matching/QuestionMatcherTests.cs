using IcpEngage.Bench.Matching;
using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Engagement.Tests.Reuse.Matching;

public sealed class QuestionMatcherTests
{
    private static readonly LabelledSet Set = LabelledSet.Read(
        Path.Combine(AppContext.BaseDirectory, "own-questions.csv"), Path.Combine(AppContext.BaseDirectory, "own-queries.csv"));

    [Fact]
    public void An_exact_wording_is_always_first()
    {
        var matcher = Matcher(Set.Questions);

        foreach (var question in Set.Questions)
        {
            var first = matcher.Find(question.Text.ToUpperInvariant() + " !")[0];
            (first.Key, first.Score, first.SameWording).ShouldBe((question.Key, 1, true));
        }
    }

    [Fact]
    public void The_order_in_which_questions_came_does_not_matter()
    {
        var one = Matcher(Set.Questions);
        var other = Matcher(Set.Questions.OrderByDescending(question => question.Text, StringComparer.Ordinal));

        foreach (var query in Set.Queries)
        {
            Keys(other, query.Text).ShouldBe(Keys(one, query.Text));
        }
    }

    [Fact]
    public void Changes_one_by_one_end_where_a_rebuild_does()
    {
        var changed = Matcher(Set.Questions.Select(question => question with { Text = $"{question.Text} Or the dentist, by bus?", Construct = "something-else" }));
        foreach (var question in Set.Questions)
        {
            changed.Add(question);
        }

        changed.Add(new AskedQuestion("gone", "Do you own a pet?", ["Yes", "No"], "pets", "pet-owner"));
        changed.Remove("gone");
        changed.Remove("never there");

        var rebuilt = Matcher(Set.Questions);
        changed.Count.ShouldBe(rebuilt.Count);
        foreach (var query in Set.Queries)
        {
            var (one, other) = (changed.Find(query.Text), rebuilt.Find(query.Text));
            one.Select(found => found.Key).ShouldBe(other.Select(found => found.Key));
            one.Zip(other).ShouldAllBe(pair => Math.Abs(pair.First.Score - pair.Second.Score) < 1e-6);
        }
    }

    [Fact]
    public void Unrelated_questions_seldom_push_a_match_out_of_the_first_five()
    {
        var alone = Matcher(Set.Questions);
        var among = Matcher(Set.Questions);
        foreach (var number in Enumerable.Range(1, 500))
        {
            among.Add(new AskedQuestion($"other-{number}", $"Which of the {number} cheeses, tractors and violins on lorry {number} did the choir paint?", ["Brie", "Stilton"], "cheese", "cheese"));
        }

        var found = Set.Queries.Where(query => FirstFive(alone, query)).ToList();
        found.Count(query => !FirstFive(among, query)).ShouldBeLessThanOrEqualTo(found.Count / 50);
    }

    [Fact]
    public void Topic_and_construct_are_not_needed()
    {
        var bare = Matcher(Set.Questions.Select(question => question with { Topic = null, Construct = null }));
        var asked = Set.Queries.Where(query => query.Relevant.Count > 0).ToList();

        asked.Count(query => FirstFive(bare, query)).ShouldBeGreaterThan(asked.Count * 9 / 10);
    }

    /// <summary>The set was written before the matcher was fitted, and nothing is fitted on it.</summary>
    [Fact]
    public void Quality_on_our_own_set_is_what_was_promised()
    {
        var matcher = Matcher(Set.Questions);
        var quality = new Quality([.. Set.Queries.Select(query => Outcome.Of(Set, query, matcher.Find(query.Text)))]);

        quality.SharedWordsHitAt(1).ShouldBeGreaterThanOrEqualTo(0.92);
        quality.SharedWordsHitAt(5).ShouldBeGreaterThanOrEqualTo(0.99);
        quality.ParaphraseHitAt(5).ShouldBeGreaterThanOrEqualTo(0.6);
        quality.NoneF1.ShouldBeGreaterThanOrEqualTo(0.75);
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("\ud800 half a pair \udc00")]
    [InlineData("\0\u0001\u0301")]
    [InlineData("病院はどうでしたか")]
    [InlineData("😀 gp 😀")]
    public void Any_text_is_taken(string text)
    {
        var matcher = Matcher(Set.Questions);
        matcher.Add(new AskedQuestion("odd", text, [text, ""], text, text));

        matcher.Find(text).ShouldAllBe(found => found.Score >= 0 && found.Score <= 1);
        matcher.Remove("odd");
    }

    [Fact]
    public void Random_texts_are_taken()
    {
        var matcher = Matcher(Set.Questions);
        var random = new Random(20);
        for (var round = 0; round < 200; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(3000)).Select(_ => (char)random.Next(0, 0x10000))]);
            matcher.Add(new AskedQuestion("odd", text, [text]));
            matcher.Find(text);
        }
    }

    [Fact]
    public void An_empty_bank_finds_nothing() => new QuestionMatcher(Thesaurus.Shipped).Find("How easy is it to see a GP?").ShouldBeEmpty();

    [Fact]
    public void The_same_topic_comes_before_another()
    {
        var matcher = new QuestionMatcher(Thesaurus.Shipped);
        matcher.Add(new AskedQuestion("a", "How easy was it to get an appointment with a nurse?", [], "hospital"));
        matcher.Add(new AskedQuestion("b", "How easy was it to get an appointment with a nurse in time?", [], "gp-access"));

        matcher.Find("Was it easy to get a nurse appointment?", "gp-access")[0].Key.ShouldBe("b");
        matcher.Find("Was it easy to get a nurse appointment?", "hospital")[0].Key.ShouldBe("a");
    }

    private static QuestionMatcher Matcher(IEnumerable<AskedQuestion> questions)
    {
        var matcher = new QuestionMatcher(Thesaurus.Shipped);
        foreach (var question in questions)
        {
            matcher.Add(question);
        }

        return matcher;
    }

    private static List<string> Keys(QuestionMatcher matcher, string text) => [.. matcher.Find(text).Select(found => found.Key)];

    private static bool FirstFive(QuestionMatcher matcher, LabelledQuery query) => Keys(matcher, query.Text).Take(5).Any(query.Relevant.Contains);
}
