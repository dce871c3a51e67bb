using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.ReuseCheck;

/// <summary>Questions put together at random from frames and words of the thesaurus, in 3,000 constructs; always the same ones.</summary>
internal sealed class MadeUpQuestions
{
    private const int Constructs = 3_000;

    private static readonly string[] Frames =
    [
        "How {0} is {1} when you think of {2} and {3}?", "Do you get {1} from {2} with {3}?", "I am {0} with {1} and {2}.",
        "In the past year, how often did {2} help you with {1} or {3}?", "Were you told about {1} by {2} before {3}?",
        "Thinking of {2}, was {1} {0} for you?", "Would you say that {1} and {3} are {0} where you live?",
        "Have you had {1}, {2} or {3} since last spring?", "Did staff explain {1} to you in a way you could follow?",
    ];

    private static readonly string[] Feelings = ["easy", "hard", "satisfied", "good", "happy", "reasonable", "simple", "poor", "pleased"];

    private static readonly string[][] Answers =
        [["Yes", "No"], ["Agree", "Neither", "Disagree"], ["Good", "Fair", "Poor"], ["Always", "Sometimes", "Never"], ["Very easy", "Easy", "Hard"]];

    // Nobody’s secret depends on it, and a seeded Random draws the same numbers everywhere.
#pragma warning disable CA5394
    private readonly Random random = new(20);
    private readonly string[] words = [.. Thesaurus.Shipped.Words.Where(word => word.Length > 3).Order(StringComparer.Ordinal)];

    public MadeUpQuestions(int count) => Bank = [.. Enumerable.Range(0, count).Select(number => Question($"q{number}"))];

    public IReadOnlyList<AskedQuestion> Bank { get; }

    /// <summary>What somebody looks for: half of them a banked wording with a word more, half made up.</summary>
    public string Query() => random.Next(2) == 0 ? $"{Bank[random.Next(Bank.Count)].Text} {Word()}" : Text();

    /// <summary>A question of the bank with another wording.</summary>
    public AskedQuestion Changed() => Question(Bank[random.Next(Bank.Count)].Key);

    private AskedQuestion Question(string key)
    {
        var construct = random.Next(Constructs);
        return new AskedQuestion(
            key, Text(), Answers[random.Next(Answers.Length)], $"topic-{construct % 40}", $"{words[construct % words.Length]}-{words[(construct * 7) % words.Length]}-{construct}");
    }

    private string Text() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Frames[random.Next(Frames.Length)], Feelings[random.Next(Feelings.Length)], Word(), Word(), Word());

    /// <summary>Common words are commoner than others, as in any language.</summary>
    private string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))];
#pragma warning restore CA5394
}
