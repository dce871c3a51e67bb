using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using static IcpEngage.Web.Languages.Texts;

namespace IcpEngage.Web.Pages.Public;

/// <summary>What people said, in sentences.</summary>
internal static class Findings
{
    /// <summary>The most common answer to the first question that has one; null where none can be told.</summary>
    public static string? MostCommon(IReadOnlyList<QuestionResult> questions)
    {
        foreach (var question in questions)
        {
            // A hidden answer is among the rarest, so the most common of those shown is the most common of all.
            var most = question.Options.Max(option => option.Percent) ?? 0;
            if (most == 0)
                continue;
            var leading = question.Options.Where(option => option.Percent == most).Select(option => $"“{option.Text}”").ToList();
            return (question.Kind, leading) switch
            {
                (QuestionKind.MultipleChoice, [var one]) =>
                    Say($"Asked “{question.Text}”, {most}% chose {one}, more than any other answer."),
                (_, [var one]) => Say($"Asked “{question.Text}”, the most common answer was {one} ({most}%)."),
                _ => Say($"Asked “{question.Text}”, the most common answers were {Words.List(leading)} ({most}% each)."),
            };
        }
        return null;
    }

    /// <summary>Who answered where and when.</summary>
    public static string WhoAnswered(SurveyResults results)
    {
        var (people, owner) = (Words.PeopleFirst(results.Respondents), results.OwnerAreaName);
        return (results.State == SurveyState.Live, Nobody: results.Respondents.About == 0, results.From, results.To) switch
        {
            (true, true, _, _) => Say($"Nobody has answered this survey by {owner} so far."),
            (true, false, _, _) => Say($"{people} have answered this survey by {owner} so far."),
            (false, true, _, _) => Say($"Nobody answered this survey by {owner}."),
            (_, _, { } from, { } to) when from == to => Say($"{people} answered this survey by {owner} on {Words.Date(from)}."),
            (_, _, { } from, { } to) => Say($"{people} answered this survey by {owner} between {Words.Date(from)} and {Words.Date(to)}."),
            _ => Say($"{people} answered this survey by {owner}."),
        };
    }

    /// <summary>How people were asked.</summary>
    public static string MethodOf(EvidenceMethod method) => method switch
    {
        EvidenceMethod.OpenSurvey => Say($"Open survey: anybody could answer"),
        EvidenceMethod.Panel => Say($"Panel: people who were chosen to stand for others"),
        EvidenceMethod.FocusGroup => Say($"Focus groups: people talked about it in small groups"),
        EvidenceMethod.Outreach => Say($"Outreach: people were asked where they are"),
        EvidenceMethod.Other => Say($"Another way"),
    };

    /// <summary>What it cannot tell because of that.</summary>
    public static string LimitOf(EvidenceMethod method) => method switch
    {
        EvidenceMethod.OpenSurvey => Say($"People chose for themselves whether to answer. Those who did may think differently from those who did not."),
        EvidenceMethod.Panel => Say($"People agreed to be on the panel. Those who do may think differently from those who do not."),
        EvidenceMethod.FocusGroup => Say($"Few people took part, and they heard each other. It shows what matters to people, not how many think so."),
        EvidenceMethod.Outreach => Say($"People were asked in some places and not in others. Those who were not there may think differently."),
        EvidenceMethod.Other => Say($"Not everybody was asked. Those who were not may think differently from those who were."),
    };

    /// <summary>What evidence cannot tell: because of how people were asked, how exact its figures are, and what its publisher says.</summary>
    public static IReadOnlyList<string> LimitsOf(ReleasedEvidence evidence) =>
    [
        LimitOf(evidence.Method),
        .. evidence.Source is not { } source ? [] : new[]
        {
            source.Figures switch
            {
                FiguresGiven.Exact => "",
                FiguresGiven.Rounded => Say($"{source.Publisher} had rounded the numbers before we got them, so they are less exact than ours."),
                FiguresGiven.Percentages => Say($"Where {source.Publisher} gave percentages, we worked out the numbers of people from them, so they are less exact than ours."),
            },
            evidence.Questions.Any(question => question.Options.Any(option => option.Count.About is null))
                ? Say($"{Words.Hidden} can also stand for a number that {source.Publisher} had hidden, however large.")
                : "",
            source.Limits,
        }.Where(limit => limit.Length > 0),
    ];

    /// <summary>A topic as people read it: “GP access” of <c>gp-access</c>.</summary>
    public static string TopicOf(string topic) => string.Join(' ', topic.Split('-').Select((word, position) =>
        word is "gp" or "nhs" or "vcse" ? word.ToUpperInvariant()
        : position == 0 && word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word));

    /// <summary>How many took part.</summary>
    public static string TookPart(ReleasedEvidence evidence) => Say($"{Words.PeopleFirst(evidence.Respondents)} took part.");

    /// <summary>How many answered a question.</summary>
    public static string Answered(QuestionResult question) => question.Answered.About == 0
        ? Say($"Nobody answered this question.")
        : Say($"{Words.PeopleFirst(question.Answered)} answered this question.");

    /// <summary>Somebody answered, and all of what was said is hidden.</summary>
    public static bool TooFew(QuestionResult question) =>
        question.Answered.About != 0 && question.Options.Count > 0 && question.Options.All(option => option.Percent is null);

    /// <summary>The average, with its unit; null where there is none to tell.</summary>
    public static string? Average(QuestionResult question) => question.Mean is { } mean
        ? Say($"On average: {Words.Number(mean)}{(question.Unit is null ? "" : " " + question.Unit)}.")
        : null;

    /// <summary>Some figure is hidden, so a page has to say what the star means.</summary>
    public static bool AnyHidden(SurveyResults results) =>
        results.Respondents.About is null
        || results.Areas.Any(area => area.Respondents.About is null || area.SamplePercent is null)
        || results.Questions.Any(question =>
            question.Answered.About is null
            || question.Options.Any(option => option.Count.About is null || option.Percent is null));

    /// <summary>Some figure of a breakdown is hidden.</summary>
    public static bool AnyHidden(Breakdown breakdown) =>
        breakdown.Question.Options.Any(option => option.Percent is null)
        || breakdown.Groups.Any(group => group.Answered.About is null || group.Options.Any(option => option.Percent is null));
}
