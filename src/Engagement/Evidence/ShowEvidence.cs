using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>One piece of evidence as everybody can read it, whether it was asked here or elsewhere.</summary>
internal static class ShowEvidence
{
    public static async Task<Results<Ok<EvidenceDetail>, ProblemHttpResult>> HandleAsync(
        Guid id, EngagementDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.Id == id, cancellationToken) is not { } evidence)
        {
            return EvidenceEndpoints.NoSuchEvidence();
        }

        var standing = await db.StandingOfAsync(evidence, cancellationToken);
        return standing.Withdrawal is null
            ? TypedResults.Ok(await db.DetailAsync(evidence, cancellationToken) with { ReplacedBy = standing.ReplacedBy })
            : standing.WasWithdrawn();
    }

    /// <summary>The evidence with who took part, by place, and its wording in other languages.</summary>
    public static async Task<EvidenceDetail> DetailAsync(
        this EngagementDb db, EvidenceRecord evidence, CancellationToken cancellationToken)
    {
        var rows = evidence.Definition.RowsByPart();
        return new EvidenceDetail(
            evidence.Released with
            {
                Questions = [.. evidence.Released.Questions.Select(question => question with { Row = rows.GetValueOrDefault(question.Code) })],
            },
            await SharesAsync(db, evidence, cancellationToken),
            [.. Wordings(evidence)]);
    }

    /// <summary>The row of a matrix that a part is, by the part's code.</summary>
    public static IReadOnlyDictionary<string, ResultsRow> RowsByPart(this SurveyDefinition definition) => definition.Questions
        .SelectMany(question => question.Rows.Select(row => (Code: question.PartCode(row.Code), Row: new ResultsRow(question.Text, row.Text))))
        .ToDictionary(row => row.Code, row => row.Row, StringComparer.Ordinal);

    /// <summary>Of the places asked, also those where nobody answered.</summary>
    private static async Task<IReadOnlyList<AreaShare>> SharesAsync(
        EngagementDb db, EvidenceRecord evidence, CancellationToken cancellationToken)
    {
        var asked = await db.Surveys.Where(survey => survey.Id == evidence.SurveyId)
            .SelectMany(survey => survey.Places).Select(place => place.AreaCode).ToListAsync(cancellationToken);
        var places = SurveyScope.PlacesOf(evidence.AreaCode, await db.Areas.AsNoTracking().ToListAsync(cancellationToken))
            .Where(place => asked.Contains(place.Code) || evidence.Tallies.ContainsKey(place.Code)).ToList();
        var residents = await db.Populations.AsNoTracking()
            .Select(population => new { population.AreaCode, population.Residents })
            .ToDictionaryAsync(population => population.AreaCode, population => population.Residents, cancellationToken);
        var figures = new Figures(
            new ReleasedCounts(evidence.Tallies), new Disclosure(DisclosureRule.On(evidence.ReleasedOn)), await db.PublishedAsync(evidence, cancellationToken));
        return
        [
            .. figures.Shares(
                Dimension.Places(places.Select(place => (place.Code, place.Slug, place.Name))),
                [.. places.Select(place => residents.GetValueOrDefault(place.Code))],
                []),
        ];
    }

    private static IEnumerable<QuestionWording> Wordings(EvidenceRecord evidence) =>
        from translation in evidence.Definition.Translations
        let texts = new SurveyTexts(evidence.Definition, translation.Language)
        from question in evidence.Definition.Questions
        where evidence.Released.Questions.Any(result => Question.CodeOf(result.Code) == question.Code)
            && translation.Texts.ContainsKey(SurveyTexts.KeyOf(question.Code, "text"))
        let translated = texts.Of(question)
        select new QuestionWording(
            question.Code, translation.Language, translated.Text, [.. AnswerCodes.Options(translated).Select(option => option.Text)]);
}
