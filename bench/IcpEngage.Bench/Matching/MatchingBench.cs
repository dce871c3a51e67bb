using System.Globalization;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.Matching;

/// <summary>How well the matcher finds questions, on labelled sets.</summary>
internal static class MatchingBench
{
    private const int Folds = 10;

    /// <param name="arguments"><c>--questions FILE --queries FILE</c> (the development set), <c>--fit</c> to print new weights.</param>
    public static Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var questions = After(arguments, "--questions") ?? Development("questions-dev.csv");
        var queries = After(arguments, "--queries") ?? Development("queries-dev.csv");
        var set = questions is null || queries is null ? Own() : LabelledSet.Read(questions, queries);
        if (questions is null || queries is null)
        {
            Console.WriteLine("The development set is not beside the repository: this is our own set.");
        }

        var quality = Print("the matcher", set, Matched(set));
        Print("plain BM25 over words (its best threshold)", set, PlainBm25(set));
        Print("the matcher, topics and constructs of the bank not known", set, Matched(Unlabelled(set)));
        Teach(set);
        CrossValidate(set, arguments.Contains("--fit"));
        if (set.Questions[0].Key != Own().Questions[0].Key)
        {
            Print("the matcher on our own set, which nothing was fitted on", Own(), Matched(Own()));
            Print("our own set, topics and constructs of the bank not known", Own(), Matched(Unlabelled(Own())));
            Teach(Own());
        }

        Misses(set, quality);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("shared-words-hit@1", quality.SharedWordsHitAt(1), "share", 0.92, AtLeast: 1),
            new("shared-words-hit@5", quality.SharedWordsHitAt(5), "share", 0.99, AtLeast: 1),
            new("paraphrase-hit@5", quality.ParaphraseHitAt(5), "share", 0.60, AtLeast: 1),
            new("none-f1", quality.NoneF1, "f1", 0.75, AtLeast: 1),
        ]);
    }

    /// <summary>Our own set, written before the matcher was fitted.</summary>
    public static LabelledSet Own() => LabelledSet.Read(
        Path.Combine(AppContext.BaseDirectory, "Matching", "own-questions.csv"),
        Path.Combine(AppContext.BaseDirectory, "Matching", "own-queries.csv"));

    private static QuestionMatcher Matcher(LabelledSet set)
    {
        var matcher = new QuestionMatcher(Thesaurus.Shipped);
        foreach (var question in set.Questions)
        {
            matcher.Add(question);
        }

        return matcher;
    }

    private static List<Outcome> Matched(LabelledSet set)
    {
        var matcher = Matcher(set);
        return [.. set.Queries.Select(query => Outcome.Of(set, query, matcher.Find(query.Text)))];
    }

    private static List<Outcome> PlainBm25(LabelledSet set)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int Number(string word) => numbers.TryGetValue(word, out var number) ? number : numbers[word] = numbers.Count;
        var index = new Bm25();
        foreach (var question in set.Questions)
        {
            index.Add([.. QuestionWords.Split(question.Text).GroupBy(word => word).Select(group => (Number(group.Key), group.Count()))]);
        }

        var ranked = set.Queries.Select(query =>
        {
            var found = new List<(int Document, float Score)>();
            index.Best([.. QuestionWords.Split(query.Text).Distinct().Select(word => (Number(word), 1f))], 100, found);
            return (Query: query, Found: found.OrderByDescending(each => each.Score).ToList());
        }).ToList();
        List<Outcome> At(float threshold) => [.. ranked.Select(each => new Outcome(
            each.Query,
            set.Overlap(each.Query) < Quality.Paraphrase,
            [.. each.Found.Select(found => set.Questions[found.Document].Key)],
            each.Found.Count == 0 || each.Found[0].Score < threshold))];
        return ranked.Select(each => each.Found.Count == 0 ? 0 : each.Found[0].Score)
            .Select(At).MaxBy(outcomes => new Quality(outcomes).NoneF1)!;
    }

    private static LabelledSet Unlabelled(LabelledSet set) =>
        set with { Questions = [.. set.Questions.Select(question => question with { Topic = null, Construct = null })] };

    /// <summary>
    /// What decisions teach: each query is looked for after all the others were decided on, in a bank whose topics and constructs are
    /// not known, as those of released evidence seldom are.
    /// </summary>
    private static void Teach(LabelledSet set)
    {
        var taught = new TaughtMatcher(Thesaurus.Shipped);
        foreach (var question in Unlabelled(set).Questions)
        {
            taught.Add(question);
        }

        var lessons = set.Queries.ToDictionary(
            query => query.Id, query => query.Relevant.Select(key => new Lesson(Guid.CreateVersion7(), query.Text, key, Likeness.Same)).ToList());
        foreach (var lesson in lessons.Values.SelectMany(each => each))
        {
            taught.Teach(lesson);
        }

        Print("the same, taught by decisions on all other queries", set, [.. set.Queries.Select(query =>
        {
            lessons[query.Id].ForEach(lesson => taught.Forget(lesson.Id));
            var outcome = Outcome.Of(set, query, [.. taught.Find(query.Text).Select(each => each.Found)]);
            lessons[query.Id].ForEach(taught.Teach);
            return outcome;
        })]);
    }

    /// <summary>Weights fitted on nine tenths of the constructs, tried on the last tenth, ten times.</summary>
    private static void CrossValidate(LabelledSet set, bool fit)
    {
        var construct = set.Questions.ToDictionary(question => question.Key, question => question.Construct ?? question.Key);
        var matcher = Matcher(set);
        var examples = set.Queries.Select(query => new Example(query, matcher.Find(query.Text, most: int.MaxValue))).ToList();
        var groups = examples.Select(example => example.Query.Relevant.Count > 0 ? construct[example.Query.Relevant.First()] : example.Query.Id).Distinct()
            .Order(StringComparer.Ordinal).Select((name, number) => (name, Fold: number % Folds)).ToDictionary(each => each.name, each => each.Fold);
        int Fold(Example example) => groups[example.Query.Relevant.Count > 0 ? construct[example.Query.Relevant.First()] : example.Query.Id];
        var outcomes = new List<Outcome>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fitting.Fit([.. examples.Where(example => Fold(example) != fold)]);
            outcomes.AddRange(examples.Where(example => Fold(example) == fold).Select(example => Decide(set, example, weights)));
        }

        Print($"cross-validated: weights fitted without the query’s construct, {Folds} folds", set, outcomes);
        if (fit)
        {
            var weights = Fitting.Fit(examples);
            Console.WriteLine($"weights: [{string.Join(", ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture)))}]");
        }
    }

    private static Outcome Decide(LabelledSet set, Example example, double[] weights)
    {
        var ranked = example.Candidates
            .Select(candidate => (candidate.Key, Score: candidate.SameWording ? 1 : MatchWeights.Probability(candidate.Signs, weights)))
            .OrderByDescending(each => each.Score).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        return new Outcome(
            example.Query,
            set.Overlap(example.Query) < Quality.Paraphrase,
            [.. ranked.Select(each => each.Key)],
            ranked.Count == 0 || ranked[0].Score < QuestionMatcher.Threshold);
    }

    private static Quality Print(string what, LabelledSet set, List<Outcome> outcomes)
    {
        var quality = new Quality(outcomes);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}\n    {set.Questions.Count} questions; {quality.SharedWords} queries share words: hit@1 {quality.SharedWordsHitAt(1):P1}, hit@5 {quality.SharedWordsHitAt(5):P1}; {quality.Paraphrases} paraphrases: hit@1 {quality.ParaphraseHitAt(1):P1}, hit@5 {quality.ParaphraseHitAt(5):P1}; none F1 {quality.NoneF1:N3}"));
        return quality;
    }

    private static void Misses(LabelledSet set, Quality quality)
    {
        var texts = set.Questions.ToDictionary(question => question.Key, question => question.Text);
        Console.WriteLine("misses:");
        foreach (var outcome in quality.Outcomes)
        {
            var none = outcome.Query.Relevant.Count == 0;
            var miss = none ? (outcome.SaysNone ? null : "asked like it")
                : outcome.SaysNone ? $"nothing like it (place {outcome.Place})"
                : outcome.Place is 1 ? null
                : $"place {outcome.Place}";
            if (miss is not null)
            {
                Console.WriteLine(
                    $"    {outcome.Query.Id} {(outcome.IsParaphrase ? "paraphrase" : "shared"),-10} “{outcome.Query.Text}” → {miss}; first: “{(outcome.Found.Count > 0 ? texts[outcome.Found[0]] : "")}”{(none ? "" : $"; meant: “{texts[outcome.Query.Relevant.First()]}”")}");
            }
        }
    }

    private static string? After(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    /// <summary>A file of the development set, beside the repository; null if it is not there.</summary>
    private static string? Development(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var file = Path.Combine(directory.FullName, "shared", "data", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
