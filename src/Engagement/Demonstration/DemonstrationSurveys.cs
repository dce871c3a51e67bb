using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Pictures;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Demonstration;

/// <summary>
/// Made-up surveys of the demonstration system: one to answer in Halton, three that other places have finished, and a draft of
/// the system's that finds it need not ask again. Other services learn of them by the same events as of real ones.
/// </summary>
internal sealed class DemonstrationSurveys(EngagementDb db, IConfiguration configuration, TimeProvider time)
{
    private const string SystemCode = "E54000008";
    private const string Adults = "adults";
    private const int DaysToRelease = 14;
    private const string Reader = "A made-up reader";

    /// <summary>Sets them up where this is the demonstration system and has no survey yet.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Demonstration", false) || await db.Surveys.AnyAsync(cancellationToken))
        {
            return;
        }

        // One transaction around several saves: versions and the order of events are as if each step had been taken by hand.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        DemonstrationBank.Add(db);
        await AddFinishedAsync(
            "knowsley-gp-2026", "Your GP practice: Knowsley 2026", "E08000011", "Knowsley", DemonstrationQuestions.Knowsley,
            new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 29), responses: 268,
            new() { ["phone"] = [9, 22, 14, 31, 24], ["overall"] = [21, 36, 20, 15, 8], ["pharmacy-first"] = [58, 24, 18] },
            cancellationToken);
        await AddFinishedAsync(
            "liverpool-gp-2026", "Ringing the surgery: Liverpool 2026", "E08000012", "Liverpool", DemonstrationQuestions.Liverpool,
            new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 31), responses: 412,
            new() { ["get-through"] = [11, 25, 15, 26, 19, 4], ["experience"] = [24, 37, 18, 14, 7], ["interpreter"] = [6, 5, 89] },
            cancellationToken);
        await AddFinishedAsync(
            "wirral-gp-2026", "Getting to your practice: Wirral 2026", "E08000015", "Wirral", DemonstrationQuestions.Wirral,
            new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 28), responses: 337,
            new() { ["phone-ease"] = [47, 17, 36], ["overall-experience"] = [30, 38, 16, 11, 5], ["travel"] = [31, 17, 46, 3, 3] },
            cancellationToken);
        await AddLiveAsync(cancellationToken);
        await AddDraftAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AddFinishedAsync(
        string slug,
        string title,
        string areaCode,
        string areaName,
        SurveyDefinition definition,
        DateOnly opens,
        DateOnly closes,
        int responses,
        Dictionary<string, int[]> weights,
        CancellationToken cancellationToken)
    {
        var survey = Draft(slug, title, areaCode, definition, opens);
        survey.Review(opens, by: null, Reader);
        survey.Publish(opens, closes, [areaCode]);
        db.Surveys.Add(survey);
        db.Publish(PublishSurveyDraft.Announcement(survey));
        await db.SaveChangesAsync(cancellationToken);

        var made = DemonstrationResponses.Make(survey, areaCode, responses, seed: slug.Length + responses, weights);
        db.Responses.AddRange(made);
        var equality = DemonstrationEquality.Make(survey, made, seed: slug.Length + responses);
        db.EqualityAnswers.AddRange(equality);
        db.Entry(survey).Property(each => each.ResponseCount).CurrentValue = made.Count;
        db.Publish(new ResponsesAccepted(survey.Id, [new AreaResponses(areaCode, made.Count)]));
        survey.Close(closes);
        db.Publish(new SurveyClosed(survey.Id, closes));
        await db.SaveChangesAsync(cancellationToken);
        DemonstrationEvidence.Release(db, survey, areaName, made, closes.AddDays(DaysToRelease), equality);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AddLiveAsync(CancellationToken cancellationToken)
    {
        const string Halton = "E06000006";
        var today = time.Today();
        var survey = Draft("gp-help-halton", "Getting help from your GP practice", Halton, DemonstrationQuestions.Halton, today.AddDays(-14));
        survey.Review(today.AddDays(-14), by: null, Reader);
        survey.Publish(today.AddDays(-14), today.AddDays(28), [Halton]);
        db.Surveys.Add(survey);
        db.Pictures.AddRange(DemonstrationQuestions.HaltonPictures.Select(bytes => new SurveyPicture
        {
            SurveyId = survey.Id,
            Id = SurveyPicture.IdOf(bytes),
            ContentType = SurveyPicture.KindOf(bytes)!,
            Bytes = bytes,
        }));
        db.Publish(PublishSurveyDraft.Announcement(survey));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AddDraftAsync(CancellationToken cancellationToken)
    {
        var survey = Draft(
            "system-gp-2027",
            "Help from general practice: Cheshire and Merseyside",
            SystemCode,
            DemonstrationQuestions.System,
            time.Today());
        db.Surveys.Add(survey);
        db.TellPlan(survey);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Survey Draft(string slug, string title, string ownerAreaCode, SurveyDefinition definition, DateOnly startedOn) =>
        Survey.Draft(
            DeterministicId.From($"survey/{slug}"), slug, title, ownerAreaCode, Adults, definition, startedOn, demonstration: true);
}
