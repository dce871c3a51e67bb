using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>One place's answers to a question.</summary>
/// <param name="Place">The place.</param>
/// <param name="Answered">People whose answers count. Exact; never leaves the service.</param>
/// <param name="Chosen">By option. Exact.</param>
/// <param name="People">The same as it is shown.</param>
/// <param name="Percents">Its share by option as it is shown.</param>
/// <param name="Merged">So few answered there that it counts as one with the source's other such places.</param>
internal sealed record PlaceAnswered(
    AskedPlace Place, int Answered, int[] Chosen, DisclosedCount People, IReadOnlyList<int?> Percents, bool Merged);

/// <summary>Where some places' answers to a question come from: the survey itself, or evidence that it reuses.</summary>
internal sealed class AnswerSource
{
    /// <summary>Answers that are left out; and such whose number is hidden, whose people stay among those who answered.</summary>
    public const int LeftOut = -1, NoOption = -2;

    private AnswerSource(Question part, IReadOnlyList<int> counts, BankedQuestion? banked, DecidedEvidence? decided)
    {
        (Part, Counts, Banked, Decided) = (part, counts, banked, decided);
    }

    /// <summary>The question as it was asked there.</summary>
    public Question Part { get; }

    /// <summary>By its options in order, which option of the picture's question it counts as; <see cref="LeftOut"/> or <see cref="NoOption"/> for none.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>The evidence; null for the survey itself.</summary>
    public BankedQuestion? Banked { get; }

    /// <summary>How that evidence is used; null for the survey itself.</summary>
    public DecidedEvidence? Decided { get; }

    /// <summary>The places that take part.</summary>
    public required IReadOnlyList<PlaceAnswered> Places { get; init; }

    /// <summary>Places where so few answered that they are in no figure.</summary>
    public required IReadOnlyList<AskedPlace> TooFew { get; init; }

    /// <summary>By option of the picture's question: no hidden count flows into it.</summary>
    public required IReadOnlyList<bool> Shows { get; init; }

    /// <summary>What people answered to the survey itself, in the places where they did.</summary>
    public static AnswerSource Fresh(ResultsView view, Question part, IReadOnlyList<AskedPlace> places)
    {
        var shown = view.Figures.Question(part, []);
        var groups = view.Places.Values.Zip(view.Figures.Groups(part, view.Values(Dimension.Place)!, []))
            .ToDictionary(place => place.First.Code, place => place.Second, StringComparer.Ordinal);
        var answered = Answered(view.Counts.ByArea(), part.Code);
        var merged = Merged(answered, view.Gate);
        var taking = places.Where(place => answered.ContainsKey(place.Code)).ToList();
        return new AnswerSource(part, [.. shown.Options.Select((_, option) => option)], banked: null, decided: null)
        {
            Places = merged is null ? [] :
            [
                .. taking.Select(place => new PlaceAnswered(
                    place,
                    answered[place.Code].Answered,
                    [.. answered[place.Code].Chosen],
                    groups[place.Code].Answered,
                    [.. groups[place.Code].Options.Select(option => option.Percent)],
                    merged.Contains(place.Code))),
            ],
            TooFew = merged is null ? taking : [],
            Shows = [.. shown.Options.Select(option => option.Count.About is not null)],
        };
    }

    /// <summary>What evidence says for some places, seen through the mapping that was decided on.</summary>
    public static AnswerSource Reused(BankedQuestion banked, DecidedEvidence decided, Question draft, IReadOnlyList<AskedPlace> places)
    {
        var gate = new Disclosure(DisclosureRule.On(banked.Evidence.ReleasedOn));
        var codes = AnswerCodes.Of(draft);
        var to = decided.Mapping.ToDictionary(pair => pair.From, pair => codes.Index().First(code => code.Item == pair.To).Index, StringComparer.Ordinal);
        var evidence = places.Where(place => banked.Answers.ContainsKey(place.Code))
            .Select(place => new PlaceEvidence(place, banked, decided.Mapping)).ToList();
        var used = evidence.Select(each => each.Place.Code).ToHashSet(StringComparer.Ordinal);
        var merged = Merged(banked.Answers, gate);
        var taking = evidence.Where(each => each.Base > 0 && !gate.Rule.Hides(each.Base) && merged is not null
            && (used.Count == banked.Answers.Count || !merged.Contains(each.Place.Code))).ToList();
        var counts = banked.Released.Options
            .Select(option => to.GetValueOrDefault(option.Code, option.Count.About is null ? NoOption : LeftOut)).ToList();
        return new AnswerSource(banked.Question, counts, banked, decided)
        {
            Places =
            [
                .. taking.Select(each => new PlaceAnswered(
                    each.Place,
                    each.Base,
                    [.. codes.Select(each.Count)],
                    each.SampleSize,
                    [.. codes.Select(each.Percent)],
                    merged!.Contains(each.Place.Code))),
            ],
            TooFew = [.. evidence.Except(taking).Where(each => each.Base > 0).Select(each => each.Place)],
            Shows = taking.Count == banked.Answers.Count
                ? [.. codes.Select(code => taking.TrueForAll(each => each.Shows(code)))]
                : ShownOfSome(banked, gate, taking, counts, codes.Count),
        };
    }

    /// <summary>
    /// Of evidence of several places of which only some take part: their counts are shown place by place, and an option is where
    /// all of these are.
    /// </summary>
    private static bool[] ShownOfSome(
        BankedQuestion banked, Disclosure gate, IReadOnlyList<PlaceEvidence> taking, IReadOnlyList<int> counts, int options)
    {
        var shows = Enumerable.Repeat(true, options).ToArray();
        var dimension = Dimension.Places(banked.Answers.Keys.Order(StringComparer.Ordinal).Select(code => (code, code, code)));
        var groups = new Figures(new ReleasedCounts(banked.Evidence.Tallies), gate)
            .Groups(banked.Question, [.. dimension.Values.Select((_, place) => new Held(dimension, place))], []);
        foreach (var group in groups.Where(group => taking.Any(each => each.Place.Code == group.Value)))
        {
            foreach (var (option, count) in group.Options.Zip(counts))
            {
                if (count >= 0 && option.Count.About is null)
                {
                    shows[count] = false;
                }
            }
        }

        return shows;
    }

    private static Dictionary<string, QuestionTally> Answered(IReadOnlyDictionary<string, AreaTally> areas, string partCode) => areas
        .Select(area => (area.Key, Tally: area.Value.Questions.GetValueOrDefault(partCode)))
        .Where(area => area.Tally is { Answered: > 0 })
        .ToDictionary(area => area.Key, area => area.Tally!, StringComparer.Ordinal);

    /// <summary>
    /// Places of which it is not shown how many answered: too few, and those that go with them. Together they are enough. Null
    /// where even all of the source are too few.
    /// </summary>
    private static HashSet<string>? Merged(IReadOnlyDictionary<string, QuestionTally> answered, Disclosure gate)
    {
        var order = answered.Keys.Order(StringComparer.Ordinal).ToList();
        var total = order.Sum(code => answered[code].Answered);
        return gate.Rule.Hides(total) ? null
            : [.. gate.HiddenRows(total, [.. order.Select(code => new TableRow(answered[code].Answered))]).Select(index => order[index])];
    }
}
