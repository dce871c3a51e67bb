using System.Collections.Immutable;

namespace IcpEngage.Contracts.Engagement;

/// <summary>
/// A survey's texts in one more language, or in a variant of one: <c>cy</c>, <c>ar</c>, Easy Read as <c>en-x-easyread</c>.
/// Texts that are missing are shown in the next best language.
/// </summary>
/// <param name="Language">As BCP 47 says it; not the survey's own.</param>
public sealed record Translation(string Language)
{
    /// <summary>Texts by their key; see <see cref="SurveyTexts.Keys(SurveyDefinition, string)"/>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Pictures by the key of the text they go with.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures { get; init; } = ImmutableDictionary<string, Picture>.Empty;
}

/// <summary>
/// A survey's texts as somebody reads them who chose a language. Each text falls back on its own: from <c>ar-x-easyread</c> to
/// <c>ar</c>, and from there to the language that the survey is written in.
/// </summary>
public sealed class SurveyTexts
{
    /// <summary>Key of the survey's title.</summary>
    public const string Title = "title";

    /// <summary>Key of the survey's introduction.</summary>
    public const string Introduction = "introduction";

    /// <summary>What the variant of a language for easy reading ends with.</summary>
    public const string EasyRead = "-x-easyread";

    private readonly SurveyDefinition definition;
    private readonly IReadOnlyList<Translation> translations;

    /// <param name="definition">The survey.</param>
    /// <param name="language">The language chosen; null for the survey's own.</param>
    public SurveyTexts(SurveyDefinition definition, string? language)
    {
        ArgumentNullException.ThrowIfNull(definition);
        this.definition = definition;
        translations =
        [
            .. Chain(language).TakeWhile(each => !Same(each, definition.Language))
                .Select(each => definition.Translations.FirstOrDefault(translation => Same(translation.Language, each)))
                .OfType<Translation>(),
        ];
    }

    /// <summary>The language that texts are shown in where they are there in it.</summary>
    public string Language => translations is [var first, ..] ? first.Language : definition.Language;

    /// <summary>The languages there are to choose from: the survey's own, then the others in their order.</summary>
    public static IReadOnlyList<string> LanguagesOf(SurveyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [definition.Language, .. definition.Translations.Select(translation => translation.Language)];
    }

    /// <summary>Every text that can be translated, by its key, in the order in which people meet it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Keys(SurveyDefinition definition, string title)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return
        [
            new(Title, title),
            .. definition.Introduction.Length > 0 ? [KeyValuePair.Create(Introduction, definition.Introduction)] : ImmutableArray<KeyValuePair<string, string>>.Empty,
            .. definition.Questions.SelectMany(Keys),
            .. definition.Quotas.Select(quota => KeyValuePair.Create(QuotaKey(quota.Code), quota.Message)),
        ];
    }

    /// <summary>A question's texts by their keys: <c>gp-help/text</c>, <c>gp-help/hint</c>, <c>gp-help/option/hard</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Keys(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        yield return Key("text", question.Text);
        if (question.Hint is { } hint)
        {
            yield return Key("hint", hint);
        }

        foreach (var option in question.Options)
        {
            yield return Key($"option/{option.Code}", option.Text);
        }

        foreach (var row in question.Rows)
        {
            yield return Key($"row/{row.Code}", row.Text);
        }

        if (question.Scale is { } scale)
        {
            yield return Key("minimum", scale.MinimumLabel);
            yield return Key("maximum", scale.MaximumLabel);
        }

        if (question.Number?.Unit is { } unit)
        {
            yield return Key("unit", unit);
        }

        foreach (var (index, check) in question.Checks.Index())
        {
            yield return Key($"check/{index + 1}", check.Message);
        }

        if (question.Audio is { } audio)
        {
            yield return Key("audio", audio);
        }

        KeyValuePair<string, string> Key(string name, string text) => new(KeyOf(question.Code, name), text);
    }

    /// <summary>The survey without translations of texts that it does not have any more.</summary>
    public static SurveyDefinition Pruned(SurveyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Translations.Count == 0)
        {
            return definition;
        }

        var keys = Keys(definition, "").Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        return definition with
        {
            Translations =
            [
                .. definition.Translations.Select(translation => translation with
                {
                    Texts = translation.Texts.Where(text => keys.Contains(text.Key)).ToDictionary(),
                    Pictures = translation.Pictures.Where(picture => keys.Contains(picture.Key)).ToDictionary(),
                }),
            ],
        };
    }

    /// <summary>The key of a question's text by its name there: <c>hint</c> of <c>gp-help</c> is <c>gp-help/hint</c>.</summary>
    public static string KeyOf(string questionCode, string name) => $"{questionCode}/{name}";

    /// <summary>The key of what is said when a quota is full.</summary>
    public static string QuotaKey(string quotaCode) => $"quota.{quotaCode}";

    /// <summary>A text by its key.</summary>
    /// <param name="key">One of <see cref="Keys(SurveyDefinition, string)"/>.</param>
    /// <param name="text">It in the survey's own language.</param>
    public string Of(string key, string text) => Found(key)?.Texts[key] ?? text;

    /// <summary>The language that a text is shown in.</summary>
    public string LanguageOf(string key) => Found(key)?.Language ?? definition.Language;

    /// <summary>Keys of a question's texts that are shown in another language than <see cref="Language"/>.</summary>
    public IEnumerable<string> FallenBack(Question question) =>
        Keys(question).Select(text => text.Key).Where(key => !Same(LanguageOf(key), Language));

    /// <summary>A question with its texts and pictures as they are shown.</summary>
    public Question Of(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return translations.Count == 0 ? question : question with
        {
            Text = Text("text", question.Text),
            Picture = PictureOf("text") ?? question.Picture,
            Hint = question.Hint is { } hint ? Text("hint", hint) : null,
            Options =
            [
                .. question.Options.Select(option => option with
                {
                    Text = Text($"option/{option.Code}", option.Text),
                    Picture = PictureOf($"option/{option.Code}") ?? option.Picture,
                }),
            ],
            Rows =
            [
                .. question.Rows.Select(row => row with
                {
                    Text = Text($"row/{row.Code}", row.Text),
                    Picture = PictureOf($"row/{row.Code}") ?? row.Picture,
                }),
            ],
            Scale = question.Scale is { } scale
                ? scale with { MinimumLabel = Text("minimum", scale.MinimumLabel), MaximumLabel = Text("maximum", scale.MaximumLabel) }
                : null,
            Number = question.Number is { Unit: { } unit } number ? number with { Unit = Text("unit", unit) } : question.Number,
            Checks = [.. question.Checks.Select((check, index) => check with { Message = Text($"check/{index + 1}", check.Message) })],
            Audio = question.Audio is { } audio ? Text("audio", audio) : null,
        };

        string Text(string name, string text) => Of(KeyOf(question.Code, name), text);

        Picture? PictureOf(string name) => translations.Select(translation => translation.Pictures.GetValueOrDefault(KeyOf(question.Code, name)))
            .FirstOrDefault(picture => picture is not null);
    }

    private Translation? Found(string key) => translations.FirstOrDefault(translation => translation.Texts.ContainsKey(key));

    /// <summary>The language and what is behind it: <c>ar-x-easyread</c>, <c>ar</c>.</summary>
    private static IEnumerable<string> Chain(string? language)
    {
        while (!string.IsNullOrEmpty(language))
        {
            yield return language;
            var cut = language.LastIndexOf('-');
            // A lone letter only opens what was cut off.
            cut = cut > 1 && language[cut - 2] == '-' ? cut - 2 : cut;
            language = cut < 0 ? null : language[..cut];
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
