using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>
/// The way through a survey's pages, as far as a person's answers decide it: which comes before and after, and how far along
/// they are. A page is known by its first question.
/// </summary>
internal sealed class Journey
{
    private readonly SurveyAddress _address;
    private readonly IReadOnlyList<Question> _questions;
    private readonly bool _branches;
    private readonly List<IReadOnlyList<Question>> _pages = [];

    public Journey(string surveySlug, AnswersInProgress answers)
        : this(surveySlug, answers.Questions, answers.Branches)
    {
    }

    public Journey(string surveySlug, IReadOnlyList<Question> questions, bool branches = false)
    {
        _branches = branches;
        _address = SurveyAddress.Of(surveySlug);
        _questions = questions;
        var page = new List<Question>();
        foreach (var question in questions)
        {
            if (page.Count == 0 || !question.SamePage)
                _pages.Add(page = []);
            page.Add(question);
        }
    }

    /// <summary>The first page after the start page; the check page where nothing is asked.</summary>
    public string First => AddressOf(0);

    /// <summary>Where Back leads from the check page.</summary>
    public string BeforeCheck => _pages.Count == 0 ? _address.Start : AddressOf(_pages.Count - 1);

    /// <summary>The questions of the page on which the question is; null where this person is not asked it.</summary>
    public IReadOnlyList<Question>? PageOf(string code) => _pages.Find(page => page.Any(question => question.Code == code));

    /// <summary>The questions of the page after that of a question, or of the first; null after the last.</summary>
    public IReadOnlyList<Question>? PageAfter(string? code) => _pages.ElementAtOrDefault(code is null ? 0 : IndexOf(code) + 1);

    /// <summary>The questions of the page before that of a question, or of the last; null before the first.</summary>
    public IReadOnlyList<Question>? PageBefore(string? code) => _pages.ElementAtOrDefault((code is null ? _pages.Count : IndexOf(code)) - 1);

    /// <summary>Where Continue leads from a question's page.</summary>
    /// <param name="code">A question of the page.</param>
    /// <param name="before">The way before the page was answered, where a Change link led to it; null otherwise.</param>
    public string After(string code, Journey? before) => before is null
        ? AddressOf(IndexOf(code) + 1)
        : NewSince(before) is { } asked ? _address.Question(asked.Code, fromCheck: true) : _address.Check;

    /// <summary>Where Back leads from a question's page.</summary>
    public string Before(string code, bool fromCheck)
    {
        var index = IndexOf(code);
        return fromCheck ? _address.Check : index == 0 ? _address.Start : AddressOf(index - 1);
    }

    /// <summary>“Question 2 of 5”; without “of” where answers decide what is asked. Null for text to read and for pages of several.</summary>
    public string? Progress(string code)
    {
        if (PageOf(code) is not [var only] || !TakesAnswer(only))
            return null;
        var asked = _questions.Where(TakesAnswer).ToList();
        var number = asked.IndexOf(only) + 1;
        return _branches ? Texts.Say($"Question {number}") : Texts.Say($"Question {number} of {asked.Count}");
    }

    /// <summary>The first question that no answer was looked at for, so that a person carries on where they stopped.</summary>
    public string CarryOn(IReadOnlyDictionary<string, Answer> answers)
    {
        var next = _pages.FindIndex(page => page.Any(TakesAnswer) && !page.Any(question => IsAnswered(question, answers)));
        return next < 0 ? _address.Check : AddressOf(next);
    }

    /// <summary>It is a question, not text to read.</summary>
    public static bool TakesAnswer(Question question) => question.Kind != QuestionKind.Information;

    private static bool IsAnswered(Question question, IReadOnlyDictionary<string, Answer> answers) =>
        question.Parts().Any(part => answers.ContainsKey(part.Code));

    /// <summary>The first question that another answer brought up.</summary>
    private Question? NewSince(Journey before)
    {
        var known = before._questions.Select(question => question.Code).ToHashSet();
        return _questions.FirstOrDefault(question => !known.Contains(question.Code));
    }

    private string AddressOf(int page) => page < _pages.Count ? _address.Question(_pages[page][0].Code) : _address.Check;

    private int IndexOf(string code)
    {
        var index = _pages.FindIndex(page => page.Any(question => question.Code == code));
        return index >= 0 ? index : throw new ArgumentException($"The person is not asked “{code}”.", nameof(code));
    }
}
