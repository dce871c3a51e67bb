using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Import;

/// <summary>A question of a file and the questions that it became.</summary>
/// <param name="Source">It in the file.</param>
/// <param name="First">Where they begin in the definition.</param>
/// <param name="Count">How many there are; none where it was left out.</param>
internal sealed record LssSpan(LssQuestion Source, int First, int Count);

/// <summary>
/// What a file that was written here says beside LimeSurvey's own. Each question carries itself as it was, and a print of what
/// the rest of the file makes of it; where the print is the same still, nobody has changed the question in LimeSurvey, and it
/// comes back as it was. Where it is not, LimeSurvey's words count.
/// </summary>
internal static partial class LssOwn
{
    /// <summary>Name of the attribute with a question's codes here.</summary>
    public const string CodesAttribute = "icpengage_codes";

    /// <summary>Name of the attribute with a question as it was.</summary>
    public const string QuestionAttribute = "icpengage";

    /// <summary>Name of the first question's attribute with what belongs to the survey as a whole.</summary>
    public const string SurveyAttribute = "icpengage_survey";

    /// <summary>What the attribute of codes says.</summary>
    public static string OfCodes(Question question, LssCodes codes)
    {
        var options = codes.Options.ToDictionary(code => code.Key == codes.Other ? "-oth-" : code.Value, code => code.Key);
        return JsonSerializer.Serialize(new Codes(question.Code, options, codes.Rows.ToDictionary(code => code.Value, code => code.Key)));
    }

    /// <summary>The codes here of a question of the file; null where it says none.</summary>
    public static Codes? CodesOf(string attribute)
    {
        var codes = Read<Codes>(attribute);
        return codes is { Question: { } question, Options: not null, Rows: not null } && QuestionCode().IsMatch(question)
            && codes.Options.Values.Concat(codes.Rows.Values).All(code => code is not null && OptionCode().IsMatch(code)) ? codes : null;
    }

    /// <summary>What a question's attribute says.</summary>
    /// <param name="definition">As it was.</param>
    /// <param name="index">The question's place.</param>
    /// <param name="plain">As the rest of the file says it.</param>
    /// <param name="span">The question in it.</param>
    public static string OfQuestion(SurveyDefinition definition, int index, SurveyDefinition plain, LssSpan span)
    {
        var question = definition.Questions[index];
        return JsonSerializer.Serialize(new KeptQuestion(
            question, [.. definition.Translations.Select(translation => Part(translation, key => IsOf(key, question.Code)))], PrintOf(plain, span)));
    }

    /// <summary>What the survey's attribute says.</summary>
    public static string OfSurvey(SurveyDefinition definition, string title, SurveyDefinition plain, string plainTitle) => JsonSerializer.Serialize(new KeptSurvey(
        title,
        definition with { Questions = [], Translations = [.. definition.Translations.Select(translation => Part(translation, IsOfSurvey))] },
        PrintOf(plain, plainTitle)));

    /// <summary>The survey with all that is unchanged since it went out as it was.</summary>
    /// <param name="plain">As the file says it without the attributes.</param>
    /// <param name="plainTitle">Its title.</param>
    /// <param name="spans">Every question of the file, in order.</param>
    /// <returns>With the questions of the file that are unchanged; null where there is nothing of that.</returns>
    public static (SurveyDefinition Definition, string Title, IReadOnlySet<LssSpan> Unchanged)? Restore(
        SurveyDefinition plain, string plainTitle, IReadOnlyList<LssSpan> spans)
    {
        var kept = spans.ToDictionary(span => span, span => Unchanged(plain, span));
        var survey = spans.Select(span => Read<KeptSurvey>(span.Source.Attribute(SurveyAttribute))).OfType<KeptSurvey>()
            .FirstOrDefault(each => IsWhole(each) && each.Print == PrintOf(plain, plainTitle));
        if (survey is null && kept.Values.All(each => each is null))
        {
            return null;
        }

        var questions = new List<Question>();
        var next = 0;
        foreach (var span in spans)
        {
            questions.AddRange(plain.Questions.Skip(next).Take(span.First - next));
            questions.AddRange(kept[span] is { } whole ? [whole.Question] : plain.Questions.Skip(span.First).Take(span.Count));
            next = span.First + span.Count;
        }

        questions.AddRange(plain.Questions.Skip(next));
        IReadOnlyList<Translation> ofSurvey = survey?.Survey.Translations ?? [.. plain.Translations.Select(translation => Part(translation, IsOfSurvey))];
        var definition = (survey?.Survey ?? plain) with { Questions = questions, Translations = [.. ofSurvey.Select(translation => Whole(translation, plain, kept))] };
        return (definition, survey?.Title ?? plainTitle, kept.Where(each => each.Value is not null).Select(each => each.Key).ToHashSet());
    }

    private static Translation Whole(Translation ofSurvey, SurveyDefinition plain, Dictionary<LssSpan, KeptQuestion?> kept)
    {
        var changed = plain.Translations.FirstOrDefault(translation => translation.Language == ofSurvey.Language);
        var unchanged = kept.Values.OfType<KeptQuestion>().DistinctBy(each => each.Question.Code).ToDictionary(each => each.Question.Code);
        var texts = ofSurvey.Texts.Concat(unchanged.Values.SelectMany(each => each.Texts.Where(translation => translation.Language == ofSurvey.Language)).SelectMany(each => each.Texts))
            .Concat((changed?.Texts ?? new Dictionary<string, string>()).Where(text => !IsOfSurvey(text.Key) && !unchanged.ContainsKey(text.Key.Split('/')[0])));
        var pictures = ofSurvey.Pictures.Concat(unchanged.Values.SelectMany(each => each.Texts.Where(translation => translation.Language == ofSurvey.Language)).SelectMany(each => each.Pictures));
        return new Translation(ofSurvey.Language)
        {
            Texts = texts.DistinctBy(text => text.Key).ToDictionary(),
            Pictures = pictures.DistinctBy(picture => picture.Key).ToDictionary(),
        };
    }

    private static KeptQuestion? Unchanged(SurveyDefinition plain, LssSpan span) =>
        Read<KeptQuestion>(span.Source.Attribute(QuestionAttribute)) is { Question: { Code: not null } question, Texts: not null } kept
        && kept.Texts.All(translation => IsWhole(translation)
            && translation.Texts.Keys.Concat(translation.Pictures.Keys).All(key => IsOf(key, question.Code)))
        && question.Code == span.Source.Own?.Question
        && kept.Print == PrintOf(plain, span) ? kept : null;

    private static bool IsWhole(KeptSurvey survey) =>
        survey is { Title: not null, Survey: { Introduction: not null, Language: not null, Quotas: not null, Translations: not null } }
        && survey.Survey.Translations.All(IsWhole);

    private static bool IsWhole(Translation translation) => translation is { Language: not null, Texts: not null, Pictures: not null };

    private static string PrintOf(SurveyDefinition plain, LssSpan span)
    {
        var questions = plain.Questions.Skip(span.First).Take(span.Count).ToList();
        return Print(new
        {
            questions,
            texts = plain.Translations.OrderBy(translation => translation.Language, StringComparer.Ordinal)
                .Select(translation => Part(translation, key => questions.Any(question => IsOf(key, question.Code)))),
        });
    }

    private static string PrintOf(SurveyDefinition plain, string title) => Print(new
    {
        title,
        plain.Introduction,
        plain.Language,
        plain.Quotas,
        texts = plain.Translations.Select(translation => Part(translation, IsOfSurvey)),
    });

    private static string Print(object what) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(what)));

    private static Translation Part(Translation translation, Func<string, bool> isOf) => new(translation.Language)
    {
        Texts = new SortedDictionary<string, string>(translation.Texts.Where(text => isOf(text.Key)).ToDictionary(), StringComparer.Ordinal),
        Pictures = new SortedDictionary<string, Picture>(translation.Pictures.Where(picture => isOf(picture.Key)).ToDictionary(), StringComparer.Ordinal),
    };

    private static bool IsOf(string key, string code) => key.Length > code.Length && key[code.Length] == '/' && key.StartsWith(code, StringComparison.Ordinal);

    private static bool IsOfSurvey(string key) => !key.Contains('/', StringComparison.Ordinal);

    private static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize<T>(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?=.{1,60}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex QuestionCode();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OptionCode();

    /// <summary>Codes here, by those in LimeSurvey.</summary>
    internal sealed record Codes(string Question, Dictionary<string, string> Options, Dictionary<string, string> Rows);

    private sealed record KeptQuestion(Question Question, IReadOnlyList<Translation> Texts, string Print);

    private sealed record KeptSurvey(string Title, SurveyDefinition Survey, string Print);
}
