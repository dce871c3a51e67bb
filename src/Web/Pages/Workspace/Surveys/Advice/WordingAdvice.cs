using System.Globalization;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Advice;

/// <summary>
/// Advice on how a question is worded, for its author to take or leave. Rules of thumb: they see words, not what is meant, so
/// they say what to look at and never stand in the way.
/// </summary>
internal static partial class WordingAdvice
{
    /// <summary>The reading age that the NHS writes for is 9 to 11 years; a year more is not worth a remark.</summary>
    private const int OldestReader = 12;

    /// <summary>Words from which a reading age means something.</summary>
    private const int FewestWords = 10;

    private const int LongestQuestion = 25;

    /// <summary>What stands between “and” without being two things.</summary>
    private static readonly HashSet<string> OneThing = new(StringComparer.OrdinalIgnoreCase)
    {
        "health and care", "health and social", "health and wellbeing", "accident and emergency", "mind and body", "terms and conditions",
        "bed and breakfast", "black and white", "now and then", "up and down", "day and night", "pen and paper", "deaf and hard", "walk and talk",
    };

    private static readonly string[] Leading =
    [
        "do you agree that", "don't you", "wouldn't you", "isn't it", "shouldn't", "surely", "obviously", "of course", "as you know",
        "most people", "everybody knows", "how much do you like", "how much did you enjoy", "how helpful was our", "excellent", "wonderful",
    ];

    private static readonly HashSet<string> Negatives = new(StringComparer.OrdinalIgnoreCase)
    {
        "not", "never", "no", "nobody", "nothing", "without", "unless", "neither", "nor", "cannot", "disagree", "unhappy", "unable",
    };

    private static readonly (string Jargon, string Plain)[] Jargon =
    [
        ("access services", "get help"), ("utilise", "use"), ("commissioning", "planning and paying for services"), ("commissioned", "paid for"),
        ("stakeholder", "the people it concerns"), ("pathway", "the steps of your care"), ("co-production", "working it out together"),
        ("signposted", "told where to go"), ("signposting", "telling people where to go"), ("primary care", "GP practices and pharmacies"),
        ("secondary care", "hospitals"), ("service user", "people who use it"), ("multidisciplinary", "different professionals together"),
        ("intervention", "treatment or help"), ("deprivation", "being poor"), ("outpatient", "hospital visit without staying"),
        ("ICB", "the full name"), ("ICS", "the full name"), ("PCN", "the full name"), ("VCSE", "charities and community groups"), ("JSNA", "the full name"),
        ("MDT", "the full name"), ("clinician", "doctor or nurse"), ("provision", "what is there"), ("regarding", "about"), ("prior to", "before"),
    ];

    /// <summary>Sentences; none where there is nothing to say.</summary>
    public static IReadOnlyList<string> Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var text = question.Text.Replace('’', '\'');
        var asks = question.Kind is not (QuestionKind.Information or QuestionKind.Consent);
        return
        [
            .. asks ? Length(text) : [],
            .. Reading($"{question.Text} {question.Hint}"),
            .. asks ? Leads(text) : [],
            .. asks ? TwoThings(text) : [],
            .. asks ? Negations(text) : [],
            .. Words(text).Length == 0 ? [] : Plainer($"{text} {question.Hint}"),
        ];
    }

    /// <summary>
    /// The age in years at which most people can read a text: Flesch–Kincaid grade 0.39 × words per sentence + 11.8 × syllables
    /// per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975), and five years, at which grades begin. Null for texts
    /// too short for it to mean anything.
    /// </summary>
    public static int? ReadingAge(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words(text);
        if (words.Length < FewestWords)
        {
            return null;
        }

        var sentences = Math.Max(1, SentenceEnd().Count(text.Trim()));
        var grade = (0.39 * words.Length / sentences) + (11.8 * words.Sum(Syllables) / words.Length) - 15.59;
        return Math.Max(5, (int)Math.Round(grade + 5, MidpointRounding.AwayFromZero));
    }

    private static IEnumerable<string> Length(string text) => Words(text).Length > LongestQuestion
        ? [$"It has {Words(text).Length} words. A question of up to {LongestQuestion} is easier to keep in mind."]
        : [];

    private static IEnumerable<string> Reading(string text) => ReadingAge(text) is { } age && age > OldestReader
        ? [$"It reads as for people of {age} years. Shorter sentences and words reach more people: aim for 9 to 11."]
        : [];

    private static IEnumerable<string> Leads(string text) => Leading.Where(phrase => Has(text, phrase)).Take(1)
        .Select(phrase => $"“{phrase}” may lead people to an answer. Ask so that every answer is as easy to give.");

    private static IEnumerable<string> TwoThings(string text)
    {
        if (text.Count(character => character == '?') > 1)
        {
            return ["It asks more than one question. Ask each on its own."];
        }

        return And().Matches(text)
            .Where(pair => !OneThing.Contains(pair.Value) && !IsName(pair))
            .Take(1).Select(pair => $"“{pair.Value}” may be two things. Whoever would answer them differently cannot answer.");
    }

    private static IEnumerable<string> Negations(string text)
    {
        var found = Words(text).Where(word => Negatives.Contains(word) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            0 => [],
            1 => [$"People overlook “{found[0]}”. Ask it the other way round if you can."],
            _ => [$"“{found[0]}” and “{found[1]}” together are hard to answer. Ask it the other way round."],
        };
    }

    private static IEnumerable<string> Plainer(string text) => Jargon.Where(word => Has(text, word.Jargon)).Take(3)
        .Select(word => $"Not everybody knows “{word.Jargon}”. Try “{word.Plain}”.");

    private static bool Has(string text, string phrase)
    {
        var comparison = phrase.All(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        for (var at = text.IndexOf(phrase, comparison); at >= 0; at = text.IndexOf(phrase, at + 1, comparison))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]) || text[end] == 's'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>“Cheshire and Merseyside”.</summary>
    private static bool IsName(Match pair) => char.IsUpper(pair.Groups["one"].Value[0]) && char.IsUpper(pair.Groups["other"].Value[0]);

    /// <summary>Groups of vowels, without a silent e at the end.</summary>
    private static int Syllables(string word)
    {
        var bare = word.ToLower(CultureInfo.InvariantCulture);
        var groups = Vowels().Count(bare);
        return Math.Max(1, bare.EndsWith('e') && !bare.EndsWith("le", StringComparison.Ordinal) && groups > 1 ? groups - 1 : groups);
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*|\p{Nd}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:]+(\s|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex Vowels();

    [GeneratedRegex(@"\b(?<one>\p{L}+) and (?<other>\p{L}+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex And();
}
