using System.Diagnostics;
using System.Globalization;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.ReuseCheck;

/// <summary>
/// How long a check takes among many questions, and a change of one of them. The references, by turns with them: plain
/// BM25 over the words of the same questions, its best twenty; and a question’s words split and entered in a dictionary.
/// </summary>
internal static class ReuseCheckBench
{
    private const int Checks = 1_000;
    private const int WarmUp = 100;
    private const int Turns = 3;
    private const int Most = 20;
    private const double CheckGoal = 10;
    private const double UpdateGoal = 1;

    /// <param name="arguments">Questions in the bank (100,000).</param>
    public static Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var questions = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100_000;
        var made = new MadeUpQuestions(questions);
        var matcher = new QuestionMatcher(Thesaurus.Shipped);
        var plain = new PlainWords();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        foreach (var question in made.Bank)
        {
            matcher.Add(question);
        }

        var built = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        foreach (var question in made.Bank)
        {
            plain.Add(question);
        }

        var (check, reference, update, entry) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Checks; round++)
        {
            var query = made.Query();
            var changed = made.Changed();
            var times = (
                Time(() => matcher.Find(query, most: Most)),
                Time(() => plain.Best(query, Most)),
                Time(() => matcher.Add(changed)),
                Time(() => plain.Enter(changed)));
            if (round >= 0)
            {
                check.Add(times.Item1);
                reference.Add(times.Item2);
                update.Add(times.Item3);
                entry.Add(times.Item4);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{questions:N0} questions, built in {built:N0} ms, {(double)memory / questions:N0} bytes each; {Checks:N0} checks and changes"));
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("bm25-p50", Figure.Median(reference), "ms"),
            new("bm25-p99", Figure.Percentile(reference, 0.99), "ms"),
            new("check-p50", Figure.Median(check), "ms", Figure.Median(reference)),
            new("check-p99", Figure.Percentile(check, 0.99), "ms", CheckGoal, AtMost: 1),
            new("check-p99-bm25", Figure.Percentile(check, 0.99), "ms", Figure.Percentile(reference, 0.99)),
            new("update-p50", Figure.Median(update), "ms", Figure.Median(entry)),
            new("update-p99", Figure.Percentile(update, 0.99), "ms", UpdateGoal, AtMost: 1),
            new("update-p99-words-entered", Figure.Percentile(update, 0.99), "ms", Figure.Percentile(entry, 0.99)),
        ]);
    }

    /// <summary>The fastest of three: what else the machine did meanwhile is not the work’s.</summary>
    private static double Time(Action work)
    {
        var fastest = double.MaxValue;
        for (var turn = 0; turn < Turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            work();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return fastest;
    }

    /// <summary>The reference: words by number, BM25 and nothing else.</summary>
    private sealed class PlainWords
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly Bm25 index = new();
        private readonly List<(int Document, float Score)> found = [];

        public void Add(AskedQuestion question) => index.Add(Terms(question.Text));

        public int Enter(AskedQuestion question) => Terms(question.Text).Count;

        public int Best(string query, int most)
        {
            index.Best([.. Terms(query).Select(term => (term.Term, 1f))], most, found);
            return found.Count;
        }

        private List<(int Term, int Times)> Terms(string text)
        {
            var times = new Dictionary<int, int>();
            foreach (var word in QuestionWords.Split(text))
            {
                if (!numbers.TryGetValue(word, out var number))
                {
                    numbers[word] = number = numbers.Count;
                }

                times[number] = times.GetValueOrDefault(number) + 1;
            }

            return [.. times.Select(term => (term.Key, term.Value))];
        }
    }
}
