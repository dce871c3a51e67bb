using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Exercises;

/// <summary>A survey opened: each place it is asked in shows it.</summary>
internal sealed class AnnounceExercise : IHandle<SurveyPublished, PlacesDb>
{
    public async Task Handle(SurveyPublished message, PlacesDb db, CancellationToken cancellationToken) =>
        (await db.ExerciseAsync(message.SurveyId, cancellationToken)).Announce(message);
}

/// <summary>Fieldwork ended.</summary>
internal sealed class CloseExercise : IHandle<SurveyClosed, PlacesDb>
{
    public async Task Handle(SurveyClosed message, PlacesDb db, CancellationToken cancellationToken) =>
        (await db.ExerciseAsync(message.SurveyId, cancellationToken)).Close(message.ClosedOn);
}

/// <summary>Evidence was released: the exercise has results that anyone can read.</summary>
internal sealed class ReleaseExercise : IHandle<EvidenceReleased, PlacesDb>
{
    public async Task Handle(EvidenceReleased message, PlacesDb db, CancellationToken cancellationToken)
    {
        if (message.SurveyId is not { } surveyId)
        {
            // It was asked elsewhere: evidence, but no exercise of ours.
            return;
        }

        // Evidence of the system comes from its places.
        var area = message.Evidence.AreaCode;
        var places = await db.Areas
            .Where(place => place.Kind == AreaKind.Place && (place.Code == area || place.ParentCode == area))
            .Select(place => place.Code)
            .ToListAsync(cancellationToken);
        (await db.ExerciseAsync(surveyId, cancellationToken)).Release(message.Evidence, places);
    }
}

/// <summary>Responses were stored: adds them to the tally of their places.</summary>
internal sealed class CountResponses : IHandle<ResponsesAccepted, PlacesDb>
{
    public Task Handle(ResponsesAccepted message, PlacesDb db, CancellationToken cancellationToken) =>
        db.AddToTallyAsync(message.SurveyId, message.Areas, cancellationToken);

    /// <summary>Many come while a survey is on the evening news: they are added up first.</summary>
    public async Task HandleAll(IReadOnlyList<ResponsesAccepted> messages, PlacesDb db, CancellationToken cancellationToken)
    {
        // In one order everywhere, as the places of each.
        foreach (var survey in messages.GroupBy(message => message.SurveyId).OrderBy(survey => survey.Key))
        {
            await db.AddToTallyAsync(survey.Key, [.. survey.SelectMany(message => message.Areas)], cancellationToken);
        }
    }
}

/// <summary>Responses were taken back: takes them off, also where that is heard before they were counted.</summary>
internal sealed class CountWithdrawals : IHandle<ResponsesWithdrawn, PlacesDb>
{
    public Task Handle(ResponsesWithdrawn message, PlacesDb db, CancellationToken cancellationToken) =>
        db.AddToTallyAsync(
            message.SurveyId, [.. message.Areas.Select(area => area with { Responses = -area.Responses })], cancellationToken);
}

internal static class KnownExercises
{
    /// <summary>
    /// Adds to the tally of places. Many such events come at once, so the database adds up, rather than this process,
    /// which would have to begin again whenever another was quicker.
    /// </summary>
    public static async Task AddToTallyAsync(
        this PlacesDb db, Guid surveyId, IReadOnlyList<AreaResponses> areas, CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two of these never wait for each other.
        var byArea = areas.GroupBy(stored => stored.AreaCode)
            .Select(area => new AreaResponses(area.Key, area.Sum(stored => stored.Responses)))
            .OrderBy(stored => stored.AreaCode, StringComparer.Ordinal);
        var first = new List<AreaResponses>();
        foreach (var stored in byArea)
        {
            var counted = await db.ExerciseAreas
                .Where(area => area.SurveyId == surveyId && area.AreaCode == stored.AreaCode)
                .ExecuteUpdateAsync(
                    area => area
                        .SetProperty(tally => tally.Responses, tally => tally.Responses + stored.Responses)
                        // Whoever read the row before begins again, rather than write its old count back.
                        .SetProperty(tally => tally.Version, tally => tally.Version + 1),
                    cancellationToken);
            if (counted == 0)
            {
                first.Add(stored);
            }
        }

        if (first.Count > 0)
        {
            var exercise = await db.ExerciseAsync(surveyId, cancellationToken);
            first.ForEach(exercise.Count);
        }
    }

    /// <summary>The survey's exercise; a new one when this is the first that is heard of it, whichever event told.</summary>
    public static async Task<Exercise> ExerciseAsync(this PlacesDb db, Guid surveyId, CancellationToken cancellationToken)
    {
        var exercise = await db.Exercises
            .Include(exercise => exercise.Areas)
            .SingleOrDefaultAsync(exercise => exercise.SurveyId == surveyId, cancellationToken);
        if (exercise is null)
        {
            exercise = new Exercise { SurveyId = surveyId };
            db.Exercises.Add(exercise);
        }

        return exercise;
    }
}
