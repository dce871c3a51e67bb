using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>A page of questions as it was posted: what each part was answered, and what only the form can know is wrong.</summary>
internal sealed class PostedPage
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = [];
    private readonly Dictionary<string, string> _problems = [];
    private readonly Dictionary<string, string> _searches = [];

    public PostedPage(IFormCollection form, IEnumerable<Question> questions)
    {
        Form = form;
        foreach (var question in questions)
        {
            foreach (var part in question.Parts())
                _values[part.Code] = Read(part);

            // Who says what else it is and selects nothing means that.
            if (question.Kind == QuestionKind.SingleChoice && _values[question.Code].Count == 0
                && question.Options.FirstOrDefault(option => option.TakesText && _values[question.PartCode(option.Code)].Count > 0) is { } meant)
                _values[question.Code] = [meant.Code];
        }
    }

    /// <summary>The form, for boxes that hold more than the answer made of them.</summary>
    public IFormCollection Form { get; }

    /// <summary>Values by part code; none where a part was left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    /// <summary>Words for where somebody lives that are not simply the name of a ward, by part code.</summary>
    public IReadOnlyDictionary<string, string> Searches => _searches;

    /// <summary>The ward that somebody's words mean.</summary>
    public void Found(string partCode, string ward) => _values[partCode] = [ward];

    /// <summary>A sentence by part code.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    private List<string> Read(Question part) => part.Kind switch
    {
        QuestionKind.Date => ReadDay(part),
        QuestionKind.Ranking => ReadOrder(part),
        QuestionKind.Neighbourhood => ReadWard(part),
        _ => [.. Posted(AnswerFields.Of(part.Code))],
    };

    /// <summary>Without empty boxes and without white space around.</summary>
    private IEnumerable<string> Posted(string field) => Form[field].Select(value => value?.Trim() ?? "").Where(value => value.Length > 0);

    /// <summary>What makes no day goes on as it was typed: the rules say what is wrong with it.</summary>
    private List<string> ReadDay(Question part)
    {
        var typed = DateParts.Read(Form, AnswerFields.Of(part.Code));
        if (typed.ToDate() is { } day)
            return [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        var words = $"{typed.Day} {typed.Month} {typed.Year}".Trim();
        return words.Length == 0 ? [] : [words];
    }

    /// <summary>A ward that was selected counts more than what was typed, and that more than “I cannot find it”.</summary>
    private List<string> ReadWard(Question part)
    {
        var selected = Posted(AnswerFields.Ward(part.Code)).FirstOrDefault();
        if (selected is not null && NeighbourhoodSearch.Wards(part).Any(ward => ward.Code == selected))
            return [selected];
        if (Posted(AnswerFields.Of(part.Code)).FirstOrDefault() is not { } typed)
            return selected is null ? [] : [selected];
        if (NeighbourhoodSearch.ByName(part, typed) is { } ward)
            return [ward];
        if (selected is not null)
            return [selected];
        _searches[part.Code] = typed;
        return [];
    }

    private List<string> ReadOrder(Question part)
    {
        var ranked = part.Options
            .Select(option => (option.Code, Rank: Posted(AnswerFields.Rank(part.Code, option.Code)).FirstOrDefault()))
            .Where(each => int.TryParse(each.Rank, CultureInfo.InvariantCulture, out _))
            .Select(each => (each.Code, Rank: int.Parse(each.Rank!, CultureInfo.InvariantCulture)))
            .OrderBy(each => each.Rank)
            .ToList();
        if (ranked.DistinctBy(each => each.Rank).Count() < ranked.Count)
            _problems[part.Code] = Texts.Say($"Give each answer to “{part.Text}” a different number");
        return [.. ranked.Select(each => each.Code)];
    }
}

/// <summary>Names of the fields of a page of questions.</summary>
internal static class AnswerFields
{
    /// <summary>Of a part; also the id of its first control.</summary>
    public static string Of(string partCode) => $"answer.{partCode}";

    /// <summary>Of the wards to choose from.</summary>
    public static string Ward(string partCode) => $"{Of(partCode)}.ward";

    /// <summary>Of an option's place in a ranking.</summary>
    public static string Rank(string partCode, string optionCode) => $"{Of(partCode)}.{optionCode}";
}
