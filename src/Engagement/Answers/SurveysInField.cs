using System.Collections.Concurrent;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Quotas;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Answers;

/// <summary>A place as a respondent chooses it, with what is asked there.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Slug">For addresses.</param>
/// <param name="Route">The way through what is asked there; questions answered by reused evidence of that place are left out.</param>
internal sealed record PlaceInField(string Code, string Slug, Route Route);

/// <summary>A published survey as its respondents meet it.</summary>
internal sealed record SurveyInField(
    Guid Id,
    string Slug,
    string Title,
    SurveyState State,
    int Version,
    DateOnly Opens,
    DateOnly Closes,
    SurveyDefinition Definition,
    SurveyQuotas Quotas,
    IReadOnlyList<PlaceInField> Places)
{
    /// <summary>Live, and today is between its first and its last day.</summary>
    public bool TakesAnswers(DateOnly today) => State == SurveyState.Live && Opens <= today && today <= Closes;

    /// <summary>Its texts as somebody reads them who chose the language; null for its own.</summary>
    public SurveyTexts TextsIn(string? language) => new(Definition, language);

    public PlaceInField? PlaceBySlug(string? slug) => Places.FirstOrDefault(place => place.Slug == slug);

    public PlaceInField? PlaceByCode(string code) => Places.FirstOrDefault(place => place.Code == code);
}

/// <summary>
/// Published surveys in memory, so that taking a response costs one write and no reads. That a survey was closed by another
/// process is noticed after <see cref="FreshFor"/> here, and at once by <see cref="Responses.StoreResponses"/>, which asks the
/// database. That it was changed there is noticed as late, or at once where answers come to questions not known here. A
/// response that was looked at with the questions of version 7 is stored as one of version 7, even after version 8 began: its
/// answers are to questions that keep their codes and what they mean, so there is nothing to refuse.
/// </summary>
internal sealed class SurveysInField(TimeProvider time)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (SurveyInField Survey, long ReadAt)> kept = new(StringComparer.Ordinal);

    /// <summary>The survey; null if there is none by that name, or it is a draft.</summary>
    public async Task<SurveyInField?> FindAsync(string slug, EngagementDb db, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(slug, out var known) && time.GetElapsedTime(known.ReadAt) < FreshFor)
        {
            return known.Survey;
        }

        var readAt = time.GetTimestamp();
        var survey = await ReadAsync(slug, db, cancellationToken);
        if (survey is null)
        {
            // Not kept: names that nobody published would fill the memory.
            kept.TryRemove(slug, out _);
            return null;
        }

        kept[slug] = (survey, readAt);
        return survey;
    }

    /// <summary>A published survey had this name when it was last asked for here.</summary>
    public bool Knows(string slug) => kept.ContainsKey(slug);

    /// <summary>
    /// The survey, read anew where it does not know some of these questions in the place: another process may have changed it
    /// since it was read here.
    /// </summary>
    public async Task<SurveyInField> KnowingAsync(
        SurveyInField survey, string areaCode, IEnumerable<string> codes, EngagementDb db, CancellationToken cancellationToken)
    {
        if (survey.PlaceByCode(areaCode) is not { } place || codes.All(place.Route.Knows))
        {
            return survey;
        }

        Forget(survey.Slug);
        return await FindAsync(survey.Slug, db, cancellationToken) ?? survey;
    }

    /// <summary>Reads the survey anew next time.</summary>
    public void Forget(string slug) => kept.TryRemove(slug, out _);

    private static async Task<SurveyInField?> ReadAsync(string slug, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.AsNoTracking().Include(each => each.Places)
            .SingleOrDefaultAsync(each => each.Slug == slug && each.State != SurveyState.Draft, cancellationToken);
        if (survey is null)
        {
            return null;
        }

        var codes = survey.Places.Select(place => place.AreaCode).ToList();
        var areas = await db.Areas.AsNoTracking().Where(area => codes.Contains(area.Code)).ToListAsync(cancellationToken);
        var reused = (await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken))
            .ToLookup(each => each.AreaCode, each => each.QuestionCode);
        var placeOfWard = await db.PlaceOfWardsAsync(survey.Definition, cancellationToken);
        return new SurveyInField(
            survey.Id,
            survey.Slug,
            survey.Title,
            survey.State,
            survey.Version,
            survey.Opens!.Value,
            survey.Closes!.Value,
            survey.Definition,
            await db.QuotasAsync(survey.Id, survey.Definition.Quotas, cancellationToken),
            [
                .. areas.Select(area => new PlaceInField(
                    area.Code,
                    area.Slug,
                    new Route([.. SurveyScope.AskedIn(survey.Definition, reused[area.Code]).Select(question => question.In(area.Code, placeOfWard))]))),
            ]);
    }
}
