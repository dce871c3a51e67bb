using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>One question of the picture: its sources put together.</summary>
internal sealed class PooledPicture
{
    private readonly Question part;
    private readonly IReadOnlyList<AskedPlace> places;
    private readonly IReadOnlyList<AnswerSource> sources;
    private readonly Decision? decision;
    private readonly Disclosure gate;
    private readonly bool named;
    private readonly IReadOnlyList<AnswerOption> options;
    private readonly IReadOnlyList<bool> shows;

    /// <summary>Of what was answered to a question.</summary>
    /// <param name="part">The question.</param>
    /// <param name="places">All places of the survey.</param>
    /// <param name="sources">The survey's own answers, then evidence.</param>
    /// <param name="decision">Why that evidence; null where none is reused.</param>
    /// <param name="gate">What every figure passes.</param>
    /// <param name="named">Who decided is named.</param>
    public PooledPicture(
        Question part, IReadOnlyList<AskedPlace> places, IReadOnlyList<AnswerSource> sources, Decision? decision, Disclosure gate, bool named)
    {
        (this.part, this.places, this.sources, this.decision, this.gate, this.named) = (part, places, sources, decision, gate, named);
        options = AnswerCodes.Options(part);
        shows = [.. options.Select((_, option) => sources.Where(source => source.Places.Count > 0).All(source => source.Shows[option]))];
    }

    /// <summary>The question as it is shown.</summary>
    /// <param name="result">The survey's own results of it.</param>
    /// <param name="chosen">What to weight by.</param>
    /// <param name="cells">Surveys’ people by place and group, by survey.</param>
    /// <param name="surveyId">The survey.</param>
    public PictureQuestion Show(
        QuestionResult result, ChosenMargins chosen, IReadOnlyDictionary<Guid, PeopleInCells> cells, Guid surveyId)
    {
        var strata = Strata();
        var released = Counted().ToList();
        var exclusive = options.Select(option => part.Kind != QuestionKind.MultipleChoice || option.Exclusive).ToList();
        var onlyPlaces = new ChosenMargins(ByPlace: true, [], Cap: null, new HashSet<string>(), gate);
        var (byPlace, byPlaceShares) = onlyPlaces.Weigh(released, strata, places, shows, exclusive);
        var (outcome, shares) = chosen is { ByPlace: true, Margins.Count: 0 } && (chosen.Cap is null || byPlace.Weighting is null || byPlace.Weighting.Highest <= chosen.Cap)
            ? (null, [.. options.Select(_ => (PictureShare?)null)])
            : chosen.Weigh(chosen.Margins.Count == 0 ? released : [.. Known(cells, chosen.Margins.Count, surveyId)], strata, places, shows, exclusive);
        var shownPlaces = Places(strata);
        return new PictureQuestion(
            part.Code,
            result.Text,
            part.Kind,
            result.Row,
            gate.Count(released.Sum(cell => cell.Answered)),
            [
                .. options.Select((option, index) => new PictureOption(
                    option.Code, option.Text, Unweighted(result, released, index), byPlaceShares[index], shares[index])),
            ],
            shownPlaces,
            byPlace.Weighting,
            outcome,
            [.. options.Select((option, index) => SplitOf(option.Text, index, shownPlaces)).OfType<PooledSplit>()]);
    }

    /// <summary>Positions of the places that take part, from 1; those of a source that count as one together.</summary>
    private List<IReadOnlyList<int>> Strata() =>
    [
        .. sources.SelectMany(source => source.Places.Where(place => !place.Merged).Select(place => (IReadOnlyList<int>)[PositionOf(place.Place)])),
        .. sources.Select(source => (IReadOnlyList<int>)[.. source.Places.Where(place => place.Merged).Select(place => PositionOf(place.Place))])
            .Where(merged => merged.Count > 0),
    ];

    /// <summary>What was released or answered, by place, exactly.</summary>
    private IEnumerable<AnsweredCell> Counted() => sources.SelectMany(source => source.Places)
        .Select(place => new AnsweredCell([(ushort)PositionOf(place.Place)], place.Answered, place.Chosen));

    /// <summary>Everybody by place and group; people of whom only the place is known have no group.</summary>
    private IEnumerable<AnsweredCell> Known(IReadOnlyDictionary<Guid, PeopleInCells> cells, int margins, Guid surveyId)
    {
        foreach (var source in sources)
        {
            var id = source.Banked is null ? surveyId : source.Banked.Evidence.SurveyId;
            if (id is { } answered && cells.TryGetValue(answered, out var people))
            {
                foreach (var cell in people.Count(source.Part, source.Counts, options.Count, source.Places.Select(place => PositionOf(place.Place)).ToHashSet()))
                {
                    yield return cell;
                }
            }
            else
            {
                foreach (var place in source.Places)
                {
                    yield return new AnsweredCell([(ushort)PositionOf(place.Place), .. new ushort[margins]], place.Answered, place.Chosen);
                }
            }
        }
    }

    /// <summary>Of a survey that stands alone the share as its results show it; else of exact counts, all of which are shown.</summary>
    private int? Unweighted(QuestionResult result, IReadOnlyList<AnsweredCell> released, int option)
    {
        var people = released.Sum(cell => cell.Answered);
        return sources.All(source => source.Banked is null || source.Places.Count == 0) ? result.Options[option].Percent
            : !shows[option] || people == 0 ? null
            : (int)Math.Round(100.0 * released.Sum(cell => cell.Chosen[option]) / people, MidpointRounding.AwayFromZero);
    }

    private IReadOnlyList<PicturePlace> Places(List<IReadOnlyList<int>> strata)
    {
        var residents = strata.SelectMany(stratum => stratum).Sum(place => (double)places[place - 1].Residents);
        return
        [
            .. places.Select((place, index) =>
            {
                var source = sources.FirstOrDefault(each => each.Places.Any(answered => answered.Place.Code == place.Code));
                if (source is null)
                {
                    var few = sources.Any(each => each.TooFew.Any(other => other.Code == place.Code));
                    var withdrawn = !few && decision?.AreaCodes.Contains(place.Code) == true;
                    return new PicturePlace(
                        place.Name, few ? PlaceAnswers.TooFew : withdrawn ? PlaceAnswers.Withdrawn : PlaceAnswers.None, few ? default : new DisclosedCount(0), null, [], [], null);
                }

                var answered = source.Places.First(each => each.Place.Code == place.Code);
                var with = strata.First(stratum => stratum.Contains(index + 1)).Where(other => other != index + 1);
                return new PicturePlace(
                    place.Name,
                    source.Banked is null ? PlaceAnswers.Fresh : PlaceAnswers.Reused,
                    answered.People,
                    residents > 0 ? (int)Math.Round(100 * place.Residents / residents, MidpointRounding.AwayFromZero) : null,
                    answered.Percents,
                    [.. with.Select(other => places[other - 1].Name)],
                    source.Banked is { } banked ? EvidenceOf(banked, source.Decided!) : null);
            }),
        ];
    }

    private PictureEvidence EvidenceOf(BankedQuestion banked, DecidedEvidence used)
    {
        var released = banked.Evidence.Released;
        var asked = AnswerCodes.Options(banked.Question).ToDictionary(option => option.Code, option => option.Text, StringComparer.Ordinal);
        var here = options.ToDictionary(option => option.Code, option => option.Text, StringComparer.Ordinal);

        // Whoever fills the gaps decided so by starting that exercise.
        var decided = decision?.Evidence.Any(each => each.EvidenceId == released.Id) == true ? decision : null;
        return new PictureEvidence(
            released.Id,
            released.Title,
            released.Method,
            released.Source?.Publisher,
            banked.Question.Text,
            released.From,
            released.To,
            [.. used.Mapping.Select(pair => new OptionMapping(asked.GetValueOrDefault(pair.From, pair.From), here.GetValueOrDefault(pair.To, pair.To)))],
            named ? decided?.DecidedBy : null,
            decided?.DecidedOn ?? banked.Evidence.ReleasedOn);
    }

    /// <summary>How places differ in an answer, worked out from what is shown of them and nothing else; null where they do not.</summary>
    private static PooledSplit? SplitOf(string answer, int option, IReadOnlyList<PicturePlace> places)
    {
        var shown = places.Where(place => place.People.About > 0 && place.Percents[option] is not null)
            .Select(place => (place.AreaName, People: (double)place.People.About!, Percent: place.Percents[option]!.Value))
            .OrderBy(place => place.Percent).ToList();
        return Heterogeneity.Of(shown.Select(place => (place.People, place.People * place.Percent / 100))) is { HidesASplit: true }
            ? new PooledSplit(answer, shown[0].AreaName, shown[0].Percent, shown[^1].AreaName, shown[^1].Percent)
            : null;
    }

    private int PositionOf(AskedPlace place) => places.Index().First(each => each.Item.Code == place.Code).Index + 1;
}
