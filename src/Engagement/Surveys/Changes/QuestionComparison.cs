using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Surveys.Changes;

/// <summary>A difference between two forms of a question, and what it does to answers given to the earlier one.</summary>
internal readonly record struct Finding(ChangeClass Class, string Sentence);

/// <summary>
/// What becomes of answers to a question when it is changed. The rule behind it: answers are counted together only where
/// everything that could be answered before can be answered now, and means the same. So taking something away is breaking,
/// and so is what this class does not know.
/// </summary>
/// <param name="language">The language that the survey is written in.</param>
internal sealed class QuestionComparison(string language)
{
    /// <summary>Words of answers that speak of all the others: what they mean changes with the list.</summary>
    private static readonly HashSet<string> SpeakOfOthers = new(StringComparer.OrdinalIgnoreCase) { "none", "neither", "nothing" };

    /// <summary>Every difference but that of the code; none where it is the same question.</summary>
    public IEnumerable<Finding> Between(Question before, Question after)
    {
        if (before.Kind != after.Kind)
        {
            return [new(ChangeClass.Breaking, "It takes another kind of answer.")];
        }

        return
        [
            .. Texts(before, after),
            .. Options(before, after),
            .. Rows(before, after),
            .. Ranges(before, after),
            .. Asking(before, after),
            .. Checks(before, after),
            .. Media(before, after),
            .. Unknown(before, after),
        ];
    }

    private IEnumerable<Finding> Texts(Question before, Question after)
    {
        var takesAnswer = before.Kind != QuestionKind.Information;
        if (!Wording.IsSame(before.Text, after.Text))
        {
            yield return IsTypo(before.Text, after.Text) ? new(ChangeClass.Safe, "A typo in the wording is put right.")
                : !takesAnswer ? new(ChangeClass.Additive, "People before read another text. It takes no answer, so no answers change.")
                : ShowsOtherAnswer(before, after) ? new(ChangeClass.Breaking, "It shows the answer to another question than before.")
                : new(ChangeClass.Breaking, "The wording asks something else, or may be read so.");
        }

        if (!Wording.IsSame(before.Hint, after.Hint))
        {
            yield return IsTypo(before.Hint, after.Hint) ? new(ChangeClass.Safe, "A typo in the help below the question is put right.")
                : new(ChangeClass.Breaking, "The help below the question is part of what people answer, and it says something else.");
        }
    }

    private bool IsTypo(string? before, string? after) => Wording.IsSameOrTypo(before, after, language);

    private static bool ShowsOtherAnswer(Question before, Question after) => !Piping.Of(before).Order().SequenceEqual(Piping.Of(after).Order());

    private IEnumerable<Finding> Options(Question before, Question after)
    {
        var now = after.Options.ToDictionary(option => option.Code, StringComparer.Ordinal);
        var known = before.Options.Select(option => option.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var old in before.Options)
        {
            if (!now.TryGetValue(old.Code, out var option))
            {
                yield return new(ChangeClass.Breaking, $"“{old.Text}” cannot be chosen any more. People who would choose it now choose another answer.");
                continue;
            }

            if (!Wording.IsSame(old.Text, option.Text))
            {
                yield return IsTypo(old.Text, option.Text)
                    ? new(ChangeClass.Safe, $"A typo in “{option.Text}” is put right.")
                    : new(ChangeClass.Breaking, $"“{old.Text}” becomes “{option.Text}”, which people before did not choose.");
            }

            if (old.Exclusive != option.Exclusive)
            {
                yield return new(ChangeClass.Breaking, $"“{option.Text}” {(option.Exclusive ? "cannot" : "can now")} be combined with other answers.");
            }

            if (old.TakesText != option.TakesText)
            {
                yield return option.TakesText
                    ? new(ChangeClass.Additive, $"People can now write beside “{option.Text}”. People before could not.")
                    : new(ChangeClass.Breaking, $"People cannot write beside “{option.Text}” any more.");
            }

            if (old.Picture != option.Picture)
            {
                yield return new(ChangeClass.Additive, $"“{option.Text}” has another picture than people before saw.");
            }

            if (!SameElse(Bare(old), Bare(option)))
            {
                yield return new(ChangeClass.Breaking, $"“{option.Text}” is shown in another way.");
            }
        }

        foreach (var added in after.Options.Where(option => !known.Contains(option.Code)))
        {
            yield return Added(before, added);
        }

        if (IsReordered(before.Options.Select(option => option.Code), after.Options.Select(option => option.Code)))
        {
            yield return new(ChangeClass.Safe, "The same answers stand in another order.");
        }
    }

    private static Finding Added(Question before, AnswerOption added) =>
        before.Kind == QuestionKind.Ranking
            ? new(ChangeClass.Breaking, $"With “{added.Text}” more is put in order, so a first place is not what it was.")
        : before.Options.FirstOrDefault(SpeaksOfOthers) is { } others
            ? new(ChangeClass.Breaking, $"“{others.Text}” was said of a list without “{added.Text}”.")
        : SpeaksOfOthers(added)
            ? new(ChangeClass.Additive, $"“{added.Text}” is new. People before who would have chosen it may have left the question out.")
            : new(ChangeClass.Additive, $"“{added.Text}” is new. People who answered before could not choose it.");

    private static bool SpeaksOfOthers(AnswerOption option) =>
        option.Text.Split([' ', ',', '.', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Any(SpeakOfOthers.Contains);

    private IEnumerable<Finding> Rows(Question before, Question after)
    {
        var now = after.Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        var known = before.Rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var old in before.Rows)
        {
            if (!now.TryGetValue(old.Code, out var row))
            {
                yield return new(ChangeClass.Breaking, $"The row “{old.Text}” is not asked any more.");
                continue;
            }

            if (!Wording.IsSame(old.Text, row.Text))
            {
                yield return IsTypo(old.Text, row.Text)
                    ? new(ChangeClass.Safe, $"A typo in the row “{row.Text}” is put right.")
                    : new(ChangeClass.Breaking, $"The row “{old.Text}” becomes “{row.Text}”, which people before did not answer.");
            }

            if (old.Picture != row.Picture)
            {
                yield return new(ChangeClass.Additive, $"The row “{row.Text}” has another picture than people before saw.");
            }

            if (!SameElse(Bare(old), Bare(row)))
            {
                yield return new(ChangeClass.Breaking, $"The row “{row.Text}” is shown in another way.");
            }
        }

        foreach (var added in after.Rows.Where(row => !known.Contains(row.Code)))
        {
            yield return new(ChangeClass.Additive, $"The row “{added.Text}” is new. People who answered before were not asked it.");
        }

        if (IsReordered(before.Rows.Select(row => row.Code), after.Rows.Select(row => row.Code)))
        {
            yield return new(ChangeClass.Safe, "The same rows stand in another order.");
        }
    }

    private IEnumerable<Finding> Ranges(Question before, Question after)
    {
        if (before.Scale is { } old && after.Scale is { } scale && old != scale)
        {
            yield return (old.Minimum, old.Maximum) != (scale.Minimum, scale.Maximum)
                ? new(ChangeClass.Breaking, $"The scale goes from {scale.Minimum} to {scale.Maximum}, so its points mean something else.")
                : IsTypo(old.MinimumLabel, scale.MinimumLabel) && IsTypo(old.MaximumLabel, scale.MaximumLabel)
                    ? new(ChangeClass.Safe, "A typo in what the ends of the scale mean is put right.")
                    : new(ChangeClass.Breaking, "The ends of the scale mean something else.");
        }
        else if (before.Scale is null != after.Scale is null)
        {
            yield return new(ChangeClass.Breaking, "It has another scale.");
        }

        foreach (var finding in Numbers(before.Number ?? AnyNumber, after.Number ?? AnyNumber).Concat(Days(before, after)))
        {
            yield return finding;
        }

        var (longest, longestNow) = (Longest(before), Longest(after));
        if (longest != longestNow)
        {
            yield return longestNow > longest
                ? new(ChangeClass.Additive, $"People can now write up to {longestNow:N0} characters.")
                : new(ChangeClass.Breaking, $"People can write {longestNow:N0} characters at most, and before they could write more.");
        }
    }

    /// <summary>Of a choice it is that of what is written beside an option.</summary>
    private static int Longest(Question question) =>
        question.Kind == QuestionKind.LongText ? DefinitionRules.MaximumLength(question) : question.MaximumLength ?? DefinitionRules.MaximumLength(ALine);

    private static readonly Question ALine = new() { Code = "", Kind = QuestionKind.ShortText, Text = "" };

    private static readonly NumberRange AnyNumber = new(null, null, null, WholeOnly: false);

    private static IEnumerable<Finding> Numbers(NumberRange before, NumberRange after)
    {
        if (!Wording.IsSame(before.Unit, after.Unit))
        {
            yield return new(ChangeClass.Breaking, $"The number counts {after.Unit ?? "something without a name"} instead of {before.Unit ?? "something without a name"}.");
        }

        if (Range(
            after.Minimum > (before.Minimum ?? decimal.MinValue) || after.Maximum < (before.Maximum ?? decimal.MaxValue) || (after.WholeOnly && !before.WholeOnly),
            (before.Minimum, before.Maximum, before.WholeOnly) != (after.Minimum, after.Maximum, after.WholeOnly),
            "numbers") is { } finding)
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Days(Question before, Question after)
    {
        var (old, now) = (before.Dates ?? new(null, null), after.Dates ?? new(null, null));
        return Range(
            now.Earliest > (old.Earliest ?? DateOnly.MinValue) || now.Latest < (old.Latest ?? DateOnly.MaxValue), old != now, "days") is { } finding
            ? [finding]
            : [];
    }

    private static Finding? Range(bool narrower, bool different, string what) =>
        narrower ? new(ChangeClass.Breaking, $"Some {what} that people could give before are not taken any more.")
        : different ? new(ChangeClass.Additive, $"More {what} are taken than before.")
        : null;

    private static IEnumerable<Finding> Asking(Question before, Question after)
    {
        if (before.Required != after.Required)
        {
            yield return after.Required
                ? new(ChangeClass.Additive, "It must be answered now. People before could leave it out.")
                : new(ChangeClass.Additive, "It can be left out now. People before could not.");
        }

        if (!Wording.IsSame(before.ShownIf, after.ShownIf))
        {
            yield return after.ShownIf is null
                ? new(ChangeClass.Additive, "Everybody is asked it now. Before, only some were.")
                : new(ChangeClass.Additive, "Other people are asked it than before.");
        }

        if (before.SamePage != after.SamePage)
        {
            yield return new(ChangeClass.Safe, after.SamePage ? "It moves to the page of the question before it." : "It gets a page of its own.");
        }

        if (before.Topic != after.Topic)
        {
            yield return new(ChangeClass.Safe, "Its topic changes, which people do not see.");
        }

        if ((before.Bank?.Code, before.Bank?.Version) != (after.Bank?.Code, after.Bank?.Version))
        {
            yield return new(ChangeClass.Safe, after.Bank is null ? "It is the survey’s own now, and no more the question bank’s." : "It is a question of the bank now, or another version of it.");
        }
    }

    private static IEnumerable<Finding> Checks(Question before, Question after)
    {
        // A rule about the question itself names it by its code, which may be another now.
        var old = before.Checks.Select(check => Named(check, before.Code)).ToList();
        var now = after.Checks.Select(check => Named(check, after.Code)).ToList();
        if (now.Except(old).Any())
        {
            yield return new(ChangeClass.Breaking, "A rule is new, so some answers that people could give before are not taken any more.");
        }
        else if (old.Except(now).Any())
        {
            yield return new(ChangeClass.Additive, "A rule is gone, so more answers are taken than before.");
        }
        else if (!before.Checks.Select(check => check.Message).SequenceEqual(after.Checks.Select(check => check.Message)))
        {
            yield return new(ChangeClass.Safe, "What people are told when they do not keep a rule is worded in another way.");
        }
    }

    private static string Named(AnswerCheck check, string code) =>
        check.Condition.Replace($"{{{code}}}", "{}", StringComparison.Ordinal).Replace($"{{{code}.", "{.", StringComparison.Ordinal).Trim();

    private static IEnumerable<Finding> Media(Question before, Question after)
    {
        if (before.Picture != after.Picture)
        {
            yield return new(ChangeClass.Additive, "It has another picture than people before saw.");
        }

        if ((before.SignLanguage, before.Audio) != (after.SignLanguage, after.Audio))
        {
            yield return new(ChangeClass.Additive, "Its film or recording is another one. Make sure that it asks the same.");
        }
    }

    /// <summary>What a question has that this class was not told of changes it, until somebody says otherwise here.</summary>
    private static IEnumerable<Finding> Unknown(Question before, Question after) =>
        SameElse(Bare(before), Bare(after)) ? [] : [new(ChangeClass.Breaking, "Something else about the question changes.")];

    private static Question Bare(Question question) => question with
    {
        Code = "",
        Text = "",
        Hint = null,
        Required = false,
        ShownIf = null,
        SamePage = false,
        Options = [],
        Rows = [],
        Dates = null,
        Scale = null,
        Number = null,
        MaximumLength = null,
        Topic = null,
        Checks = [],
        Picture = null,
        SignLanguage = null,
        Audio = null,
        Bank = null,
    };

    private static AnswerOption Bare(AnswerOption option) => option with { Code = "", Text = "", Exclusive = false, TakesText = false, Picture = null };

    private static MatrixRow Bare(MatrixRow row) => row with { Code = "", Text = "", Picture = null };

    /// <summary>What stays in the two after everything known was taken out.</summary>
    private static bool SameElse<T>(T before, T after) => JsonSerializer.Serialize(before, Json.Options) == JsonSerializer.Serialize(after, Json.Options);

    private static bool IsReordered(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, now) = (before.ToList(), after.ToList());
        return !old.Where(now.Contains).SequenceEqual(now.Where(old.Contains));
    }
}
