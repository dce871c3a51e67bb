using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Weighting;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;
using PopulationGroup = IcpEngage.Engagement.Weighting.PopulationGroup;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>
/// Makes the picture of a survey: of every question what people of each place answered now, or evidence that is reused there,
/// put together.
/// </summary>
internal sealed class PictureView(EngagementDb db, EvidenceIndex index, ResponseSnapshots snapshots, TimeProvider time)
{
    /// <summary>The picture.</summary>
    /// <param name="survey">The survey, published at least.</param>
    /// <param name="choice">What to weight by; its codes are known.</param>
    /// <param name="team">Who asks, where they are of its team; null for what everybody sees.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WholePicture> OfAsync(Survey survey, PictureChoice choice, ClaimsPrincipal? team, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(db, cancellationToken);
        var view = await ResultsView.ReleasedAsync(db, survey, cancellationToken)
            ?? await ResultsView.LiveAsync(db, survey, [], snapshots, time, cancellationToken);
        var places = await db.PlacesOfAsync(survey, cancellationToken);
        var results = view.Results([], time.Today());
        var questions = results.Questions.Where(result => IsPooled(result.Kind)).Select(result => view.Part(result.Code)!).ToList();
        var decisions = await DecisionsAsync(survey, cancellationToken);
        var filling = await FillingGapsAsync(survey, cancellationToken);
        var sources = questions.ToDictionary(
            part => part.Code, part => SourcesOf(view, part, places, decisions.GetValueOrDefault(part.Code), filling), StringComparer.Ordinal);

        var offered = team is null ? [] : await MarginsAsync(survey, places, cancellationToken);
        var kept = team is null ? [] : await KeptAsync(survey, sources.Values.SelectMany(each => each), choice, team, cancellationToken);
        var chosen = new ChosenMargins(
            choice.Margins.Contains(PopulationMargin.Place),
            [.. offered.Where(margin => choice.Margins.Contains(margin.Code))],
            choice.Cap,
            choice.Together.ToHashSet(StringComparer.Ordinal),
            view.Gate);
        var dimension = Dimension.Places(places.Select(place => (place.Code, place.Slug, place.Name)));
        var cells = kept.Where(_ => chosen.Margins.Count > 0)
            .ToDictionary(each => each.Key, each => new PeopleInCells(each.Value, dimension, chosen.Margins));
        return new WholePicture(
            survey.Slug,
            survey.Title,
            results.State,
            results.OwnerAreaName,
            survey.Demonstration,
            choice,
            team is null ? [] : [.. Representativeness(survey, results, offered, kept.GetValueOrDefault(survey.Id), places, view.Gate)],
            [
                .. questions.Select(part => new PooledPicture(part, places, sources[part.Code], decisions.GetValueOrDefault(part.Code), view.Gate, named: team is not null)
                    .Show(results.Questions.First(result => result.Code == part.Code), chosen, cells, survey.Id)),
            ]);
    }

    /// <summary>Codes by which the survey's answers could be weighted.</summary>
    public async Task<IReadOnlyList<PopulationMargin>> MarginsAsync(Survey survey, CancellationToken cancellationToken) =>
        await MarginsAsync(survey, await db.PlacesOfAsync(survey, cancellationToken), cancellationToken);

    private Task<IReadOnlyList<PopulationMargin>> MarginsAsync(
        Survey survey, IReadOnlyList<AskedPlace> places, CancellationToken cancellationToken) => db.PopulationMarginsAsync(
            [.. places.Select(place => place.Code)],
            survey.Opens ?? time.Today(),
            survey.Definition.Questions.Any(question => question.Kind == QuestionKind.Neighbourhood),
            cancellationToken);

    /// <summary>Answers are chosen from, and mean the same for everybody.</summary>
    private static bool IsPooled(QuestionKind kind) => kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Scale;

    private async Task<Dictionary<string, Decision>> DecisionsAsync(Survey survey, CancellationToken cancellationToken)
    {
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.SurveyId == survey.Id).ToListAsync(cancellationToken);
        return decisions.Where(decision => decision.AskAgainBecause is null && decision.InForce(reused))
            .ToDictionary(decision => decision.QuestionCode, StringComparer.Ordinal);
    }

    /// <summary>Evidence of the exercises that were started to fill the survey's gaps: it is part of the same asking, with no decision of its own.</summary>
    private async Task<IReadOnlyList<Guid>> FillingGapsAsync(Survey survey, CancellationToken cancellationToken)
    {
        var exercises = await db.Surveys.Where(each => each.FillsGapsOf == survey.Id).Select(each => each.Id).ToListAsync(cancellationToken);
        return exercises.Count == 0 ? [] : await db.EvidenceNow()
            .Where(evidence => evidence.SurveyId != null && exercises.Contains(evidence.SurveyId.Value))
            .OrderBy(evidence => evidence.Id).Select(evidence => evidence.Id).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The survey's own answers first: where people were asked although evidence is reused, theirs are newer. Where an exercise that
    /// fills its gaps has more of them, that one's.
    /// </summary>
    private List<AnswerSource> SourcesOf(
        ResultsView view, Question part, IReadOnlyList<AskedPlace> places, Decision? decision, IReadOnlyList<Guid> filling)
    {
        var own = view.Counts.ByArea().ToDictionary(
            area => area.Key, area => area.Value.Questions.GetValueOrDefault(part.Code)?.Answered ?? 0, StringComparer.Ordinal);
        var more = filling.Select(id => index.Find(id, part.Code)).OfType<BankedQuestion>()
            .SelectMany(banked => banked.Answers, (banked, area) => (Banked: banked, Place: area.Key, area.Value.Answered))
            .Where(each => each.Answered > own.GetValueOrDefault(each.Place))
            .GroupBy(each => each.Place, (_, each) => each.MaxBy(most => most.Answered))
            .ToList();
        var filled = more.Select(each => each.Place).ToHashSet(StringComparer.Ordinal);
        var fresh = AnswerSource.Fresh(view, part, [.. places.Where(place => !filled.Contains(place.Code))]);
        var asked = fresh.Places.Select(place => place.Place.Code).Concat(filled).ToHashSet(StringComparer.Ordinal);
        return
        [
            fresh,
            .. from exercise in more.GroupBy(each => each.Banked)
               let codes = exercise.Select(each => each.Place).ToList()
               let decided = new DecidedEvidence(
                   exercise.Key.Evidence.Id, part.Code, codes, ScaleMapping.Between(exercise.Key.Question, part).Pairs)
               select AnswerSource.Reused(exercise.Key, decided, part, [.. places.Where(place => codes.Contains(place.Code))]),
            .. from decided in decision?.Evidence ?? []
               let banked = index.Find(decided.EvidenceId, decided.QuestionCode)
               where banked is not null
               select AnswerSource.Reused(
                   banked, decided, part, [.. places.Where(place => decided.AreaCodes.Contains(place.Code) && !asked.Contains(place.Code))]),
        ];
    }

    /// <summary>
    /// The responses behind the figures, by survey, as far as they are kept and theirs to see. Other surveys' are read only
    /// where they are needed.
    /// </summary>
    private async Task<Dictionary<Guid, KeptAnswers>> KeptAsync(
        Survey survey, IEnumerable<AnswerSource> sources, PictureChoice choice, ClaimsPrincipal team, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<Guid, KeptAnswers>();
        var ids = choice.Margins.All(margin => margin == PopulationMargin.Place)
            ? []
            : sources.Select(source => source.Banked?.Evidence.SurveyId).OfType<Guid>().Distinct().ToList();
        var others = await db.Surveys.AsNoTracking().Where(other => ids.Contains(other.Id)).ToListAsync(cancellationToken);
        foreach (var each in others.Where(other => team.IsOfTeam(other)).Append(survey))
        {
            if (await KeptAnswers.ReadAsync(db, each, snapshots, cancellationToken) is { } answers)
            {
                kept[each.Id] = answers;
            }
        }

        return kept;
    }

    /// <summary>How like the population the survey's own respondents are, one margin at a time, whatever was chosen.</summary>
    private static IEnumerable<PictureMargin> Representativeness(
        Survey survey,
        SurveyResults results,
        IReadOnlyList<PopulationMargin> offered,
        KeptAnswers? kept,
        IReadOnlyList<AskedPlace> places,
        Disclosure gate)
    {
        if (places.Count > 1)
        {
            var residents = places.Where(place => results.Areas.Any(area => area.Name == place.Name))
                .ToDictionary(place => place.Name, place => place.Residents, StringComparer.Ordinal);
            yield return MarginOf(
                PopulationMargin.Place,
                "Place",
                note: null,
                results.Respondents,
                [.. results.Areas.Select(area => (area.Name, area.Respondents, (double)residents[area.Name]))]);
        }

        var asked = survey.Places.Select(place => place.AreaCode).ToList();
        foreach (var margin in offered)
        {
            var groups = kept is null ? null : margin.Answers.GroupsOf(kept);
            var counts = groups is null ? new int[margin.Groups.Count] : CodedColumns.Count([groups], [margin.Groups.Count])[1..];
            var table = gate.Table(counts);
            yield return MarginOf(
                margin.Code,
                margin.Name,
                margin.Note,
                table.Total,
                [
                    .. margin.Groups.Select((name, group) => (
                        name, table.Rows[group], asked.Sum(place => (double)(margin.Residents.GetValueOrDefault(place)?[group] ?? 0)))),
                ]);
        }
    }

    /// <summary>Worked out from what is shown and nothing else.</summary>
    private static PictureMargin MarginOf(
        string code, string name, string? note, DisclosedCount people, IReadOnlyList<(string Name, DisclosedCount People, double Residents)> groups)
    {
        var residents = groups.Sum(group => group.Residents);
        var whole = groups.All(group => group.People.About is not null) && groups.Any(group => group.People.About > 0) && residents > 0;
        return new PictureMargin(
            code,
            name,
            note,
            people,
            [
                .. groups.Select(group => new PictureGroup(
                    group.Name,
                    group.People,
                    Disclosure.Percent(group.People, people),
                    residents > 0 ? Math.Round((decimal)(100 * group.Residents / residents), 1, MidpointRounding.AwayFromZero) : 0)),
            ],
            whole
                ? Math.Round(
                    (decimal)Weighting.Representativeness.RIndicator(
                        new Margin(name, [.. groups.Select(group => new PopulationGroup(group.Name, group.Residents))]),
                        [.. groups.Select(group => group.People.About!.Value)]),
                    3)
                : null);
    }
}
