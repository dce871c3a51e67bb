using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Public.Surveys;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Papers;

/// <summary>
/// A paper as it was typed in: numbers of answers as they are printed beside the boxes, ranks as the person wrote them, words as
/// they are.
/// </summary>
internal sealed class TypedPaper
{
    /// <summary>Name of the field for the place.</summary>
    public const string Place = "place";

    /// <summary>Name of the field for the code of an invitation.</summary>
    public const string Invitation = "invitation";

    /// <summary>Up to so many answers, each has one digit, and a row of digits needs nothing between them.</summary>
    private const int OneDigit = 9;

    private readonly Dictionary<string, IReadOnlyList<string>> _answers = [];
    private readonly List<(string Field, string Sentence)> _problems = [];

    public TypedPaper(IFormCollection form, SurveyDetail survey)
    {
        AreaSlug = ReadPlace(form[Place].ToString(), survey.Areas);
        foreach (var (question, number) in Numbered(survey))
        {
            foreach (var part in question.Parts())
            {
                var (values, problem) = Read(part, form[AnswerFields.Of(part.Code)].ToString());
                if (values.Count > 0) _answers[part.Code] = values;
                if (problem is not null) _problems.Add((AnswerFields.Of(part.Code), $"Question {number}: {problem}"));
            }

            // Who wrote what else it is and crossed nothing means that.
            if (question.Kind == QuestionKind.SingleChoice && !_answers.ContainsKey(question.Code)
                && question.Options.FirstOrDefault(option => option.TakesText && _answers.ContainsKey(question.PartCode(option.Code))) is { } meant)
                _answers[question.Code] = [meant.Code];
        }
    }

    /// <summary>The place; empty where there is something wrong with it.</summary>
    public string AreaSlug { get; }

    /// <summary>Values by part code; none where a part was left empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers => _answers;

    /// <summary>What is wrong, by field, in the order of the form.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Problems => _problems;

    /// <summary>The questions as they are numbered on the printed form; text to read has no number.</summary>
    public static IReadOnlyList<(Question Question, int? Number)> Numbered(SurveyDetail survey)
    {
        var number = 0;
        return [.. survey.Definition.Questions.Select(question => (question, question.Kind == QuestionKind.Information ? (int?)null : ++number))];
    }

    /// <summary>Reads what was typed for one part.</summary>
    /// <returns>The values to send, and what is wrong, without the question's number; null for nothing.</returns>
    public static (IReadOnlyList<string> Values, string? Problem) Read(Question part, string typed)
    {
        typed = typed.Trim();
        return typed.Length == 0 ? ([], null) : part.Kind switch
        {
            QuestionKind.SingleChoice => ReadOne(part, typed),
            QuestionKind.MultipleChoice => ReadSeveral(part, typed),
            QuestionKind.Ranking => ReadRanks(part, typed),
            QuestionKind.Consent => typed == "1" ? (["agreed"], null) : ([], "type 1 where the box is crossed, or leave it empty"),
            QuestionKind.Date => ReadDay(typed),
            QuestionKind.Neighbourhood => ReadWard(part, typed),
            _ => ([typed], null),
        };
    }

    private string ReadPlace(string typed, IReadOnlyList<SurveyArea> areas)
    {
        if (areas.Count == 1) return areas[0].Slug;
        if (Numbers(typed.Trim(), areas.Count) is [> 0 and var number]) return areas[number - 1].Slug;
        _problems.Add((Place, $"Place: type its number, from 1 to {areas.Count}"));
        return "";
    }

    private static (IReadOnlyList<string>, string?) ReadOne(Question part, string typed) =>
        Numbers(typed, part.Options.Count) is [> 0 and var number]
            ? ([part.Options[number - 1].Code], null)
            : ([], $"type one number from 1 to {part.Options.Count}, or leave it empty");

    private static (IReadOnlyList<string>, string?) ReadSeveral(Question part, string typed) =>
        Numbers(typed, part.Options.Count) is { } numbers && numbers.All(number => number > 0)
            ? ([.. numbers.Distinct().Select(number => part.Options[number - 1].Code)], null)
            : ([], $"type numbers from 1 to {part.Options.Count} with a comma or a space between them, like 1,{Math.Min(3, part.Options.Count)}");

    private static (IReadOnlyList<string>, string?) ReadRanks(Question part, string typed)
    {
        if (Numbers(typed, part.Options.Count) is not { } ranks || ranks.Count != part.Options.Count)
            return ([], $"type what is written beside each of the {part.Options.Count} answers from top to bottom, 0 where nothing is");
        var ranked = ranks.Index().Where(rank => rank.Item > 0).OrderBy(rank => rank.Item).ToList();
        return ranked.DistinctBy(rank => rank.Item).Count() == ranked.Count
            ? ([.. ranked.Select(rank => part.Options[rank.Index].Code)], null)
            : ([], "a number is there twice. Leave the question empty where the order cannot be told");
    }

    /// <summary>What makes no day goes on as it was typed: the rules say what is wrong with it.</summary>
    private static (IReadOnlyList<string>, string?) ReadDay(string typed)
    {
        var boxes = typed.Split([' ', '/', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return boxes.Length == 3 && new DateParts(boxes[0], boxes[1], boxes[2]).ToDate() is { } day
            ? ([day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], null)
            : ([], "type a real day like 27 3 2026");
    }

    private static (IReadOnlyList<string>, string?) ReadWard(Question part, string typed)
    {
        var code = NeighbourhoodSearch.ByName(part, typed)
            ?? part.Options.FirstOrDefault(option => option.Text.Equals(typed, StringComparison.OrdinalIgnoreCase))?.Code;
        return code is null ? ([], "there is no ward of that name. Type it as it is in the list, or leave it empty") : ([code], null);
    }

    /// <summary>The numbers typed, each up to the highest; null where something else is there.</summary>
    private static List<int>? Numbers(string typed, int highest)
    {
        var words = typed.Split([' ', ',', ';', '.', '/', '+'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 && highest <= OneDigit) words = [.. words[0].Select(digit => $"{digit}")];
        var numbers = new List<int>();
        foreach (var word in words)
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > highest) return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
