using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Savings;

/// <summary>What reuse has saved the system: by exercise and quarter by quarter.</summary>
internal static class ShowSavings
{
    /// <summary>Older asks say little of what help is asked for today.</summary>
    private const int AsksOfYears = 2;

    public static async Task<SystemSavings> HandleAsync(EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var reused = (await db.ReusedQuestions.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.SurveyId);
        var ids = reused.Select(rows => rows.Key).ToList();
        var surveys = await db.Surveys.AsNoTracking()
            // An exercise that fills another's gaps reuses what that one did: it is saved once.
            .Where(survey => ids.Contains(survey.Id) && survey.State != SurveyState.Draft && survey.FillsGapsOf == null)
            .ToListAsync(cancellationToken);
        var hours = await HoursForAPlaceAsync(db, today, cancellationToken);
        var people = await PeopleAsync(db, [.. surveys.Select(survey => survey.Id)], new Disclosure(DisclosureRule.On(today)), cancellationToken);
        List<SavedByExercise> exercises =
        [
            .. surveys.OrderByDescending(survey => survey.Opens).ThenBy(survey => survey.Slug, StringComparer.Ordinal)
                .Select(survey => Of(survey, SparedQuestions.ByPlace(survey.Definition, reused[survey.Id]), people[survey.Id], hours))
                .Where(exercise => exercise.Saved.QuestionsNotAsked > 0),
        ];
        return new SystemSavings(
            exercises,
            [
                .. exercises.GroupBy(exercise => QuarterOf(exercise.Opens)).OrderByDescending(quarter => quarter.Key)
                    .Select(quarter => new SavedInQuarter(quarter.Key, quarter.Key.AddMonths(3).AddDays(-1), quarter.Count(), Sum(quarter))),
            ],
            Sum(exercises),
            hours is { } known ? (decimal)Math.Round(known, 1) : null);
    }

    /// <summary>The mean hours of help asked for in one place; null while nobody was asked.</summary>
    public static async Task<double?> HoursForAPlaceAsync(EngagementDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddYears(-AsksOfYears);
        var asks = await db.Set<Ask>().Where(ask => ask.From >= since)
            .Select(ask => new { ask.SurveyId, ask.AreaCode, ask.Hours }).ToListAsync(cancellationToken);
        return ExerciseSavings.HoursForAPlace(asks.Select(ask => (ask.SurveyId, ask.AreaCode, ask.Hours)));
    }

    private static SavedByExercise Of(Survey survey, IReadOnlyList<SparedPlace> spared, IReadOnlyDictionary<string, int> people, double? hours) => new(
        survey.Slug,
        survey.Title,
        survey.Opens!.Value,
        new Saved(
            spared.Sum(place => place.Questions),
            spared.Count,
            (int)Math.Round(ExerciseSavings.Minutes(spared, people), MidpointRounding.AwayFromZero),
            ExerciseSavings.HelpHours(spared, hours) is { } help ? (decimal)Math.Round(help, 1) : null),
        survey.Demonstration);

    /// <summary>About how many answered, by survey and place: counted anew, or as released where the answers are deleted.</summary>
    private static async Task<ILookup<Guid, KeyValuePair<string, int>>> CountedAsync(
        EngagementDb db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var stored = await db.Responses.Where(response => ids.Contains(response.SurveyId))
            .GroupBy(response => new { response.SurveyId, response.AreaCode })
            .Select(group => new { group.Key.SurveyId, group.Key.AreaCode, People = group.Count() })
            .ToListAsync(cancellationToken);
        var released = await db.Set<EvidenceRecord>().AsNoTracking()
            .Where(evidence => evidence.SurveyId != null && ids.Contains(evidence.SurveyId.Value))
            .Select(evidence => new { SurveyId = evidence.SurveyId!.Value, evidence.Version, evidence.Tallies })
            .ToListAsync(cancellationToken);
        var last = released.GroupBy(evidence => evidence.SurveyId, (_, versions) => versions.MaxBy(evidence => evidence.Version)!).ToList();
        return last
            .SelectMany(evidence => evidence.Tallies, (evidence, area) => (evidence.SurveyId, area.Key, area.Value.Respondents))
            .Concat(stored.Where(row => !last.Exists(evidence => evidence.SurveyId == row.SurveyId))
                .Select(row => (row.SurveyId, Key: row.AreaCode, Respondents: row.People)))
            .ToLookup(row => row.SurveyId, row => KeyValuePair.Create(row.Key, row.Respondents));
    }

    private static async Task<Dictionary<Guid, IReadOnlyDictionary<string, int>>> PeopleAsync(
        EngagementDb db, List<Guid> ids, Disclosure gate, CancellationToken cancellationToken)
    {
        var counted = await CountedAsync(db, ids, cancellationToken);

        // Minutes are worked out from what may be shown, so that they add nothing to it.
        return ids.ToDictionary(
            id => id,
            id => (IReadOnlyDictionary<string, int>)counted[id].ToDictionary(area => area.Key, area => gate.Count(area.Value).About ?? 0));
    }

    private static Saved Sum(IEnumerable<SavedByExercise> exercises)
    {
        var all = exercises.Select(exercise => exercise.Saved).ToList();
        return new Saved(
            all.Sum(saved => saved.QuestionsNotAsked),
            all.Sum(saved => saved.PlacesSpared),
            all.Sum(saved => saved.Minutes),
            all.TrueForAll(saved => saved.HelpHours is null) ? null : all.Sum(saved => saved.HelpHours ?? 0));
    }

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}
