using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;
using IcpEngage.Web.Pages.Workspace.Surveys;

namespace IcpEngage.Web.Pages.Workspace.Bank;

/// <summary>A question of the bank as its author types it.</summary>
/// <param name="Question">The question itself.</param>
public sealed record BankForm(QuestionFields Question)
{
    /// <summary>Names of the fields that a service's sentences are matched to.</summary>
    public static readonly IReadOnlyList<string> Fields = ["areaCode", "topic", "construct", "audience", "why", "source", "credit", "link"];

    /// <summary>Names of its date inputs.</summary>
    public static readonly IReadOnlyList<string> Dates = ["from", "until"];

    private const string Welsh = "cy";

    /// <summary>Whose proposal it is.</summary>
    public string? AreaCode { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>What it measures.</summary>
    public string? Construct { get; init; }

    /// <summary>Whom it can be asked.</summary>
    public string? Audience { get; init; }

    /// <summary>Why it is worded like this.</summary>
    public string? Why { get; init; }

    /// <summary>Where the wording comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The line that its licence asks for.</summary>
    public string? Credit { get; init; }

    /// <summary>Address of the source.</summary>
    public string? Link { get; init; }

    /// <summary>First day on which it is valid.</summary>
    public DateParts From { get; init; } = DateParts.None;

    /// <summary>Last day on which it is valid.</summary>
    public DateParts Until { get; init; } = DateParts.None;

    /// <summary>The wording in Welsh.</summary>
    public string? WelshText { get; init; }

    /// <summary>The answers in Welsh, one a line, in the order of the question's.</summary>
    public string? WelshAnswers { get; init; }

    /// <summary>What was posted.</summary>
    public static BankForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(QuestionFields.Read(form))
        {
            AreaCode = form["areaCode"],
            Topic = form["topic"],
            Construct = form["construct"],
            Audience = form["audience"],
            Why = form["why"],
            Source = form["source"],
            Credit = form["credit"],
            Link = form["link"],
            From = DateParts.Read(form, "from"),
            Until = DateParts.Read(form, "until"),
            WelshText = form["welshText"],
            WelshAnswers = form["welshAnswers"],
        };
    }

    /// <summary>The form for a question that is in the bank already, with its newest version.</summary>
    public static BankForm Of(BankEntryDetail entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var wording = entry.Versions[0].Wording;
        var welsh = wording.Translations.FirstOrDefault(translation => translation.Language == Welsh);
        return new(QuestionFields.Of(wording.Question))
        {
            Topic = entry.Summary.Topic,
            Construct = entry.Summary.Construct,
            Audience = entry.Summary.Audience,
            Why = wording.Why,
            Source = wording.Source,
            Credit = wording.Credit,
            Link = wording.Link,
            From = wording.From is { } from ? DateParts.Of(from) : DateParts.None,
            Until = wording.Until is { } until ? DateParts.Of(until) : DateParts.None,
            WelshText = welsh?.Texts.GetValueOrDefault(SurveyTexts.KeyOf(wording.Question.Code, "text")),
            WelshAnswers = welsh is null ? null : string.Join('\n', AnswerKeys(wording.Question).Select(key => welsh.Texts.GetValueOrDefault(key) ?? "")),
        };
    }

    /// <summary>The wording, or null after noting what is wrong.</summary>
    /// <param name="problems">Takes the problems, by field.</param>
    /// <param name="before">The newest version as it was; null for a new question.</param>
    public BankWording? ToWording(FormProblems problems, BankWording? before)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.Require("construct", Construct, "Enter what the question measures");
        problems.Require("audience", Audience, "Enter whom it can be asked");
        problems.Require("topic", Topic, "Enter the topic");
        problems.Require("source", Source, "Enter where the wording comes from");
        var from = ReadDate(problems, "from", From, "The first day");
        var until = ReadDate(problems, "until", Until, "The last day");
        var question = Question.ToQuestion(problems, before?.Question, []);
        var translations = question is null ? [] : Translations(problems, question, before);
        return question is null || !problems.None ? null : new BankWording(question, Why?.Trim() ?? "", Source!.Trim(), Credit?.Trim() ?? "")
        {
            Translations = translations,
            From = from,
            Until = until,
            Link = string.IsNullOrWhiteSpace(Link) ? null : Link.Trim(),
        };
    }

    private static DateOnly? ReadDate(FormProblems problems, string field, DateParts typed, string what) =>
        string.IsNullOrWhiteSpace(typed.Day + typed.Month + typed.Year) ? null : problems.ReadDate(field, typed, what);

    private IReadOnlyList<Translation> Translations(FormProblems problems, Question question, BankWording? before)
    {
        var others = (before?.Translations ?? []).Where(translation => translation.Language != Welsh);
        if (string.IsNullOrWhiteSpace(WelshText)) return [.. others];
        var keys = AnswerKeys(question).ToList();
        string[] lines = [.. (WelshAnswers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (lines.Length != keys.Count) problems.Add("welshAnswers", $"Enter {Words.Of(keys.Count, "line")} in Welsh, in the order of the question’s own answers");
        var texts = keys.Zip(lines).ToDictionary(pair => pair.First, pair => pair.Second);
        texts[SurveyTexts.KeyOf(question.Code, "text")] = WelshText.Trim();
        return [.. others, new Translation(Welsh) { Texts = texts }];
    }

    /// <summary>The keys of everything that people choose from, in order; help and wording are apart.</summary>
    private static IEnumerable<string> AnswerKeys(Question question) => SurveyTexts.Keys(question).Select(text => text.Key)
        .Where(key => key != SurveyTexts.KeyOf(question.Code, "text") && key != SurveyTexts.KeyOf(question.Code, "hint"));
}
