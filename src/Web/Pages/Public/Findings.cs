using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;

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
            if (question.Options.Where(option => option.Percent > 0).MaxBy(option => option.Percent) is not { } top)
                continue;
            return question.Kind == QuestionKind.MultipleChoice
                ? $"Asked “{question.Text}”, {top.Percent}% chose “{top.Text}”, more than any other answer."
                : $"Asked “{question.Text}”, the most common answer was “{top.Text}” ({top.Percent}%).";
        }
        return null;
    }

    /// <summary>Who answered where and when.</summary>
    public static string WhoAnswered(SurveyResults results)
    {
        var people = Words.People(results.Respondents);
        var when = (results.From, results.To) is ({ } from, { } to) ? from == to ? $" on {Words.Date(from)}" : $" between {Words.Date(from)} and {Words.Date(to)}" : "";
        return $"{char.ToUpperInvariant(people[0])}{people[1..]} answered this survey by {results.OwnerAreaName}{when}.";
    }

    /// <summary>The average, with its unit; null where there is none to tell.</summary>
    public static string? Average(QuestionResult question) => question.Mean is { } mean
        ? $"On average: {Words.Number(mean)}{(question.Unit is null ? "" : " " + question.Unit)}."
        : null;
}
