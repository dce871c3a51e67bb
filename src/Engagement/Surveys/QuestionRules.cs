using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>What one question must be like, whatever stands before it.</summary>
internal static partial class QuestionRules
{
    /// <summary>Sentences without their beginning (“Question 3: ”); none when all is well.</summary>
    public static IEnumerable<string> Check(Question question)
    {
        if (!Enum.IsDefined(question.Kind))
        {
            yield return "choose what kind of answer it takes.";
            yield break;
        }

        var longest = question.Kind == QuestionKind.Information ? DefinitionRules.LongestInformation : DefinitionRules.LongestText;
        if (string.IsNullOrWhiteSpace(question.Text))
        {
            yield return "write what people are to read.";
        }
        else if (question.Text.Length > longest)
        {
            yield return $"shorten the wording to {longest:N0} characters or fewer.";
        }

        if (question.Hint is { Length: > DefinitionRules.LongestHint })
        {
            yield return $"shorten the hint to {DefinitionRules.LongestHint:N0} characters or fewer.";
        }

        if (question.Topic is not null && !DefinitionRules.CodePattern().IsMatch(question.Topic))
        {
            yield return "the topic must be from the topic list, like “gp-access”.";
        }

        if (question.Kind == QuestionKind.Information && question.Required)
        {
            yield return "text to read takes no answer, so it cannot be required.";
        }

        foreach (var sentence in CheckOptions(question).Concat(CheckRows(question)).Concat(CheckRanges(question))
            .Concat(CheckChecks(question)).Concat(CheckMedia(question)))
        {
            yield return sentence;
        }
    }

    private static IEnumerable<string> CheckOptions(Question question)
    {
        if (question.Kind == QuestionKind.Neighbourhood)
        {
            // Its answers are the wards, which the survey gets when it opens.
            yield break;
        }

        var options = question.Options ?? [];
        if (question.Kind is not (QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Ranking or QuestionKind.Matrix))
        {
            if (options.Count > 0)
            {
                yield return "only a choice, a ranking or a matrix has answers to choose from; take them away or change the kind.";
            }

            yield break;
        }

        var fewest = question.Kind == QuestionKind.MultipleChoice ? 1 : 2;
        if (options.Count < fewest)
        {
            yield return fewest == 1 ? "add at least one answer to choose from." : "add at least two answers to choose from.";
        }
        else if (options.Count > DefinitionRules.MostOptions)
        {
            yield return $"a choice can have {DefinitionRules.MostOptions} answers at most.";
        }
        else if (question.Kind == QuestionKind.Ranking && options.Count > DefinitionRules.MostRanked)
        {
            yield return $"people can put {DefinitionRules.MostRanked} answers in order at most.";
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, option) in options.Index())
        {
            if (option?.Code is null || !OptionCodePattern().IsMatch(option.Code))
            {
                yield return $"answer {index + 1} needs a code of up to {DefinitionRules.LongestOptionCode} letters, digits, hyphens and underscores.";
            }
            else if (!codes.Add(option.Code))
            {
                yield return $"answer {index + 1} has the code “{option.Code}”, which an earlier answer has already.";
            }

            if (string.IsNullOrWhiteSpace(option?.Text))
            {
                yield return $"answer {index + 1} needs a text.";
            }
            else if (option.Text.Length > DefinitionRules.LongestOption)
            {
                yield return $"shorten answer {index + 1} to {DefinitionRules.LongestOption} characters or fewer.";
            }

            if (option is { Exclusive: true } && question.Kind != QuestionKind.MultipleChoice)
            {
                yield return $"answer {index + 1} stands alone anyway in a single choice; “exclusive” is for multiple choices.";
            }

            if (option is { TakesText: true } && question.Kind is not (QuestionKind.SingleChoice or QuestionKind.MultipleChoice))
            {
                yield return $"a text beside answer {index + 1} can be written in single and multiple choices only.";
            }
        }
    }

    private static IEnumerable<string> CheckRows(Question question)
    {
        var rows = question.Rows ?? [];
        if (question.Kind != QuestionKind.Matrix)
        {
            if (rows.Count > 0)
            {
                yield return "only a matrix has rows; take them away or change the kind.";
            }

            yield break;
        }

        if (rows.Count is 0 or > DefinitionRules.MostRows)
        {
            yield return rows.Count == 0 ? "add at least one row." : $"a matrix can have {DefinitionRules.MostRows} rows at most.";
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, row) in rows.Index())
        {
            if (row?.Code is null || !OptionCodePattern().IsMatch(row.Code) || !codes.Add(row.Code))
            {
                yield return $"row {index + 1} needs a code of its own, of up to {DefinitionRules.LongestOptionCode} letters, digits, hyphens and underscores.";
            }

            if (string.IsNullOrWhiteSpace(row?.Text) || row.Text.Length > DefinitionRules.LongestOption)
            {
                yield return $"row {index + 1} needs a text of up to {DefinitionRules.LongestOption} characters.";
            }
        }
    }

    private static IEnumerable<string> CheckChecks(Question question)
    {
        var checks = question.Checks ?? [];
        if (checks.Count > DefinitionRules.MostChecks)
        {
            yield return $"a question can have {DefinitionRules.MostChecks} rules at most.";
        }

        if (checks.Count > 0 && question.Kind == QuestionKind.Information)
        {
            yield return "text to read takes no answer, so it can have no rules.";
        }

        foreach (var (index, check) in checks.Index())
        {
            if (string.IsNullOrWhiteSpace(check?.Condition))
            {
                yield return $"rule {index + 1} needs a condition.";
            }

            if (string.IsNullOrWhiteSpace(check?.Message) || check.Message.Length > DefinitionRules.LongestOption)
            {
                yield return $"say in up to {DefinitionRules.LongestOption} characters what to do where rule {index + 1} is not kept.";
            }
        }
    }

    private static IEnumerable<string> CheckMedia(Question question)
    {
        if (question.SignLanguage is { } film && !IsLink(film))
        {
            yield return LinkProblem("the film in British Sign Language");
        }

        if (question.Audio is { } audio && !IsLink(audio))
        {
            yield return LinkProblem("the recording");
        }

        IEnumerable<Picture?> pictures =
            [question.Picture, .. (question.Options ?? []).Select(option => option?.Picture), .. (question.Rows ?? []).Select(row => row?.Picture)];
        foreach (var picture in pictures.OfType<Picture>())
        {
            if (PictureProblem(picture) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>What is wrong with a picture; null when all is well.</summary>
    public static string? PictureProblem(Picture? picture) =>
        picture?.Id is null || !PictureIdPattern().IsMatch(picture.Id) ? "a picture is named by the 64 digits it was given when it was sent."
        : picture.Description is not { Length: <= DefinitionRules.LongestOption } ? $"describe a picture in up to {DefinitionRules.LongestOption} characters."
        : null;

    /// <summary>Whether pages can lead there: a whole https address.</summary>
    public static bool IsLink(string address) =>
        address.Length <= DefinitionRules.LongestLink && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;

    public static string LinkProblem(string what) =>
        $"the address of {what} must begin with https:// and have {DefinitionRules.LongestLink:N0} characters or fewer.";

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
                else if ((long)scale.Maximum - scale.Minimum + 1 > DefinitionRules.MostScalePoints)
                {
                    yield return $"a scale can have {DefinitionRules.MostScalePoints} points at most.";
                }

                if (string.IsNullOrWhiteSpace(scale.MinimumLabel) || string.IsNullOrWhiteSpace(scale.MaximumLabel))
                {
                    yield return "say what the scale's lowest and highest number mean.";
                }
                else if (scale.MinimumLabel.Length > DefinitionRules.LongestLabel || scale.MaximumLabel.Length > DefinitionRules.LongestLabel)
                {
                    yield return $"shorten the scale's labels to {DefinitionRules.LongestLabel} characters or fewer.";
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

            if (number.Unit is { Length: > DefinitionRules.LongestUnit })
            {
                yield return $"shorten the unit to {DefinitionRules.LongestUnit} characters or fewer.";
            }
        }

        if (question.Dates is { } dates && (question.Kind != QuestionKind.Date || dates.Latest < dates.Earliest))
        {
            yield return question.Kind == QuestionKind.Date
                ? "the latest day taken must not be before the earliest."
                : "only a date has an earliest and a latest day; take them away or change the kind.";
        }

        if (question.MaximumLength is { } length)
        {
            if (question.Kind is not (QuestionKind.ShortText or QuestionKind.LongText) && !(question.Options ?? []).Any(option => option is { TakesText: true }))
            {
                yield return "only a text has a greatest length; take it away or change the kind.";
            }
            else if (length is < 1 or > DefinitionRules.LongestAnswer)
            {
                yield return $"the greatest length of a text must be 1 to {DefinitionRules.LongestAnswer:N0} characters.";
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionCodePattern();

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PictureIdPattern();
}
