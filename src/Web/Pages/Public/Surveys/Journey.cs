using System.Globalization;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>The way through a survey's questions: which comes before and after, and how far along a person is.</summary>
internal sealed class Journey(string surveySlug, IReadOnlyList<Question> questions)
{
    private readonly SurveyAddress _address = SurveyAddress.Of(surveySlug);

    /// <summary>The first page after the start page; the check page where nothing is asked.</summary>
    public string First => questions.Count == 0 ? _address.Check : _address.Question(questions[0].Code);

    /// <summary>The question by that code; null where this person is not asked it.</summary>
    public Question? Find(string code) => questions.FirstOrDefault(question => question.Code == code);

    /// <summary>Where Continue leads from a question.</summary>
    public string After(string code, bool fromCheck)
    {
        var next = IndexOf(code) + 1;
        return fromCheck || next == questions.Count ? _address.Check : _address.Question(questions[next].Code);
    }

    /// <summary>Where Back leads from a question.</summary>
    public string Before(string code, bool fromCheck)
    {
        var index = IndexOf(code);
        return fromCheck ? _address.Check : index == 0 ? _address.Start : _address.Question(questions[index - 1].Code);
    }

    /// <summary>Where Back leads from the check page.</summary>
    public string BeforeCheck => questions.Count == 0 ? _address.Start : _address.Question(questions[^1].Code);

    /// <summary>“Question 2 of 5”; null for text to read, which is not counted.</summary>
    public string? Progress(string code)
    {
        var asked = questions.Where(TakesAnswer).ToList();
        var index = asked.FindIndex(question => question.Code == code);
        return index < 0 ? null : $"Question {index + 1} of {asked.Count}";
    }

    /// <summary>The first question that no answer was looked at for, so that a person carries on where they stopped.</summary>
    public string CarryOn(IReadOnlyDictionary<string, Answer> answers)
    {
        var next = questions.FirstOrDefault(question => TakesAnswer(question) && !answers.ContainsKey(question.Code));
        return next is null ? _address.Check : _address.Question(next.Code);
    }

    /// <summary>It is a question, not text to read.</summary>
    public static bool TakesAnswer(Question question) => question.Kind != QuestionKind.Information;

    /// <summary>What was answered, in the words the person read; empty where nothing was.</summary>
    public static IReadOnlyList<string> Said(Question question, Answer? answer)
    {
        var values = answer?.Values ?? [];
        return question.Kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.MultipleChoice =>
                [.. question.Options.Where(option => values.Contains(option.Code)).Select(option => option.Text)],
            QuestionKind.Scale => [.. values.Select(value => ScalePoint(question.Scale, value))],
            QuestionKind.Number => [.. values.Select(value => question.Number?.Unit is { } unit ? $"{value} {unit}" : value)],
            QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Information => [.. values],
        };
    }

    /// <summary>A point of a scale as people read it: “5 – Very good” at its ends, “3” between.</summary>
    public static string ScalePoint(ScaleRange? scale, string point) => scale switch
    {
        { MinimumLabel: { Length: > 0 } label } when point == scale.Minimum.ToString(CultureInfo.InvariantCulture) =>
            $"{point} – {label}",
        { MaximumLabel: { Length: > 0 } label } when point == scale.Maximum.ToString(CultureInfo.InvariantCulture) =>
            $"{point} – {label}",
        _ => point,
    };

    private int IndexOf(string code)
    {
        for (var index = 0; index < questions.Count; index++)
            if (questions[index].Code == code)
                return index;
        throw new ArgumentException($"The person is not asked “{code}”.", nameof(code));
    }
}
