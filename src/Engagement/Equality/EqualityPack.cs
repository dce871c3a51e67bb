using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Route = IcpEngage.Engagement.Answers.Route;

namespace IcpEngage.Engagement.Equality;

/// <summary>What is asked about one characteristic.</summary>
/// <param name="Name">As figures by it are headed; <c>Ethnic group</c>.</param>
/// <param name="Asked">False switches it off.</param>
/// <param name="Questions">In order; none of them required.</param>
/// <param name="Published">Released figures are also shown by the answers to its first question.</param>
internal sealed record EqualityTopic(string Name, bool Asked, IReadOnlyList<Question> Questions, bool Published = false);

/// <summary>
/// The equality questions that apply from a day: dated data (<c>equality-questions.json</c>), because law, guidance and
/// wording change. A survey keeps those of its first day, so that everybody who answers it is asked the same.
/// </summary>
internal sealed class EqualityPack
{
    private static readonly List<EqualityPack> Shipped = Load();

    /// <exception cref="InvalidOperationException">A question breaks the rules that a survey's questions keep, or is required.</exception>
    public EqualityPack(string name, DateOnly from, IReadOnlyList<EqualityTopic> topics, IReadOnlyList<Translation>? translations = null)
    {
        Name = name;
        From = from;
        Topics = [.. topics.Where(topic => topic.Asked)];
        var questions = Topics.SelectMany(topic => topic.Questions).ToList();
        Definition = new SurveyDefinition("", questions) { Translations = translations ?? [] };
        var broken = DefinitionRules.Check(Definition).Values.SelectMany(sentences => sentences)
            .Concat(questions.Where(question => question.Required).Select(question => $"“{question.Code}” must be optional."))
            .ToList();
        if (broken.Count > 0)
        {
            throw new InvalidOperationException($"The equality questions {name} cannot be asked. {string.Join(' ', broken)}");
        }

        Route = new Route(questions);
    }

    /// <summary>What it is called; <c>england-2022</c>.</summary>
    public string Name { get; }

    /// <summary>First day on which it applies; until the next one.</summary>
    public DateOnly From { get; }

    /// <summary>Those that are asked.</summary>
    public IReadOnlyList<EqualityTopic> Topics { get; }

    /// <summary>Its questions in other languages.</summary>
    public IReadOnlyList<Translation> Translations => Definition.Translations;

    /// <summary>Its questions as a survey's, in the languages that the pack has.</summary>
    public SurveyDefinition Definition { get; }

    /// <summary>The way through its questions.</summary>
    public Route Route { get; }

    /// <summary>The pack that applies on a day; the earliest one for a day before all of them.</summary>
    public static EqualityPack On(DateOnly day) =>
        Shipped.Where(pack => pack.From <= day).MaxBy(pack => pack.From) ?? Shipped.MinBy(pack => pack.From)!;

    /// <summary>The pack of a published survey; null where its team asks no such questions.</summary>
    public static EqualityPack? Of(Survey survey) =>
        survey is { Definition.AsksEquality: true, Opens: { } opens } ? On(opens) : null;

    /// <summary>
    /// The pack whose answers a survey takes. It takes them as long as its answers are counted: somebody who answered in the
    /// last minute goes on after it, and what is released was counted once.
    /// </summary>
    public static EqualityPack? TakenBy(Survey survey) =>
        survey.State is SurveyState.Live or SurveyState.Closed && survey.AnswersDeletedOn is null ? Of(survey) : null;

    /// <summary>Its texts in the language of the request, where it has it.</summary>
    public SurveyTexts TextsFor(HttpRequest request) => new(Definition, AnswerLanguage.Of(request, Definition));

    /// <summary>What somebody with these answers is asked after the survey, in the language of the request.</summary>
    public EqualityQuestions Asked(Survey survey, IReadOnlyDictionary<string, Answer> answers, HttpRequest request)
    {
        var texts = TextsFor(request);
        return new EqualityQuestions(survey.Slug, Route.Asked(answers, texts), answers, texts.Language);
    }

    private static List<EqualityPack> Load()
    {
        using var data = typeof(EqualityPack).Assembly.GetManifestResourceStream("equality-questions.json")!;
        return JsonSerializer.Deserialize<List<EqualityPack>>(data, Json.Options)!;
    }
}
