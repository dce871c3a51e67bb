using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// One survey's results to look at: its counts, by what they can be told apart, and the rule for showing them.
/// </summary>
internal sealed class ResultsView
{
    /// <summary>Filters at once. Each divides people further, so that more of them show less.</summary>
    public const int MostFilters = 3;

    private readonly IReadOnlyList<AskedPlace> places;
    private readonly string ownerName;
    private readonly IReadOnlyList<Question> parts;
    private readonly IReadOnlyList<Question> equality;
    private readonly IReadOnlyDictionary<string, ResultsRow> rows;

    private ResultsView(
        Survey survey, SurveyDefinition definition, IReadOnlyList<AskedPlace> places, string ownerName, IAnswerCounts counts, DateOnly rulesOf, Published? published)
    {
        (Survey, this.places, this.ownerName, Counts) = (survey, places, ownerName, counts);
        parts = [.. definition.Parts()];
        equality = [.. EqualityColumns.Of(survey).Select(column => column.Part)];
        rows = definition.RowsByPart();
        Gate = new Disclosure(DisclosureRule.On(rulesOf));
        Figures = new Figures(counts, Gate, published);
        Places = Dimension.Places(places.Select(place => (place.Code, place.Slug, place.Name)));
    }

    public Survey Survey { get; }

    public IAnswerCounts Counts { get; }

    public Disclosure Gate { get; }

    public Figures Figures { get; }

    /// <summary>The places asked.</summary>
    public Dimension Places { get; }

    /// <summary>Of the responses as they are now.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="survey">Whose.</param>
    /// <param name="by">
    /// Dimensions and filters that are looked at. What people said about themselves is read where one of them needs it, and kept
    /// in memory no longer than that.
    /// </param>
    /// <param name="snapshots">Where they are kept coded.</param>
    /// <param name="time">Says which rule for showing them is today's.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<ResultsView> LiveAsync(
        EngagementDb db, Survey survey, IEnumerable<string> by, ResponseSnapshots snapshots, TimeProvider time, CancellationToken cancellationToken)
    {
        var definition = await db.AskedAsync(survey, cancellationToken);
        var responses = await snapshots.GetAsync(db, survey, definition, cancellationToken);
        if (by.Any(EqualityColumn.IsMeant))
        {
            responses = responses.Beside(EqualityColumns.Of(survey), await db.EqualityByResponseAsync(survey.Id, cancellationToken));
        }

        return await MakeAsync(db, survey, definition, responses, time.Today(), cancellationToken);
    }

    /// <summary>Of what was counted for the latest release; null for a survey that is not released, or whose evidence was withdrawn.</summary>
    public static async Task<ResultsView?> ReleasedAsync(EngagementDb db, Survey survey, CancellationToken cancellationToken) =>
        survey.State == SurveyState.Released
        && await db.EvidenceNow().AsNoTracking().FirstOrDefaultAsync(record => record.SurveyId == survey.Id, cancellationToken) is { } evidence
            ? await MakeAsync(
                db, survey, evidence.Definition, new ReleasedCounts(evidence.Tallies), evidence.ReleasedOn, cancellationToken,
                await db.PublishedAsync(evidence, cancellationToken))
            : null;

    /// <summary>A part that is counted; null where there is none by that code.</summary>
    public Question? Part(string code) => parts.FirstOrDefault(part => part.Code == code);

    /// <summary>By what results can be filtered and broken down.</summary>
    public IReadOnlyList<ResultsDimension> Dimensions() =>
    [
        .. Places.Values.Count > 1 ? [InWords(Places)] : Array.Empty<ResultsDimension>(),
        .. parts.Where(part => AnswerCodes.Options(part).Count > 0).Select(InWords),
        .. equality.Select(InWords).Select(dimension => dimension with { Equality = true }),
    ];

    /// <summary>The values of a dimension, each to be held; null where there is no such dimension.</summary>
    public IReadOnlyList<Held>? Values(string code)
    {
        if (code == Dimension.Place)
        {
            return [.. Places.Values.Select((_, place) => new Held(Places, place))];
        }

        return Dividing(code) switch
        {
            { Kind: QuestionKind.MultipleChoice } several =>
                [.. several.Options.Select((_, option) => new Held(Dimension.OptionOf(several, option), 0))],
            { } part when Dimension.IsClosed(part) && Dimension.Of(part) is var dimension =>
                [.. dimension.Values.Select((_, value) => new Held(dimension, value))],
            _ => null,
        };
    }

    /// <summary>
    /// Reads filters as they stand in an address: a dimension’s code and a value’s, parted by a colon.
    /// </summary>
    /// <returns>What is held, or a sentence that says what is wrong.</returns>
    public (IReadOnlyList<Held> Held, string? Problem) Read(IReadOnlyList<string>? filters)
    {
        var held = new List<Held>();
        foreach (var filter in filters ?? [])
        {
            var (code, value) = filter.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
                ? (filter[..colon], filter[(colon + 1)..])
                : (filter, "");
            if (Values(code)?.FirstOrDefault(each => each.Dimension.Values[each.Value].Address == value) is not { } one)
            {
                return ([], $"There is no answer to filter by that is called “{filter}”.");
            }

            if (held.Exists(each => each.Dimension.Code == one.Dimension.Code))
            {
                return ([], "Filter by one answer of a question at a time. Remove a filter, then add another.");
            }

            held.Add(one);
        }

        return held.Count > MostFilters
            ? ([], $"Use {MostFilters} filters at most. Remove a filter, then add another.")
            : (held, null);
    }

    /// <summary>People in the held values who are in some group of a dimension; null for the places, of which everybody has one.</summary>
    public DisclosedCount? Grouped(string code, IReadOnlyList<Held> held) =>
        Dividing(code) is { } part ? Figures.Answered(part, held) : null;

    /// <summary>Too many combinations to look at at once.</summary>
    public static bool IsTooMany(IEnumerable<Dimension> dimensions) =>
        dimensions.Aggregate(1L, (cells, dimension) => cells * dimension.Values.Count) > GuardedTables.MostCells;

    /// <summary>The survey's results, of the people in the held values.</summary>
    public SurveyResults Results(IReadOnlyList<Held> held, DateOnly today)
    {
        var questions = parts
            .Where(part => !held.Any(each => each.Dimension.QuestionCode == part.Code))
            .Where(part => held.Count == 0 || !IsTooMany([.. DimensionsOf(part), .. held.Select(each => each.Dimension)]))
            .Select(part => Question(part, held));
        return new SurveyResults(
            Survey.Slug,
            Survey.Title,
            Survey.StateOn(today),
            ownerName,
            Survey.Opens,
            Survey.Closes,
            Figures.People(held),
            Shares(held),
            [.. questions],
            Survey.Demonstration,
            Survey.AnswersDeletedOn);
    }

    /// <summary>What people in the held values said to a part.</summary>
    public QuestionResult Question(Question part, IReadOnlyList<Held> held) =>
        WithRanks(Figures.Question(part, held) with { Row = rows.GetValueOrDefault(part.Code) }, held);

    /// <summary>The dimensions that a part's figures are worked out from.</summary>
    public static IEnumerable<Dimension> DimensionsOf(Question part) => part.Kind == QuestionKind.MultipleChoice
        ? [Dimension.OptionOf(part, 0)]
        : Dimension.IsClosed(part) ? [Dimension.Of(part)] : [];

    private static async Task<ResultsView> MakeAsync(
        EngagementDb db, Survey survey, SurveyDefinition definition, IAnswerCounts counts, DateOnly rulesOf, CancellationToken cancellationToken, Published? published = null)
    {
        var asked = survey.Places.Select(place => place.AreaCode).ToHashSet(StringComparer.Ordinal);
        var places = (await db.PlacesOfAsync(survey, cancellationToken)).Where(place => asked.Contains(place.Code)).ToList();
        var owner = await db.Areas.AsNoTracking().FirstAsync(area => area.Code == survey.OwnerAreaCode, cancellationToken);
        return new ResultsView(survey, definition, places, owner.Name, counts, rulesOf, published);
    }

    /// <summary>Who answered compared with who lives there; nothing to compare in one place.</summary>
    private List<AreaShare> Shares(IReadOnlyList<Held> held)
    {
        if (held.Any(each => each.Dimension.IsPlace))
        {
            return [];
        }

        return [.. Figures.Shares(Places, [.. places.Select(place => place.Residents)], held)];
    }

    /// <summary>
    /// The mean rank of each option, of everybody’s answers and where nothing of the question is hidden: a mean is one more
    /// equation about what is. Of two options it would give the exact share of each.
    /// </summary>
    private QuestionResult WithRanks(QuestionResult question, IReadOnlyList<Held> held)
    {
        if (question.Kind != QuestionKind.Ranking || held.Count > 0 || question.Options.Count < 3
            || question.Options.Any(option => option.Count.About is null) || Counts is not CodedResponses responses)
        {
            return question;
        }

        var ranks = responses.Ranks(question.Code);
        return question with
        {
            Options = [.. question.Options.Zip(ranks, (option, rank) => option with { MeanRank = Gate.Mean(rank.Sum, rank.People) })],
        };
    }

    /// <summary>A part by whose answers people can be told apart: one of the survey's, or what they said about themselves.</summary>
    private Question? Dividing(string code) => Part(code) ?? equality.FirstOrDefault(part => part.Code == code);

    private static ResultsDimension InWords(Question part) => new(
        part.Code,
        part.Text,
        [.. AnswerCodes.Options(part).Select(option => new ResultsValue(option.Code, option.Text))],
        part.Kind == QuestionKind.MultipleChoice);

    private static ResultsDimension InWords(Dimension dimension) =>
        new(dimension.Code, dimension.Text, [.. dimension.Values.Select(value => new ResultsValue(value.Address, value.Text))]);
}
