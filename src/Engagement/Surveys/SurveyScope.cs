using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Where a survey is asked, and what is left to ask there after reuse.</summary>
internal static class SurveyScope
{
    /// <summary>
    /// The places in the survey's scope, by name: a place's survey in that place, the system's in all its places, and of these
    /// those only that it is limited to. After publication the scope does not change what is asked; <see cref="Survey.Places"/> does.
    /// </summary>
    public static IReadOnlyList<KnownArea> PlacesOf(
        string ownerAreaCode, IReadOnlyCollection<KnownArea> areas, IReadOnlyList<string>? onlyIn = null)
    {
        var everywhere = areas.Any(area => area.Code == ownerAreaCode && area.Kind == AreaKind.System);
        return
        [
            .. areas.Where(area => area.Kind == AreaKind.Place && (everywhere || area.Code == ownerAreaCode))
                .Where(area => onlyIn?.Contains(area.Code) ?? true)
                .OrderBy(area => area.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The survey's questions that take an answer and are left to ask in the place.</summary>
    public static IReadOnlyList<Question> LeftToAsk(
        SurveyDefinition definition, string areaCode, IEnumerable<ReusedQuestion> reused) =>
        [
            .. AskedIn(definition, reused.Where(each => each.AreaCode == areaCode).Select(each => each.QuestionCode))
                .Where(question => question.Kind != QuestionKind.Information),
        ];

    /// <summary>
    /// What is asked where these questions are answered by reused evidence: all others, and those of them on whose answers it
    /// depends whether or how another is asked.
    /// </summary>
    public static IReadOnlyList<Question> AskedIn(SurveyDefinition definition, IEnumerable<string> reused)
    {
        var spared = reused.ToHashSet(StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var asked = new List<Question>();
        // From the end: what a question depends on stands before it.
        foreach (var question in definition.Questions.Reverse())
        {
            if (!spared.Contains(question.Code) || needed.Contains(question.Code))
            {
                asked.Add(question);
                needed.UnionWith(Dependence.Of(question));
            }
        }

        asked.Reverse();
        return asked;
    }

    /// <summary>The survey whole, as staff and respondents see it.</summary>
    public static async Task<SurveyDetail> DetailAsync(
        this EngagementDb db, Survey survey, DateOnly today, CancellationToken cancellationToken)
    {
        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken);
        IReadOnlyList<KnownArea> places = survey.State == SurveyState.Draft
            ? PlacesOf(survey.OwnerAreaCode, areas, survey.OnlyIn)
            : [.. areas.Where(area => survey.Places.Any(place => place.AreaCode == area.Code)).OrderBy(area => area.Name, StringComparer.Ordinal)];
        IReadOnlyList<string> codes = survey.State == SurveyState.Draft
            ? [.. places.Select(place => place.Code)]
            : [.. survey.Places.Select(place => place.AreaCode).Order(StringComparer.Ordinal)];

        var summary = new SurveySummary(
            survey.Id,
            survey.Slug,
            survey.Title,
            survey.OwnerAreaCode,
            areas.Find(area => area.Code == survey.OwnerAreaCode)?.Name ?? survey.OwnerAreaCode,
            codes,
            survey.StateOn(today),
            survey.Opens,
            survey.Closes,
            survey.QuestionCount,
            survey.Minutes,
            survey.Demonstration,
            survey.ArchivedOn is not null);
        return new SurveyDetail(
            summary,
            survey.AudienceCode,
            survey.Definition,
            survey.Version,
            [
                .. places.Select(place => new SurveyArea(
                    place.Code, place.Slug, place.Name, LeftToAsk(survey.Definition, place.Code, reused).Count)),
            ],
            survey.KeptMonths,
            Review: survey is { State: SurveyState.Draft, ReviewedOn: { } day, ReviewedBy: { } name }
                ? new SurveyReview(name, day, survey.ReviewedByEditor)
                : null,
            EditedBy: survey.State == SurveyState.Draft ? survey.EditedBy : null)
        {
            Evidence = await db.StandingOfAsync(survey, cancellationToken),
        };
    }
}
