using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>What a survey's definition must be like. Says everything that is wrong at once, question by question.</summary>
internal static partial class DefinitionRules
{
    public const int MostQuestions = 500;
    public const int LongestCode = 60;
    public const int LongestIntroduction = 10_000;
    public const int LongestText = 2_000;
    public const int LongestInformation = 12_000;
    public const int LongestHint = 2_000;
    public const int MostOptions = 200;
    public const int LongestOption = 500;
    public const int LongestOptionCode = 40;
    public const int MostScalePoints = 11;
    public const int LongestLabel = 100;
    public const int LongestUnit = 30;
    public const int LongestAnswer = 10_000;

    /// <summary>Longest answer to a text question where its definition does not say.</summary>
    public static int MaximumLength(Question question) =>
        question.MaximumLength ?? (question.Kind == QuestionKind.ShortText ? 200 : 4_000);

    /// <summary>
    /// Sentences by question code; by <c>questions[2]</c> (from 0) where a question has no usable code, and by
    /// <c>introduction</c> or <c>questions</c> where it is about the whole. Empty when all is well.
    /// </summary>
    public static Dictionary<string, string[]> Check(SurveyDefinition? definition)
    {
        var found = new List<(string Key, string Sentence)>();
        if (definition is null)
        {
            return new() { ["definition"] = ["Send the survey's definition."] };
        }

        if (definition.Introduction is { Length: > LongestIntroduction })
        {
            found.Add(("introduction", $"Shorten the introduction to {LongestIntroduction:N0} characters or fewer."));
        }

        if (definition.Questions is not { } questions)
        {
            return new() { ["questions"] = ["Send the survey's questions."] };
        }

        if (questions.Count > MostQuestions)
        {
            found.Add(("questions", $"A survey can have {MostQuestions} questions at most; this one has {questions.Count:N0}."));
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, question) in questions.Index())
        {
            var number = $"Question {index + 1}";
            if (question is null)
            {
                found.Add(($"questions[{index}]", $"{number} is empty."));
                continue;
            }

            if (question.Code is null || !CodePattern().IsMatch(question.Code))
            {
                found.Add((
                    $"questions[{index}]",
                    $"{number} needs a code of up to {LongestCode} lower-case letters, digits and hyphens."));
            }
            else if (!codes.Add(question.Code))
            {
                found.Add(($"questions[{index}]", $"{number} has the code “{question.Code}”, which an earlier question has already."));
            }
            else
            {
                found.AddRange(CheckQuestion(question).Select(sentence => (question.Code, $"{number}: {sentence}")));
            }
        }

        return found.GroupBy(error => error.Key).ToDictionary(group => group.Key, group => group.Select(error => error.Sentence).ToArray());
    }

    /// <summary>The definition as it is stored: texts trimmed, empty ones gone, lists present.</summary>
    public static SurveyDefinition Clean(SurveyDefinition definition) => new(
        Trimmed(definition.Introduction) ?? "",
        [
            .. definition.Questions.Select(question => question with
            {
                Text = question.Text.Trim(),
                Hint = Trimmed(question.Hint),
                Topic = Trimmed(question.Topic),
                Options = [.. (question.Options ?? []).Select(option => option with { Text = option.Text.Trim() })],
                Number = question.Number is { } number ? number with { Unit = Trimmed(number.Unit) } : null,
            }),
        ]);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<string> CheckQuestion(Question question)
    {
        if (!Enum.IsDefined(question.Kind))
        {
            yield return "choose what kind of answer it takes.";
            yield break;
        }

        var longest = question.Kind == QuestionKind.Information ? LongestInformation : LongestText;
        if (string.IsNullOrWhiteSpace(question.Text))
        {
            yield return "write what people are to read.";
        }
        else if (question.Text.Length > longest)
        {
            yield return $"shorten the wording to {longest:N0} characters or fewer.";
        }

        if (question.Hint is { Length: > LongestHint })
        {
            yield return $"shorten the hint to {LongestHint:N0} characters or fewer.";
        }

        if (question.Topic is not null && !CodePattern().IsMatch(question.Topic))
        {
            yield return "the topic must be from the topic list, like “gp-access”.";
        }

        if (question.Kind == QuestionKind.Information && question.Required)
        {
            yield return "text to read takes no answer, so it cannot be required.";
        }

        foreach (var sentence in CheckOptions(question).Concat(CheckRanges(question)))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> CheckOptions(Question question)
    {
        var options = question.Options ?? [];
        var isChoice = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        if (!isChoice)
        {
            if (options.Count > 0)
            {
                yield return "only a choice has answers to choose from; take them away or change the kind.";
            }

            yield break;
        }

        var fewest = question.Kind == QuestionKind.SingleChoice ? 2 : 1;
        if (options.Count < fewest)
        {
            yield return fewest == 1 ? "add at least one answer to choose from." : "add at least two answers to choose from.";
        }
        else if (options.Count > MostOptions)
        {
            yield return $"a choice can have {MostOptions} answers at most.";
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, option) in options.Index())
        {
            if (option?.Code is null || !OptionCodePattern().IsMatch(option.Code))
            {
                yield return $"answer {index + 1} needs a code of up to {LongestOptionCode} letters, digits, hyphens and underscores.";
            }
            else if (!codes.Add(option.Code))
            {
                yield return $"answer {index + 1} has the code “{option.Code}”, which an earlier answer has already.";
            }

            if (string.IsNullOrWhiteSpace(option?.Text))
            {
                yield return $"answer {index + 1} needs a text.";
            }
            else if (option.Text.Length > LongestOption)
            {
                yield return $"shorten answer {index + 1} to {LongestOption} characters or fewer.";
            }

            if (option is { Exclusive: true } && question.Kind == QuestionKind.SingleChoice)
            {
                yield return $"answer {index + 1} stands alone anyway in a single choice; “exclusive” is for multiple choices.";
            }
        }
    }

    private static IEnumerable<string> CheckRanges(Question question)
    {
        if (question.Kind == QuestionKind.Scale)
        {
            if (question.Scale is not { } scale)
            {
                yield return "set the scale's lowest and highest number and what they mean.";
            }
            else
            {
                if (scale.Minimum >= scale.Maximum)
                {
                    yield return "the scale's highest number must be above its lowest.";
                }
                else if ((long)scale.Maximum - scale.Minimum + 1 > MostScalePoints)
                {
                    yield return $"a scale can have {MostScalePoints} points at most.";
                }

                if (string.IsNullOrWhiteSpace(scale.MinimumLabel) || string.IsNullOrWhiteSpace(scale.MaximumLabel))
                {
                    yield return "say what the scale's lowest and highest number mean.";
                }
                else if (scale.MinimumLabel.Length > LongestLabel || scale.MaximumLabel.Length > LongestLabel)
                {
                    yield return $"shorten the scale's labels to {LongestLabel} characters or fewer.";
                }
            }
        }
        else if (question.Scale is not null)
        {
            yield return "only a scale has a lowest and a highest point; take them away or change the kind.";
        }

        if (question.Number is { } number)
        {
            if (question.Kind != QuestionKind.Number)
            {
                yield return "only a number has a range; take it away or change the kind.";
            }
            else if (number.Minimum > number.Maximum)
            {
                yield return "the largest number taken must not be below the smallest.";
            }

            if (number.Unit is { Length: > LongestUnit })
            {
                yield return $"shorten the unit to {LongestUnit} characters or fewer.";
            }
        }

        if (question.MaximumLength is { } length)
        {
            if (question.Kind is not (QuestionKind.ShortText or QuestionKind.LongText))
            {
                yield return "only a text has a greatest length; take it away or change the kind.";
            }
            else if (length is < 1 or > LongestAnswer)
            {
                yield return $"the greatest length of a text must be 1 to {LongestAnswer:N0} characters.";
            }
        }
    }

    [GeneratedRegex(@"^(?=.{1,60}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionCodePattern();
}
