using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>A survey's responses as they are kept, with what people said about themselves beside them.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Definition">All that has answers.</param>
/// <param name="Rows">The responses.</param>
internal sealed record KeptAnswers(Survey Survey, SurveyDefinition Definition, CodedResponses Rows)
{
    /// <summary>Reads them; null where they were deleted.</summary>
    public static async Task<KeptAnswers?> ReadAsync(
        EngagementDb db, Survey survey, ResponseSnapshots snapshots, CancellationToken cancellationToken)
    {
        if (survey.AnswersDeletedOn is not null)
        {
            return null;
        }

        var definition = await db.AskedAsync(survey, cancellationToken);
        var rows = await snapshots.GetAsync(db, survey, definition, cancellationToken);
        var asked = EqualityColumns.Of(survey);
        return new KeptAnswers(
            survey,
            definition,
            asked.Count == 0 ? rows : rows.Beside(asked, await db.EqualityByResponseAsync(survey.Id, cancellationToken)));
    }
}
