using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Bank;

/// <summary>What a question of the bank must be like: a question that could stand in any survey, and where it comes from.</summary>
internal static class BankWordingRules
{
    public const int LongestConstruct = 120;
    public const int LongestAudience = 120;
    public const int LongestReason = 500;
    private const int LongestWhy = 1_000;
    private const int LongestSource = 500;

    /// <summary>What is wrong, by field; nothing when all is well.</summary>
    public static FieldErrors Check(string? topic, string? construct, string? audience, BankWording? wording)
    {
        var errors = new FieldErrors()
            .Require(topic is not null && DefinitionRules.CodePattern().IsMatch(topic), "topic", "Enter the topic from the topic list, like “gp-access”.")
            .RequireText(construct, 5, LongestConstruct, "construct", "What it measures")
            .RequireText(audience, 3, LongestAudience, "audience", "Whom it can be asked")
            .RequireText(wording?.Why, 0, LongestWhy, "why", "Why it is worded like this")
            .RequireText(wording?.Source, 3, LongestSource, "source", "Where the wording comes from")
            .RequireText(wording?.Credit, 0, LongestSource, "credit", "The credit line")
            .Require(wording?.Link is null || QuestionRules.IsLink(wording.Link), "link", "The address of the source must begin with https://.")
            .Require(!(wording?.Until < wording?.From), "until", "The last day must not be before the first.");
        foreach (var sentence in CheckQuestion(wording))
        {
            errors.Require(false, "question", sentence);
        }

        return errors;
    }

    /// <summary>The wording as it is stored: with only what belongs to the question itself, under the bank's code.</summary>
    public static BankWording Clean(BankWording wording, string code, string topic)
    {
        var asked = Bare(wording.Question) with { Topic = topic };
        var survey = DefinitionRules.Clean(new SurveyDefinition("", [asked]) { Translations = wording.Translations ?? [] });
        return new BankWording(
            survey.Questions[0] with { Code = code }, wording.Why?.Trim() ?? "", wording.Source.Trim(), wording.Credit?.Trim() ?? "")
        {
            Translations = [.. survey.Translations.Where(translation => translation.Texts.Count > 0).Select(translation => Renamed(translation, asked.Code, code))],
            From = wording.From,
            Until = wording.Until,
            Link = string.IsNullOrWhiteSpace(wording.Link) ? null : wording.Link.Trim(),
        };
    }

    private static List<string> CheckQuestion(BankWording? wording)
    {
        if (wording?.Question is not { } question)
        {
            return ["Send the question."];
        }

        if (question.Kind is QuestionKind.Information or QuestionKind.Neighbourhood or QuestionKind.Consent)
        {
            return ["The bank holds questions that are asked and compared. Choose another kind of answer."];
        }

        var survey = new SurveyDefinition("", [Bare(question)]) { Translations = wording.Translations ?? [] };
        var sentences = DefinitionRules.Check(survey).Values.SelectMany(each => each).ToList();
        if (sentences.Count == 0 && Texts(survey).Any(text => text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal)))
        {
            sentences.Add("A question of the bank stands in any survey, so it cannot show the answer to another one. Take the braces out.");
        }

        return sentences;
    }

    private static IEnumerable<string> Texts(SurveyDefinition survey) =>
        [.. SurveyTexts.Keys(survey.Questions[0]).Select(text => text.Value), .. survey.Translations.SelectMany(translation => translation.Texts.Values)];

    /// <summary>What belongs to the question itself. Pictures belong to a survey; whom it is asked, and whether it must be answered, too.</summary>
    private static Question Bare(Question question) => new()
    {
        Code = question.Code,
        Kind = question.Kind,
        Text = question.Text,
        Hint = question.Hint,
        Options = [.. (question.Options ?? []).Select(option => option is null ? null! : option with { Picture = null })],
        Rows = [.. (question.Rows ?? []).Select(row => row is null ? null! : row with { Picture = null })],
        Scale = question.Scale,
        Number = question.Number,
        Dates = question.Dates,
        MaximumLength = question.MaximumLength,
    };

    private static Translation Renamed(Translation translation, string from, string to) => new(translation.Language)
    {
        Texts = translation.Texts.Where(text => text.Key.StartsWith(from + "/", StringComparison.Ordinal))
            .ToDictionary(text => to + text.Key[from.Length..], text => text.Value),
    };
}
