using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// What a survey's texts in other languages must be like: as long at most as the texts they stand for, of questions that are
/// there, and with no answers in them that come later.
/// </summary>
internal static partial class TranslationRules
{
    /// <summary>Sentences; none when all is well.</summary>
    /// <param name="definition">Its questions are as they must be.</param>
    public static IEnumerable<string> Check(SurveyDefinition definition)
    {
        if (!IsLanguage(definition.Language))
        {
            yield return "Say which language the survey is written in, like “en”.";
            yield break;
        }

        var translations = definition.Translations ?? [];
        if (translations.Count > DefinitionRules.MostTranslations)
        {
            yield return $"A survey can be in {DefinitionRules.MostTranslations} other languages at most.";
        }

        var keys = SurveyTexts.Keys(definition with { Introduction = definition.Introduction ?? "" }, "").Select(text => text.Key)
            .Append(SurveyTexts.Introduction).ToHashSet(StringComparer.Ordinal);
        var languages = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { definition.Language };
        foreach (var (index, translation) in translations.Index())
        {
            if (!IsLanguage(translation?.Language))
            {
                yield return $"Translation {index + 1} needs a language, like “cy” for Welsh.";
            }
            else if (!languages.Add(translation!.Language))
            {
                yield return $"There is more than one text in the language “{translation.Language}”.";
            }
            else
            {
                foreach (var sentence in CheckTexts(translation, keys).Concat(CheckReferences(definition, translation)))
                {
                    yield return $"In the language “{translation.Language}”: {sentence}";
                }
            }
        }
    }

    /// <summary>The definition with its translations as they are stored: in order, trimmed, without empty texts.</summary>
    public static SurveyDefinition Clean(SurveyDefinition definition)
    {
        string[] keys = [SurveyTexts.Title, SurveyTexts.Introduction, .. SurveyTexts.Keys(definition, "").Select(text => text.Key)];
        return definition with
        {
            Translations =
            [
                .. definition.Translations.Select(translation => translation with
                {
                    Texts = keys.Distinct().Where(key => !string.IsNullOrWhiteSpace(translation.Texts.GetValueOrDefault(key)))
                        .ToDictionary(key => key, key => translation.Texts[key].Trim()),
                    Pictures = keys.Distinct().Where(translation.Pictures.ContainsKey).ToDictionary(key => key, key => translation.Pictures[key]),
                }),
            ],
        };
    }

    private static IEnumerable<string> CheckTexts(Translation translation, HashSet<string> keys)
    {
        foreach (var (key, text) in translation.Texts ?? EmptyTexts)
        {
            if (!keys.Contains(key))
            {
                yield return $"the text “{key}” is none of the survey’s.";
            }
            else if (text?.Length > LongestOf(key))
            {
                yield return $"shorten the text “{key}” to {LongestOf(key):N0} characters or fewer.";
            }
            else if (key.EndsWith("/audio", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text) && !QuestionRules.IsLink(text.Trim()))
            {
                yield return QuestionRules.LinkProblem($"the recording “{key}”");
            }
        }

        foreach (var (key, picture) in translation.Pictures ?? EmptyPictures)
        {
            if (!keys.Contains(key))
            {
                yield return $"the picture of “{key}” is of no text of the survey.";
            }
            else if (QuestionRules.PictureProblem(picture) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>A translation too may only hold answers that come before it.</summary>
    private static IEnumerable<string> CheckReferences(SurveyDefinition definition, Translation translation)
    {
        if (translation.Texts is not { } written || written.Values.Any(text => text is null))
        {
            yield break;
        }

        var texts = new SurveyTexts(definition with { Translations = [translation] }, translation.Language);
        var codes = definition.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        var earlier = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var (index, question) in definition.Questions.Index())
        {
            foreach (var sentence in RoutingRules.TextProblems(texts.Of(question), earlier, codes))
            {
                yield return $"question {index + 1}: {sentence}";
            }

            foreach (var part in question.Parts())
            {
                earlier[part.Code] = part;
            }
        }
    }

    private static int LongestOf(string key) => key switch
    {
        SurveyTexts.Title => 120,
        SurveyTexts.Introduction => DefinitionRules.LongestIntroduction,
        _ when key.EndsWith("/text", StringComparison.Ordinal) => DefinitionRules.LongestInformation,
        _ when key.EndsWith("/hint", StringComparison.Ordinal) || !key.Contains('/', StringComparison.Ordinal) => DefinitionRules.LongestText,
        _ => DefinitionRules.LongestOption,
    };

    private static bool IsLanguage(string? language) => language is not null && LanguagePattern().IsMatch(language);

    private static readonly Dictionary<string, string> EmptyTexts = [];

    private static readonly Dictionary<string, Picture> EmptyPictures = [];

    [GeneratedRegex(@"^(?=.{2,35}\z)[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguagePattern();
}
