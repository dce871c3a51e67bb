using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>What a survey's definition must be like. Says everything that is wrong at once, question by question.</summary>
internal static partial class DefinitionRules
{
    public const int MostQuestions = 2_000;
    public const int MostParts = 4_000;
    public const int LongestCode = 60;
    public const int LongestIntroduction = 10_000;
    public const int LongestText = 2_000;
    public const int LongestInformation = 12_000;
    public const int LongestHint = 2_000;
    public const int MostOptions = 200;
    public const int MostRows = 100;
    public const int MostRanked = 15;
    public const int LongestOption = 500;
    public const int LongestOptionCode = 40;
    public const int MostScalePoints = 11;
    public const int LongestLabel = 100;
    public const int LongestUnit = 30;
    public const int LongestAnswer = 10_000;
    public const int LongestLink = 500;
    public const int MostChecks = 10;
    public const int MostQuotas = 50;
    public const int MostTranslations = 40;

    /// <summary>Longest answer to a text question where its definition does not say.</summary>
    public static int MaximumLength(Question question) =>
        question.MaximumLength ?? (question.Kind == QuestionKind.ShortText ? 200 : 4_000);

    /// <summary>
    /// Sentences by question code; by <c>questions[2]</c> (from 0) where a question has no usable code, and by
    /// <c>introduction</c>, <c>questions</c>, <c>quotas</c> or <c>translations</c> where it is about the whole. Empty when all is well.
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
            found.Add(("questions", $"A survey can have {MostQuestions:N0} questions at most; this one has {questions.Count:N0}."));
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        var earlier = new Dictionary<string, Question>(StringComparer.Ordinal);
        var all = questions.Select(question => question?.Code ?? "").ToHashSet(StringComparer.Ordinal);
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
                string[] sentences = [.. QuestionRules.Check(question)];
                found.AddRange(sentences.Select(sentence => (question.Code, $"{number}: {sentence}")));
                if (sentences.Length == 0)
                {
                    found.AddRange(RoutingRules.Check(question, earlier, all).Select(sentence => (question.Code, $"{number}: {sentence}")));
                    foreach (var part in question.Parts())
                    {
                        earlier[part.Code] = part;
                    }
                }
            }
        }

        if (earlier.Count > MostParts)
        {
            found.Add(("questions", $"A survey can have {MostParts:N0} answers at most, rows of matrices included; this one has {earlier.Count:N0}."));
        }

        if (found.Count == 0)
        {
            found.AddRange(QuotaRules.Check(definition, earlier).Select(sentence => ("quotas", sentence)));
            found.AddRange(TranslationRules.Check(definition).Select(sentence => ("translations", sentence)));
        }

        return found.GroupBy(error => error.Key).ToDictionary(group => group.Key, group => group.Select(error => error.Sentence).ToArray());
    }

    /// <summary>The definition as it is stored: texts trimmed, empty ones gone, lists present.</summary>
    public static SurveyDefinition Clean(SurveyDefinition definition) => TranslationRules.Clean(new(
        Trimmed(definition.Introduction) ?? "",
        [
            .. definition.Questions.Select(question => question with
            {
                Text = question.Text.Trim(),
                Hint = Trimmed(question.Hint),
                Topic = Trimmed(question.Topic),
                ShownIf = Trimmed(question.ShownIf),
                Options = question.Kind == QuestionKind.Neighbourhood ? [] : [.. (question.Options ?? []).Select(option => option with { Text = option.Text.Trim() })],
                Rows = [.. (question.Rows ?? []).Select(row => row with { Text = row.Text.Trim() })],
                Number = question.Number is { } number ? number with { Unit = Trimmed(number.Unit) } : null,
                Checks = [.. (question.Checks ?? []).Select(check => new AnswerCheck(check.Condition.Trim(), check.Message.Trim()))],
                SignLanguage = Trimmed(question.SignLanguage),
                Audio = Trimmed(question.Audio),
            }),
        ])
    {
        Language = definition.Language,
        ByInvitation = definition.ByInvitation,
        Quotas = [.. (definition.Quotas ?? []).Select(quota => quota with { Condition = quota.Condition.Trim(), Message = quota.Message.Trim() })],
        Translations = definition.Translations ?? [],
        AsksEquality = definition.AsksEquality,
    });

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^(?=.{1,60}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    public static partial Regex CodePattern();
}
