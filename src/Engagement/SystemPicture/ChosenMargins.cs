using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Weighting;
using PopulationGroup = IcpEngage.Engagement.Weighting.PopulationGroup;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>A choice of margins, and one question's answers weighted by it.</summary>
/// <param name="ByPlace">Places are one of the margins.</param>
/// <param name="Margins">The others.</param>
/// <param name="Cap">Limit of weights, times the mean; null for none.</param>
/// <param name="Together">Codes of margins whose groups with too few people are put together with the next.</param>
/// <param name="Gate">What every figure passes.</param>
internal sealed record ChosenMargins(
    bool ByPlace, IReadOnlyList<PopulationMargin> Margins, int? Cap, IReadOnlySet<string> Together, Disclosure Gate)
{
    private const string PlaceName = "Place";

    /// <summary>What came of it.</summary>
    /// <param name="cells">Everybody who answered, by place and by group of each margin in order; 0 where it is not known.</param>
    /// <param name="strata">The places that take part, those that count as one together; positions from 1.</param>
    /// <param name="places">What the positions stand for.</param>
    /// <param name="shows">By option, whether it may be shown.</param>
    /// <param name="exclusive">By option, whether nobody who chose it can have chosen another.</param>
    public (PictureOutcome Outcome, IReadOnlyList<PictureShare?> Shares) Weigh(
        IReadOnlyList<AnsweredCell> cells,
        IReadOnlyList<IReadOnlyList<int>> strata,
        IReadOnlyList<AskedPlace> places,
        IReadOnlyList<bool> shows,
        IReadOnlyList<bool> exclusive)
    {
        var known = cells.Where(cell => cell.IsKnown && HasFigures(places[cell.Groups[0] - 1])).ToList();
        var taking = known.Select(cell => (int)cell.Groups[0]).ToHashSet();
        var leftOut = Gate.Count(cells.Where(cell => taking.Contains(cell.Groups[0])).Except(known).Sum(cell => cell.Answered));
        IReadOnlyList<string> placesLeftOut =
            [.. cells.Select(cell => (int)cell.Groups[0]).Distinct().Except(taking).Order().Select(place => places[place - 1].Name)];
        var people = known.Sum(cell => cell.Answered);
        if (people == 0 || Gate.Rule.Hides(people))
        {
            return No(new PictureAdvice(PictureProblem.NotKnown, null, null, null, false));
        }

        if (leftOut.About is null || DiffersByFew(cells, known))
        {
            return No(new PictureAdvice(PictureProblem.FewLeftOut, null, null, null, false));
        }

        var groupings = Margins.Select((margin, index) => Grouping.Of(margin, index + 1, known, [.. taking.Select(place => places[place - 1].Code)])).ToList();
        if (ByPlace)
        {
            groupings.Insert(0, OfPlaces(known, taking, strata, places));
        }

        foreach (var grouping in groupings.Where(grouping => Together.Contains(grouping.Code)))
        {
            grouping.PutTogether(Gate.Rule);
        }

        IReadOnlyList<string> together = [.. groupings.Where(grouping => grouping.Code != PopulationMargin.Place).SelectMany(grouping => grouping.Together)];
        if (groupings.Select(grouping => grouping.Problem(Gate.Rule)).FirstOrDefault(problem => problem is not null) is { } advice)
        {
            return No(advice);
        }

        try
        {
            var weighted = WeightedAnswers.Of(
                [.. groupings.Select(grouping => grouping.Margin)],
                Regrouped(known, groupings),
                Cap,
                [
                    .. Shown(known, people, shows, exclusive)
                        .Select((shown, option) => shown && !Gate.Rule.Hides(cells.Sum(cell => cell.Chosen[option]) - known.Sum(cell => cell.Chosen[option]))),
                ],
                exclusive.Contains(false),
                Gate);
            return (new PictureOutcome(weighted.Weighting, leftOut, placesLeftOut, together, Advice: null), weighted.Shares);
        }
        catch (RakingException problem)
        {
            return No(new PictureAdvice(
                problem.Problem switch
                {
                    RakingProblem.NobodyAnswered => PictureProblem.NobodyAnswered,
                    RakingProblem.NobodyLivesThere => PictureProblem.NobodyLivesThere,
                    RakingProblem.DoesNotConverge => PictureProblem.DoesNotConverge,
                },
                groupings.Find(grouping => grouping.Margin.Name == problem.Margin)?.Code,
                problem.Margin,
                problem.Group,
                CanPutTogether: false));
        }

        (PictureOutcome, IReadOnlyList<PictureShare?>) No(PictureAdvice why) =>
            (new PictureOutcome(null, leftOut, placesLeftOut, [], why), [.. shows.Select(_ => (PictureShare?)null)]);
    }

    /// <summary>
    /// Leaving out people who did not say one thing leaves out others than those who did not say two. Who compares choices sees
    /// the difference, so it must not be a few people: neither from everybody nor from what a part of these margins shows.
    /// </summary>
    private bool DiffersByFew(IReadOnlyList<AnsweredCell> cells, IReadOnlyList<AnsweredCell> known)
    {
        var whole = (1 << Margins.Count) - 1;
        var people = new int[whole + 1];
        foreach (var cell in cells)
        {
            var said = Enumerable.Range(0, Margins.Count).Sum(margin => cell.Groups[margin + 1] > 0 ? 1 << margin : 0);
            for (var choice = 0; choice < whole; choice++)
            {
                people[choice] += (said & choice) == choice ? cell.Answered : 0;
            }
        }

        people[whole] = known.Sum(cell => cell.Answered);
        var differs = new bool[whole + 1];
        for (var choice = 1; choice <= whole; choice++)
        {
            // From the few margins to the many: what is not shown itself cannot be compared with.
            for (var part = 0; part < choice; part++)
            {
                differs[choice] |= (part & choice) == part && !differs[part] && Gate.Rule.Hides(people[part] - people[choice]);
            }
        }

        return differs[whole];
    }

    private bool HasFigures(AskedPlace place) => (!ByPlace || place.Residents > 0) && Margins.All(margin => margin.Residents.ContainsKey(place.Code));

    /// <summary>Places as a margin. Those where too few are left count as one, with those that go with them.</summary>
    private Grouping OfPlaces(
        IReadOnlyList<AnsweredCell> known, HashSet<int> taking, IReadOnlyList<IReadOnlyList<int>> strata, IReadOnlyList<AskedPlace> places)
    {
        var here = strata.Select(stratum => stratum.Where(taking.Contains).ToList()).Where(stratum => stratum.Count > 0).ToList();
        var people = here.Select(stratum => known.Where(cell => stratum.Contains(cell.Groups[0])).Sum(cell => cell.Answered)).ToList();
        var few = Gate.HiddenRows(people.Sum(), [.. people.Select(count => new TableRow(count))]);
        var groups = here.Where((_, stratum) => !few.Contains(stratum)).ToList();
        if (few.Count > 0)
        {
            groups.Add([.. here.Where((_, stratum) => few.Contains(stratum)).SelectMany(stratum => stratum)]);
        }

        return new Grouping(
            PopulationMargin.Place,
            PlaceName,
            ordered: false,
            column: 0,
            [
                .. groups.Select(group => new Grouping.Group(
                    [.. group.Select(place => (ushort)place)],
                    string.Join(" and ", group.Select(place => places[place - 1].Name)),
                    group.Sum(place => (double)places[place - 1].Residents),
                    known.Where(cell => group.Contains(cell.Groups[0])).Sum(cell => cell.Answered))),
            ]);
    }

    private bool[] Shown(IReadOnlyList<AnsweredCell> known, int people, IReadOnlyList<bool> shows, IReadOnlyList<bool> exclusive)
    {
        var hidden = Gate.HiddenRows(
            people, [.. exclusive.Select((alone, option) => new TableRow(known.Sum(cell => cell.Chosen[option]), alone))]);
        return [.. shows.Select((shown, option) => shown && !hidden.Contains(option))];
    }

    private static List<AnsweredCell> Regrouped(IReadOnlyList<AnsweredCell> known, IReadOnlyList<Grouping> groupings)
    {
        var cells = new Dictionary<string, AnsweredCell>(StringComparer.Ordinal);
        foreach (var cell in known)
        {
            var groups = groupings.Select(grouping => grouping.GroupOf(cell)).ToArray();
            var key = string.Join(',', groups);
            cells[key] = cells.TryGetValue(key, out var sum)
                ? new AnsweredCell(groups, sum.Answered + cell.Answered, [.. sum.Chosen.Zip(cell.Chosen, (one, other) => one + other)])
                : new AnsweredCell(groups, cell.Answered, cell.Chosen);
        }

        return [.. cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value)];
    }
}

/// <summary>A margin's groups as they are weighted, of which some may count as one.</summary>
/// <param name="code">The margin's code.</param>
/// <param name="name">Its name.</param>
/// <param name="ordered">Groups follow each other.</param>
/// <param name="column">Where cells have their group.</param>
/// <param name="groups">The groups to begin with.</param>
internal sealed class Grouping(string code, string name, bool ordered, int column, IReadOnlyList<Grouping.Group> groups)
{
    private readonly List<Group> groups = [.. groups];

    /// <summary>The margin's code.</summary>
    public string Code => code;

    /// <summary>What to weight to.</summary>
    public Margin Margin => new(name, [.. groups.Select(group => new PopulationGroup(group.Name, group.Residents))]);

    /// <summary>Groups that were put together, in words.</summary>
    public IEnumerable<string> Together => groups.Where(group => group.Values.Count > 1).Select(group => $"{name}: {group.Name}");

    /// <summary>A margin's groups in these places.</summary>
    public static Grouping Of(PopulationMargin margin, int column, IReadOnlyList<AnsweredCell> known, IReadOnlyCollection<string> placeCodes) => new(
        margin.Code,
        margin.Name,
        margin.Ordered,
        column,
        [
            .. margin.Groups.Select((group, index) => new Group(
                [(ushort)(index + 1)],
                group,
                placeCodes.Sum(place => (double)margin.Residents[place][index]),
                known.Where(cell => cell.Groups[column] == index + 1).Sum(cell => cell.Answered))),
        ]);

    /// <summary>The cell's group, from 1.</summary>
    public ushort GroupOf(AnsweredCell cell) => (ushort)(groups.FindIndex(group => group.Values.Contains(cell.Groups[column])) + 1);

    /// <summary>
    /// Puts each group that cannot be weighted for itself together with the next: of ordered groups the smaller of its
    /// neighbours, else the smallest of the others. The fewest people first, and no more than is needed; two groups always stay.
    /// </summary>
    public void PutTogether(DisclosureRule rule)
    {
        while (groups.Count > 2 && groups.Where(group => !Stands(group, rule)).OrderBy(group => group.People).FirstOrDefault() is { } small)
        {
            var index = groups.IndexOf(small);
            var other = groups.Where((_, at) => at != index && (!ordered || Math.Abs(at - index) == 1)).OrderBy(group => group.People).First();
            var (first, second) = groups.IndexOf(other) < index ? (other, small) : (small, other);
            var at = groups.IndexOf(first);
            groups.Remove(second);
            groups[at] = new Group(
                [.. first.Values, .. second.Values], $"{first.Name} and {second.Name}", first.Residents + second.Residents, first.People + second.People);
        }
    }

    /// <summary>Why it cannot be weighted to; null where it can.</summary>
    public PictureAdvice? Problem(DisclosureRule rule) => groups.Find(group => !Stands(group, rule)) is not { } bad ? null : new PictureAdvice(
        bad.People == 0 ? PictureProblem.NobodyAnswered : bad.Residents == 0 ? PictureProblem.NobodyLivesThere : PictureProblem.TooFewAnswered,
        code,
        name,
        bad.Name,
        CanPutTogether: groups.Count > 2 && code != PopulationMargin.Place);

    /// <summary>Neither does it lack people, nor are they so few that they would speak for many.</summary>
    private static bool Stands(Group group, DisclosureRule rule) =>
        !rule.Hides(group.People) && group.People > 0 == group.Residents > 0;

    /// <summary>One group, or several that count as one.</summary>
    /// <param name="Values">The codes of cells that are in it.</param>
    /// <param name="Name">What people read.</param>
    /// <param name="Residents">How many live there.</param>
    /// <param name="People">How many of them answered.</param>
    internal sealed record Group(IReadOnlyList<ushort> Values, string Name, double Residents, int People);
}
