using System.Globalization;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>
/// What an edit of a live survey does to the answers given so far, and the definition that keeps every answer with what was
/// asked: a question that is another one now gets a code of its own, and what refers to it follows.
/// </summary>
internal sealed partial class SurveyChange
{
    private readonly SurveyDefinition before;
    private readonly SurveyDefinition after;
    private readonly IReadOnlyList<SurveyDefinition> editions;
    private readonly ILookup<string, (Question Question, SurveyDefinition Edition)> asked;
    private readonly HashSet<string> taken;
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly QuestionComparison comparison;
    private readonly Renaming renaming = new();
    private readonly HashSet<(string Language, string Key)> stale = [];
    private readonly List<QuestionChange> changes = [];

    private SurveyChange(SurveyDefinition before, SurveyDefinition after, IReadOnlyList<SurveyDefinition> past)
    {
        this.before = before;
        this.after = after;
        editions = [before, .. past];
        asked = editions.SelectMany(edition => edition.Questions, (edition, question) => (question, edition))
            .ToLookup(each => each.question.Code, StringComparer.Ordinal);
        taken = [.. asked.Select(each => each.Key), .. after.Questions.Select(question => question.Code)];
        comparison = new QuestionComparison(before.Language);
        Definition = Settle();
    }

    /// <summary>The survey as it is to be stored.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>What changes, in the order of the survey.</summary>
    public IReadOnlyList<QuestionChange> Changes => changes;

    /// <summary>The worst of it; null where nothing changes.</summary>
    public ChangeClass? Class => changes.Count == 0 ? null : changes.Max(change => change.Class);

    /// <summary>What becomes of answers when <paramref name="before"/> is changed to <paramref name="after"/>.</summary>
    /// <param name="before">What is asked now.</param>
    /// <param name="after">What is to be asked; as <see cref="DefinitionRules"/> has it.</param>
    /// <param name="past">Everything that was asked before, so that many small steps cannot become a large one.</param>
    public static SurveyChange Between(SurveyDefinition before, SurveyDefinition after, params IReadOnlyList<SurveyDefinition> past) =>
        new(before, after, past);

    private SurveyDefinition Settle()
    {
        Whole();
        var moved = Moved();
        var settled = after.Questions.Select(question => Settle(question, moved.Contains(question.Code))).ToList();
        var kept = after.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var question in before.Questions.Where(question => !kept.Contains(question.Code)))
        {
            Note(question.Code, null, question.Text, [Gone(question)]);
        }

        return after with
        {
            Questions = settled,
            Translations = [.. after.Translations.Select(translation => renaming.Of(WithoutStale(translation)))],
            Quotas = [.. after.Quotas.Select(Settle)],
        };
    }

    private static Finding Gone(Question question) => question.Kind == QuestionKind.Information
        ? new(ChangeClass.Additive, "People do not read it any more. It takes no answer, so no answers change.")
        : new(ChangeClass.Breaking, "It is not asked any more. Answers given so far are kept and shown.");

    private Question Settle(Question question, bool moved)
    {
        var outOfDate = OutOfDate(question);
        var now = renaming.Of(question);
        var isNew = before.Questions.All(each => each.Code != question.Code);
        var findings = isNew ? New(now) : Findings(question, now);
        if (outOfDate)
        {
            findings.Add(new(ChangeClass.Additive, "In other languages it still says what it said before, so those texts are taken out until they are translated again."));
        }

        if (moved)
        {
            findings.Add(new(ChangeClass.Safe, "It stands at another place."));
        }

        var meansOther = isNew
            ? asked.Contains(question.Code) && !Fits(question, now, question.Code)
            : findings.Exists(finding => finding.Class == ChangeClass.Breaking);
        if (meansOther)
        {
            var code = Returning(question, now) ?? FreeCode(question.Code);
            if (asked.Contains(code))
            {
                findings.Add(new(ChangeClass.Breaking, "It is asked as it was before, so answers given then count again."));
            }

            taken.Add(code);
            given.Add(code);
            renaming.Add(question.Code, code);
            now = renaming.Of(question);
        }

        Note(isNew ? null : question.Code, now.Code, now.Text, findings);
        return now;
    }

    /// <summary>
    /// Notes texts of the question in other languages that stand for a wording that is gone. Who read them would answer another
    /// question under its code.
    /// </summary>
    private bool OutOfDate(Question question)
    {
        if (before.Questions.FirstOrDefault(each => each.Code == question.Code) is not { } old)
        {
            return false;
        }

        var now = SurveyTexts.Keys(question).ToDictionary(text => text.Key, text => text.Value);
        var rewritten = SurveyTexts.Keys(old)
            .Where(text => now.TryGetValue(text.Key, out var renewed) && !Wording.IsSameOrTypo(text.Value, renewed, before.Language))
            .Select(text => text.Key).ToList();
        var left = after.Translations.SelectMany(translation => rewritten
            .Where(key => translation.Texts.TryGetValue(key, out var text) && TextBefore(translation.Language, key) == text)
            .Select(key => (translation.Language, key))).ToList();
        stale.UnionWith(left);
        return left.Count > 0;
    }

    private string? TextBefore(string language, string key) =>
        before.Translations.FirstOrDefault(each => Same(each.Language, language))?.Texts.GetValueOrDefault(key);

    private Translation WithoutStale(Translation translation) => stale.Count == 0 ? translation : translation with
    {
        Texts = translation.Texts.Where(text => !stale.Contains((translation.Language, text.Key))).ToDictionary(text => text.Key, text => text.Value),
    };

    private List<Finding> New(Question question) =>
    [
        question.Kind == QuestionKind.Information
            ? new(ChangeClass.Additive, "It is new. People who answered before did not read it.")
        : asked.Contains(question.Code) && Fits(question, question, question.Code)
            ? new(ChangeClass.Additive, "It was asked before and is asked again. Answers given then count again.")
        : new Finding(ChangeClass.Additive, "It is new. People who answered before were not asked it."),
        .. question.Required ? [new Finding(ChangeClass.Additive, "People who are half way through must answer it too.")] : (Finding[])[],
    ];

    /// <summary>Differences from the question as it is asked now; and where many small changes have come to a large one, that they have.</summary>
    private List<Finding> Findings(Question question, Question now)
    {
        var findings = Differences(question, now, question.Code, before).ToList();
        if (findings.Count > 0 && !findings.Exists(finding => finding.Class == ChangeClass.Breaking) && !Fits(question, now, question.Code))
        {
            findings.Add(new(ChangeClass.Breaking, "Together with earlier changes, it is no longer what people read at first."));
        }

        return findings;
    }

    /// <summary>Answers to everything that was ever asked under the code can be counted with answers to the question.</summary>
    private bool Fits(Question question, Question now, string code) => asked[code]
        .All(each => Differences(question, now, code, each.Edition).All(finding => finding.Class != ChangeClass.Breaking));

    /// <summary>A code under which the question was asked before as it is now: what was taken back comes back.</summary>
    private string? Returning(Question question, Question now) => asked.Select(each => each.Key)
        .Where(code => code != question.Code && StemOf(code) == StemOf(question.Code)
            && after.Questions.All(each => each.Code != code) && !given.Contains(code) && Fits(question, now, code))
        .Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Differences in every language in which people could read it.</summary>
    /// <param name="question">The question as it was sent, by whose code its texts in other languages are found.</param>
    /// <param name="now">The same with what it refers to as it will be.</param>
    /// <param name="code">The code it is compared under.</param>
    /// <param name="edition">The survey that it is compared with.</param>
    private IEnumerable<Finding> Differences(Question question, Question now, string code, SurveyDefinition edition)
    {
        var old = edition.Questions.First(each => each.Code == code);
        return
        [
            .. comparison.Between(old, now),
            .. edition.Translations.Where(each => after.Translations.Any(other => Same(each.Language, other.Language)))
                .SelectMany(each => TranslatedTexts(old, question, edition, each.Language)),
        ];
    }

    private IEnumerable<Finding> TranslatedTexts(Question old, Question question, SurveyDefinition edition, string language)
    {
        var (textsBefore, textsAfter) = (new SurveyTexts(edition, language), new SurveyTexts(after, language));
        var known = SurveyTexts.Keys(old).ToDictionary(text => NameOf(text.Key), text => text);
        foreach (var (key, text) in SurveyTexts.Keys(question))
        {
            if (!known.TryGetValue(NameOf(key), out var was))
            {
                continue;
            }

            var (from, to) = (textsBefore.LanguageOf(was.Key), textsAfter.LanguageOf(key));
            var (read, reads) = (textsBefore.Of(was.Key, was.Value), renaming.InText(textsAfter.Of(key, text)));
            if ((Same(from, edition.Language) && Same(to, after.Language)) || Wording.IsSame(read, reads))
            {
                // Not translated, and judged already; or nothing changes for who reads it.
                continue;
            }

            if (stale.Contains((language, key)))
            {
                continue;
            }

            yield return !Same(from, to) ? new(ChangeClass.Additive, $"People can read some of it in {NameOfLanguage(language)} now, or no longer.")
                : Harmless(NameOf(key)) || Wording.IsSameOrTypo(read, reads, to) ? new(ChangeClass.Safe, $"Marks or typos are put right in {NameOfLanguage(language)}.")
                : new(ChangeClass.Breaking, $"In {NameOfLanguage(language)} it says something else, or may be read so.");
        }
    }

    /// <summary>What people are told, or hear, beside the question.</summary>
    private static bool Harmless(string name) => name.StartsWith("check/", StringComparison.Ordinal) || name == "audio";

    private static string NameOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private Quota Settle(Quota quota)
    {
        var now = quota with { Condition = renaming.InCondition(quota.Condition) };
        if (before.Quotas.FirstOrDefault(each => each.Code == quota.Code) is not { } old)
        {
            if (editions.Any(edition => edition.Quotas.Any(each => each.Code == quota.Code)))
            {
                now = now with { Code = FreeQuotaCode(quota.Code) };
            }

            Note(null, null, $"Quota “{quota.Code}”", [new(ChangeClass.Additive, "It counts people from now on.")]);
        }
        else if (old.Condition != now.Condition)
        {
            // Under its old code it would go on with a count of other people.
            now = now with { Code = FreeQuotaCode(quota.Code) };
            Note(null, null, $"Quota “{quota.Code}”", [new(ChangeClass.Additive, "It is about other people than before, and counts them from now on.")]);
        }
        else if (old != now)
        {
            Note(null, null, $"Quota “{quota.Code}”", [new(ChangeClass.Additive, "More or fewer people are asked, or they are told something else. No answers change.")]);
        }

        return now;
    }

    /// <summary>What is not about one question.</summary>
    private void Whole()
    {
        if (!Wording.IsSame(before.Introduction, after.Introduction))
        {
            Note(null, null, "Introduction",
            [
                Wording.IsSameOrTypo(before.Introduction, after.Introduction, before.Language)
                    ? new(ChangeClass.Safe, "A typo is put right.")
                    : new(ChangeClass.Additive, "People before read another introduction. No question changes by it."),
                .. !Wording.IsSameOrTypo(before.Introduction, after.Introduction, before.Language)
                    && after.Translations.Any(each => each.Texts.TryGetValue(SurveyTexts.Introduction, out var text) && TextBefore(each.Language, SurveyTexts.Introduction) == text)
                    ? [new Finding(ChangeClass.Additive, "In other languages it still says what it said before. Translate it again.")]
                    : (Finding[])[],
            ]);
        }

        foreach (var language in after.Translations.Where(each => before.Translations.All(other => !Same(each.Language, other.Language))))
        {
            Note(null, null, "Languages", [new(ChangeClass.Additive, $"People can now read it in {NameOfLanguage(language.Language)}.")]);
        }

        foreach (var language in before.Translations.Where(each => after.Translations.All(other => !Same(each.Language, other.Language))))
        {
            Note(null, null, "Languages", [new(ChangeClass.Additive, $"People can no longer read it in {NameOfLanguage(language.Language)}.")]);
        }

        if (!Same(before.Language, after.Language))
        {
            Note(null, null, "Languages", [new(ChangeClass.Additive, "It is written in another language.")]);
        }

        foreach (var quota in before.Quotas.Where(quota => after.Quotas.All(each => each.Code != quota.Code)))
        {
            Note(null, null, $"Quota “{quota.Code}”", [new(ChangeClass.Additive, "It is gone, so nobody is turned away because of it. No answers change.")]);
        }
    }

    /// <summary>The fewest questions whose moving explains the new order.</summary>
    private HashSet<string> Moved()
    {
        var places = before.Questions.Index().ToDictionary(each => each.Item.Code, each => each.Index);
        var common = after.Questions.Select(question => question.Code).Where(places.ContainsKey).ToList();
        // Those in the longest run that keeps the old order have stayed.
        var longest = new int[common.Count];
        for (var i = 0; i < common.Count; i++)
        {
            longest[i] = 1 + Enumerable.Range(0, i).Where(j => places[common[j]] < places[common[i]]).Select(j => longest[j]).DefaultIfEmpty(0).Max();
        }

        var moved = common.ToHashSet(StringComparer.Ordinal);
        var next = int.MaxValue;
        var left = longest.DefaultIfEmpty(0).Max();
        for (var i = common.Count - 1; i >= 0; i--)
        {
            if (longest[i] == left && places[common[i]] < next)
            {
                moved.Remove(common[i]);
                (next, left) = (places[common[i]], left - 1);
            }
        }

        return moved;
    }

    private void Note(string? code, string? newCode, string text, List<Finding> findings)
    {
        if (findings.Count > 0)
        {
            changes.Add(new QuestionChange(
                code, newCode, text, findings.Max(finding => finding.Class), [.. findings.Select(finding => finding.Sentence).Distinct()]));
        }
    }

    /// <summary><c>help-2</c> of <c>help</c>, and <c>help-3</c> of that; a number that no question ever had.</summary>
    private string FreeCode(string code) => Numbered(StemOf(code), taken);

    private string FreeQuotaCode(string code) =>
        Numbered(code, editions.Append(after).SelectMany(edition => edition.Quotas).Select(quota => quota.Code).ToHashSet(StringComparer.Ordinal));

    private static string Numbered(string stem, HashSet<string> taken)
    {
        for (var number = 2; ; number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var code = stem[..Math.Min(stem.Length, DefinitionRules.LongestCode - ending.Length)].TrimEnd('-') + ending;
            if (!taken.Contains(code))
            {
                return code;
            }
        }
    }

    /// <summary>The code without the number it got when the question became another one.</summary>
    private string StemOf(string code) =>
        Number().Match(code) is { Success: true } numbered && asked.Contains(numbered.Groups["stem"].Value) ? numbered.Groups["stem"].Value : code;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string NameOfLanguage(string language)
    {
        if (language.EndsWith(SurveyTexts.EasyRead, StringComparison.OrdinalIgnoreCase))
        {
            return "Easy Read";
        }

        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return $"“{language}”";
        }
    }

    [GeneratedRegex(@"^(?<stem>.+)-[0-9]{1,4}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
