using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Which answer of a question already asked counts as which answer of a draft's. Explicit and recorded: answers are kept
/// or merged, never split, since nobody can know how people would have divided themselves.
/// </summary>
/// <param name="Pairs">In the order of the question already asked; its answers that are left out are not in it.</param>
/// <param name="Comparable">Every answer of the draft that is part of its scale is reached.</param>
/// <param name="Explanation">How the answers compare, as the end of a sentence: “the answers are the same”.</param>
internal sealed record ScaleMapping(IReadOnlyList<OptionMapping> Pairs, bool Comparable, string Explanation)
{
    private static readonly HashSet<string> AsideAnswers = [.. Vocabulary.Shipped.Aside.Select(QuestionWords.Plain)];

    /// <summary>Compares the answers of a question already asked with those of a draft's.</summary>
    public static ScaleMapping Between(Question asked, Question draft)
    {
        if (asked.Kind != draft.Kind)
        {
            return No("they are answered in different ways");
        }

        if (LacksAnswers(draft))
        {
            return No("your question has no answers yet");
        }

        return asked.Kind switch
        {
            QuestionKind.Scale => Scales(asked, draft),
            QuestionKind.SingleChoice => SingleChoices(asked.Options, draft.Options),
            QuestionKind.MultipleChoice => MultipleChoices(asked.Options, draft.Options),
            QuestionKind.Number => No("numbers are not pooled"),
            QuestionKind.ShortText or QuestionKind.LongText => No("free text is not pooled"),
            QuestionKind.Information => No("it takes no answer"),
            QuestionKind.Ranking => No("orders are not pooled"),
            QuestionKind.Date => No("days are not pooled"),
            QuestionKind.Neighbourhood => No("where people live is not pooled"),
            QuestionKind.Matrix => No("a matrix is pooled row by row"),
            QuestionKind.Consent => No("consent is not pooled"),
        };
    }

    private static ScaleMapping No(string why) => new([], false, why);

    /// <summary>It is still being written.</summary>
    private static bool LacksAnswers(Question draft) => draft.Kind switch
    {
        QuestionKind.Scale => draft.Scale is null,
        QuestionKind.SingleChoice or QuestionKind.MultipleChoice => draft.Options.Count == 0,
        _ => false,
    };

    private static ScaleMapping Scales(Question asked, Question draft)
    {
        if (asked.Scale is not { } from
            || draft.Scale is not { } to
            || (from.Minimum, from.Maximum) != (to.Minimum, to.Maximum))
        {
            return No("their scales have other points");
        }

        return SameMeaning(from.MinimumLabel, to.MinimumLabel) && SameMeaning(from.MaximumLabel, to.MaximumLabel)
            ? new([.. AnswerCodes.Of(asked).Select(point => new OptionMapping(point, point))], true, "the scale is the same")
            : No("the ends of their scales mean different things");
    }

    private static ScaleMapping SingleChoices(IReadOnlyList<AnswerOption> asked, IReadOnlyList<AnswerOption> draft)
    {
        var scale = asked.Where(option => !IsAside(option)).ToList();
        var draftScale = draft.Where(option => !IsAside(option)).ToList();
        var same = scale.Select(option => (From: option, To: draftScale.Find(other => IsSame(option, other)))).ToList();
        var isSame = same.TrueForAll(pair => pair.To is not null) && same.DistinctBy(pair => pair.To).Count() == draftScale.Count;
        var (target, how) = isSame
            ? (same.ToDictionary(pair => pair.From, pair => pair.To!), "the answers are the same")
            : ByMeaning(scale, draftScale);
        if (target is null)
        {
            return No(how);
        }

        var pairs = new List<OptionMapping>();
        var leftOut = new List<string>();
        foreach (var option in asked)
        {
            var to = target.GetValueOrDefault(option) ?? draft.FirstOrDefault(other => IsAside(other) && IsSame(option, other));
            if (to is not null)
            {
                pairs.Add(new OptionMapping(option.Code, to.Code));
            }
            else
            {
                leftOut.Add($"“{option.Text}”");
            }
        }

        return new(pairs, true, leftOut.Count == 0 ? how : $"{how}, and {string.Join(" and ", leftOut)} is left out");
    }

    private static ScaleMapping MultipleChoices(IReadOnlyList<AnswerOption> asked, IReadOnlyList<AnswerOption> draft)
    {
        // Who could not choose an answer, or could choose another one instead, was asked something else.
        var pairs = asked.Select(option => (From: option, To: draft.FirstOrDefault(other => IsSame(option, other)))).ToList();
        return pairs.TrueForAll(pair => pair.To is not null)
            && pairs.DistinctBy(pair => pair.To).Count() == draft.Count
            && pairs.Count == draft.Count
                ? new([.. pairs.Select(pair => new OptionMapping(pair.From.Code, pair.To!.Code))], true, "the answers are the same")
                : No("people could choose from other answers");
    }

    private static (Dictionary<AnswerOption, AnswerOption>? Target, string How) ByMeaning(
        List<AnswerOption> asked, List<AnswerOption> draft)
    {
        foreach (var family in Vocabulary.Shipped.Scales.Values)
        {
            if (Levels(asked, family) is { } from && Levels(draft, family) is { } to)
            {
                return ByLevel(from, to);
            }
        }

        return (null, "their answers differ");
    }

    /// <summary>
    /// By place on a scale: level by level where both have the same ones, otherwise by side of the middle. A draft with more
    /// steps than were asked would need a split; a middle that only one of them offers drew people from both sides.
    /// </summary>
    private static (Dictionary<AnswerOption, AnswerOption>? Target, string How) ByLevel(
        List<(AnswerOption Option, int Level)> asked, List<(AnswerOption Option, int Level)> draft)
    {
        if (asked.Select(point => point.Level).Order().SequenceEqual(draft.Select(point => point.Level).Order())
            && draft.DistinctBy(point => point.Level).Count() == draft.Count)
        {
            return (
                asked.ToDictionary(point => point.Option, point => draft.Find(other => other.Level == point.Level).Option),
                "the answers mean the same");
        }

        if (draft.Count > asked.Count || draft.GroupBy(point => Math.Sign(point.Level)).Any(side => side.Count() > 1))
        {
            return (null, "the draft’s answers are finer, and answers cannot be split");
        }

        var sides = draft.ToDictionary(point => Math.Sign(point.Level), point => point.Option);
        if (!asked.Select(point => Math.Sign(point.Level)).ToHashSet().SetEquals(sides.Keys))
        {
            return (null, "only one of them offers a middle answer or both sides");
        }

        return (
            asked.ToDictionary(point => point.Option, point => sides[Math.Sign(point.Level)]),
            $"its {asked.Count} answers merge into {draft.Count}");
    }

    private static List<(AnswerOption Option, int Level)>? Levels(
        List<AnswerOption> options, IReadOnlyDictionary<string, int> family)
    {
        var levels = new List<(AnswerOption, int)>();
        foreach (var option in options)
        {
            if (!family.TryGetValue(QuestionWords.Plain(option.Text), out var level))
            {
                return null;
            }

            levels.Add((option, level));
        }

        return levels.Count > 0 ? levels : null;
    }

    private static bool SameMeaning(string asked, string draft) =>
        QuestionWords.Plain(asked) == QuestionWords.Plain(draft)
        || Vocabulary.Shipped.Scales.Values.Any(family =>
            family.TryGetValue(QuestionWords.Plain(asked), out var one)
            && family.TryGetValue(QuestionWords.Plain(draft), out var other)
            && one == other);

    private static bool IsAside(AnswerOption option) => AsideAnswers.Contains(QuestionWords.Plain(option.Text));

    /// <summary>The same words; or the same code, where it is a word rather than a number like A1.</summary>
    private static bool IsSame(AnswerOption asked, AnswerOption draft) =>
        QuestionWords.Plain(asked.Text) == QuestionWords.Plain(draft.Text)
        || (asked.Code.Count(char.IsLetter) >= 3 && string.Equals(asked.Code, draft.Code, StringComparison.OrdinalIgnoreCase));
}
