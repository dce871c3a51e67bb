using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>What evidence is released by, and what was.</summary>
internal static class ReleasedTables
{
    /// <summary>
    /// What a survey's evidence is released by: its places where there are several, the neighbourhoods where it asked for them, and
    /// the groups whose topics are published where it asked people about themselves.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="asked">Everything that has answers.</param>
    /// <param name="areas">The areas that are known.</param>
    /// <param name="placeOfWard">The place's code by the ward's.</param>
    public static IReadOnlyList<Dimension> DimensionsOf(
        Survey survey, SurveyDefinition asked, IEnumerable<KnownArea> areas, IReadOnlyDictionary<string, string> placeOfWard)
    {
        var codes = survey.Places.Select(place => place.AreaCode).ToHashSet(StringComparer.Ordinal);
        var places = Dimension.Places(areas.Where(area => codes.Contains(area.Code)).OrderBy(area => area.Name, StringComparer.Ordinal)
            .Select(area => (area.Code, area.Slug, area.Name)));
        var where = asked.Parts().FirstOrDefault(part => part.Kind == QuestionKind.Neighbourhood);
        return
        [
            .. places.Values.Count > 1 ? [places] : Array.Empty<Dimension>(),
            .. where is not null && places.Values.Count > 0 ? [Dimension.Neighbourhoods(where, places, placeOfWard)] : Array.Empty<Dimension>(),
            .. EqualityColumns.Published(survey).Select(column => Dimension.Groups(column.Part, column.Topic)),
        ];
    }

    /// <summary>The tables of a survey's evidence, made of all its responses.</summary>
    /// <param name="db">Where areas and what people said about themselves are.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="survey">Its survey.</param>
    /// <param name="responses">The responses, coded.</param>
    /// <param name="before">What was published of them in the version before; null for the first.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<IReadOnlyList<ReleasedTable>> TablesOfAsync(
        this EngagementDb db,
        EvidenceRecord evidence,
        Survey survey,
        CodedResponses responses,
        Published? before,
        CancellationToken cancellationToken) =>
        ReleasedTable.Of(
            evidence,
            responses.Beside(EqualityColumns.Of(survey), await db.EqualityByResponseAsync(survey.Id, cancellationToken)),
            DimensionsOf(
                survey,
                evidence.Definition,
                await db.Areas.AsNoTracking().ToListAsync(cancellationToken),
                await db.PlaceOfWardsAsync(evidence.Definition, cancellationToken)),
            before);

    /// <summary>What was published of a piece of evidence.</summary>
    public static async Task<Published> PublishedAsync(this EngagementDb db, EvidenceRecord evidence, CancellationToken cancellationToken) =>
        new(
            evidence.Released.Respondents,
            evidence.Released.Questions,
            await db.Set<ReleasedTable>().AsNoTracking().Where(table => table.EvidenceId == evidence.Id)
                .Select(table => table.Figures).ToListAsync(cancellationToken));

    /// <summary>By what a survey's evidence was released, without the values.</summary>
    public static async Task<IReadOnlyList<ResultsDimension>> ReleasedByAsync(
        this EngagementDb db, Survey survey, CancellationToken cancellationToken) =>
        await (
            from evidence in db.EvidenceNow()
            where evidence.SurveyId == survey.Id
            join table in db.Set<ReleasedTable>() on evidence.Id equals table.EvidenceId
            orderby table.Position
            select new ResultsDimension(table.Dimension, table.Name, Array.Empty<ResultsValue>(), false, false))
            .ToListAsync(cancellationToken);

    /// <summary>One question of a survey's evidence by what it was released by; null where it was not.</summary>
    public static async Task<Breakdown?> ReleasedBreakdownAsync(
        this EngagementDb db, Survey survey, string dimension, string question, DateOnly today, CancellationToken cancellationToken)
    {
        var evidence = await db.EvidenceNow().AsNoTracking().FirstOrDefaultAsync(record => record.SurveyId == survey.Id, cancellationToken);
        if (evidence is null)
        {
            return null;
        }

        var table = await db.Set<ReleasedTable>().AsNoTracking()
            .Where(each => each.EvidenceId == evidence.Id && each.Dimension == dimension)
            .Select(each => each.Figures).FirstOrDefaultAsync(cancellationToken);
        if (table is null || !table.Questions.TryGetValue(question, out var groups))
        {
            return null;
        }

        var asked = evidence.Released.Questions.First(each => each.Code == question);
        return new Breakdown(
            survey.Slug,
            survey.Title,
            survey.StateOn(today),
            asked with { Row = evidence.Definition.RowsByPart().GetValueOrDefault(question) },
            table.By,
            [.. groups.Zip(table.By.Values, (group, value) => group.InWords(value, asked))],
            evidence.Released.Respondents,
            evidence.Released.Respondents,
            [],
            survey.Demonstration)
        {
            Released = true,
        };
    }
}
