using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>
/// Who answered a survey, and the exercises that fill its gaps: added up from figures that its team sees anyway. A hidden one
/// counts as nobody, so nothing that is worked out from these gives it away.
/// </summary>
internal sealed class FreshAnswers
{
    private const string AnyEquality = "@equality.";

    private readonly IReadOnlyList<ResultsView> views;

    private FreshAnswers(IReadOnlyList<ResultsView> views) => this.views = views;

    /// <summary>Of a published survey, and of the exercises in the field that were started from its gaps; nobody's of a draft.</summary>
    public static async Task<FreshAnswers> OfAsync(
        EngagementDb db, Survey survey, ResponseSnapshots snapshots, TimeProvider time, CancellationToken cancellationToken)
    {
        var views = new List<ResultsView>();
        var surveys = await db.Surveys.AsNoTracking().Include(each => each.Places)
            .Where(each => (each.Id == survey.Id || each.FillsGapsOf == survey.Id) && each.State != SurveyState.Draft)
            .OrderBy(each => each.Id).ToListAsync(cancellationToken);
        foreach (var each in surveys)
        {
            // What was deleted cannot be told apart any more; what was released of it stays.
            views.Add((each.AnswersDeletedOn is null ? null : await ResultsView.ReleasedAsync(db, each, cancellationToken))
                ?? await ResultsView.LiveAsync(db, each, [AnyEquality], snapshots, time, cancellationToken));
        }

        return new FreshAnswers(views);
    }

    /// <summary>People of a place who answered a question.</summary>
    public DisclosedCount Answered(Question question, string areaCode) => Sum(
        view => view.Part(question.Parts().First().Code) is { } part
            && view.Places.Values.Index().FirstOrDefault(place => place.Item.Code == areaCode) is { Item: not null } place
                ? view.Figures.Answered(part, [new Held(view.Places, place.Index)])
                : null);

    /// <summary>People who gave one of these answers about themselves, in a place or everywhere; each as <see cref="MarginGroup.Answers"/> has it.</summary>
    public DisclosedCount Saying(IReadOnlyList<string> answers, string? areaCode) =>
        Sum(view => Add(answers.Select(answer => Saying(view, answer, areaCode))));

    /// <summary>People who live in a ward; null where nobody is asked.</summary>
    public DisclosedCount? LivingIn(string wardCode)
    {
        var asking = views.Where(view => Asking(view) is not null).ToList();
        return asking.Count == 0 ? null : Add(asking.Select(view => People(view, Asking(view)!.Code, wardCode, areaCode: null)));
    }

    private static Question? Asking(ResultsView view) =>
        view.Survey.Definition.Questions.FirstOrDefault(question => question.Kind == QuestionKind.Neighbourhood);

    private static DisclosedCount? Saying(ResultsView view, string answer, string? areaCode)
    {
        var sign = answer.IndexOf('=', StringComparison.Ordinal);
        return People(view, AnyEquality + answer[..sign], answer[(sign + 1)..], areaCode);
    }

    private static DisclosedCount? People(ResultsView view, string code, string value, string? areaCode)
    {
        if (view.Counts is not CodedResponses || view.Values(code)?.FirstOrDefault(each => each.Dimension.Values[each.Value].Code == value) is not { } group)
        {
            return null;
        }

        if (areaCode is null)
        {
            return view.Figures.People([group]);
        }

        var place = view.Places.Values.Index().FirstOrDefault(each => each.Item.Code == areaCode);
        return place.Item is null ? null : view.Figures.People([group, new Held(view.Places, place.Index)]);
    }

    private DisclosedCount Sum(Func<ResultsView, DisclosedCount?> figure) => Add(views.Select(figure));

    /// <summary>What is shown, added up; hidden where everything that is not nought is hidden.</summary>
    private static DisclosedCount Add(IEnumerable<DisclosedCount?> figures)
    {
        var known = figures.OfType<DisclosedCount>().ToList();
        var shown = known.Sum(figure => figure.About ?? 0);
        return shown == 0 && known.Exists(figure => figure.About is null) ? default : new DisclosedCount(shown);
    }
}
