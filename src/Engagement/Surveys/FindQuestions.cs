using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// Finds questions of all surveys by words, for who builds another. Reads the surveys one by one as they are stored: a system
/// has hundreds, and this is asked a few times a day.
/// </summary>
internal static class FindQuestions
{
    private const int MostFound = 50;
    private const int LongestWords = 200;

    public static async Task<Results<Ok<IReadOnlyList<QuestionInSurvey>>, ProblemHttpResult>> HandleAsync(
        string? words, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        string[] wanted = (words ?? "").Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0 || words!.Length > LongestWords)
        {
            return Problems.Invalid("words", $"Enter words that the question holds, {LongestWords} characters at most.");
        }

        var today = time.Today();
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var found = new List<QuestionInSurvey>();
        var surveys = db.Surveys.AsNoTracking().Where(survey => survey.ArchivedOn == null).OrderByDescending(survey => survey.StartedOn)
            .ThenByDescending(survey => survey.Id).AsAsyncEnumerable();
        await foreach (var survey in surveys.WithCancellation(cancellationToken))
        {
            found.AddRange(survey.Definition.Questions.Where(question => HoldsAll(question, wanted)).Take(MostFound - found.Count)
                .Select(question => new QuestionInSurvey(
                    survey.Slug, survey.Title, NameOf(survey.OwnerAreaCode, areas), survey.StateOn(today), question)));
            if (found.Count == MostFound)
            {
                break;
            }
        }

        return TypedResults.Ok<IReadOnlyList<QuestionInSurvey>>(found);
    }

    private static bool HoldsAll(Question question, string[] wanted)
    {
        string[] texts =
        [
            question.Text, question.Hint ?? "", question.Topic ?? "",
            .. question.Options.Select(option => option.Text), .. question.Rows.Select(row => row.Text),
        ];
        return wanted.All(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static string NameOf(string areaCode, List<KnownArea> areas) => areas.Find(area => area.Code == areaCode)?.Name ?? areaCode;
}
