using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Engagement.Tests.Reuse.Matching;

public sealed class Bm25Tests
{
    private static readonly string[] Documents =
    [
        "how easy is it to get an appointment at your gp practice",
        "how easy or difficult is it to see a gp",
        "do you feel safe walking in your neighbourhood after dark",
        "how would you rate your local dentist",
    ];

    private readonly Dictionary<string, int> numbers = [];

    [Fact]
    public void Scores_are_those_of_the_worked_example()
    {
        var index = Index(Documents);

        var scores = Scores(index, "how easy is it to get a gp appointment");

        scores[0].ShouldBe(5.6929f, 5e-5);
        scores[1].ShouldBe(4.9742f, 5e-5);
        scores.ContainsKey(2).ShouldBeFalse();
        scores[3].ShouldBe(0.4032f, 5e-5);
    }

    [Fact]
    public void What_was_taken_out_leaves_no_trace()
    {
        var index = Index(["what else is there to say about an appointment", .. Documents]);
        index.Remove(0, Terms("what else is there to say about an appointment"));

        var scores = Scores(index, "how easy is it to get a gp appointment");

        index.Count.ShouldBe(4);
        scores[1].ShouldBe(5.6929f, 5e-5);
        scores.ContainsKey(0).ShouldBeFalse();
    }

    [Fact]
    public void Only_the_best_are_told()
    {
        var index = Index([.. Documents, Documents[0]]);
        var found = new List<(int Document, float Score)>();

        index.Best([.. "how easy is it to get a gp appointment".Split(' ').Select(word => (Number(word), 1f))], 1, found);

        found.Select(each => each.Document).ShouldBe([0, 4], ignoreOrder: true);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Scores(new Bm25(), "gp").ShouldBeEmpty();

    private Bm25 Index(string[] documents)
    {
        var index = new Bm25();
        foreach (var document in documents)
        {
            index.Add(Terms(document));
        }

        return index;
    }

    private List<(int Term, int Times)> Terms(string text) => [.. text.Split(' ').GroupBy(word => word).Select(group => (Number(group.Key), group.Count()))];

    private Dictionary<int, float> Scores(Bm25 index, string query)
    {
        var found = new List<(int Document, float Score)>();
        index.Best([.. query.Split(' ').Select(word => (Number(word), 1f))], 20, found);
        return found.ToDictionary(each => each.Document, each => each.Score);
    }

    private int Number(string word) => numbers.TryGetValue(word, out var number) ? number : numbers[word] = numbers.Count;
}
