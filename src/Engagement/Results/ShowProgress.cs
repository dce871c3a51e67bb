using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// How far people got: from half-filled answers that are kept, from the count of those that were thrown away, and from
/// responses. Nobody is followed: of half-filled answers it is known which page was the furthest, of responses that they were sent.
/// </summary>
internal static class ShowProgress
{
    public static async Task<Results<Ok<SurveyProgress>, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (user.Refuse(survey, slug, teamOnly: true) is { } refusal)
        {
            return refusal;
        }

        var unsent = await UnsentAsync(db, survey!.Id, cancellationToken);
        var pages = Pages(survey.Definition);
        var typedIn = await db.Responses.Where(response => response.SurveyId == survey.Id && response.Mode != ResponseMode.Online)
            .GroupBy(response => response.Mode)
            .Select(mode => new { Mode = mode.Key, Count = mode.Count() })
            .OrderBy(mode => mode.Mode)
            .ToListAsync(cancellationToken);

        // Whoever wrote on paper or answered by telephone came to no page.
        var sent = survey.ResponseCount - typedIn.Sum(mode => mode.Count);
        var rule = DisclosureRule.On(time.Today());
        int[] people = [sent + unsent.Values.Sum(), .. pages.Select(page => sent + page.Past.Sum(code => unsent.GetValueOrDefault(code))), sent];
        var shown = Falling(people, rule);
        return TypedResults.Ok(new SurveyProgress(
            survey.Slug,
            survey.Title,
            survey.StateOn(time.Today()),
            shown[0],
            [.. pages.Zip(shown.Skip(1), (page, count) => new ProgressPage(page.Code, page.Text, count, Disclosure.Percent(count, shown[0])))],
            shown[^1],
            Disclosure.Percent(shown[^1], shown[0]))
        {
            TypedIn = [.. typedIn.Select(mode => new ModeCount(mode.Mode, rule.Disclose(mode.Count)))],
        });
    }

    /// <summary>
    /// Counts that fall from one to the next. One is shown where it differs from each other that is shown by nobody or by more
    /// people than may be hidden: who stopped at a page that only some are asked would say how they had answered.
    /// </summary>
    public static IReadOnlyList<DisclosedCount> Falling(IReadOnlyList<int> people, DisclosureRule rule)
    {
        var shown = new List<DisclosedCount>();
        var last = people[^1];
        int? before = null;
        foreach (var (index, count) in people.Index())
        {
            var near = index < people.Count - 1 && ((before is { } above && rule.Hides(above - count)) || rule.Hides(count - last));
            shown.Add(near ? default : rule.Disclose(count));
            before = near || rule.Hides(count) ? before : count;
        }

        return shown;
    }

    /// <summary>Half-filled answers that were not sent, by the furthest question whose page they had gone on from; empty for none.</summary>
    private static async Task<Dictionary<string, int>> UnsentAsync(EngagementDb db, Guid surveyId, CancellationToken cancellationToken)
    {
        var unsent = await db.Set<StoppedAnswers>().AsNoTracking().Where(stopped => stopped.SurveyId == surveyId)
            .ToDictionaryAsync(stopped => stopped.QuestionCode, stopped => stopped.Count, StringComparer.Ordinal, cancellationToken);
        var kept = await db.AnswerDrafts.Where(draft => draft.SurveyId == surveyId)
            .GroupBy(draft => draft.Reached)
            .Select(group => new { Question = group.Key ?? "", Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var group in kept)
        {
            unsent[group.Question] = unsent.GetValueOrDefault(group.Question) + group.Count;
        }

        return unsent;
    }

    /// <summary>The pages by their first question, each with all questions from it on: whoever reached one of these went on from it.</summary>
    private static List<(string Code, string Text, IReadOnlyList<string> Past)> Pages(SurveyDefinition definition)
    {
        var questions = definition.Questions.Where(AnswerCodes.TakesAnswer).ToList();
        return
        [
            .. questions.Index()
                .Where(question => question.Index == 0 || !question.Item.SamePage)
                .Select(question => (
                    question.Item.Code,
                    question.Item.Text,
                    (IReadOnlyList<string>)[.. questions.Skip(question.Index).Select(each => each.Code)])),
        ];
    }
}
