using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>Finished surveys to test with.</summary>
internal static class Released
{
    private static int serial;

    /// <summary>A single choice with these answers; codes are made of the texts.</summary>
    public static Question Choice(string code, string text, params string[] options) => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = text,
        Topic = "gp-access",
        Options = [.. options.Select((option, index) => new AnswerOption($"o{index + 1}", option))],
    };

    /// <summary>Evidence of a survey of one question in one place, with this many people for each of its options.</summary>
    public static Task<Guid> ReleasedAsync(this EngagementHost host, string areaCode, string areaName, Question question, params int[] people) =>
        host.ReleasedAsync(areaCode, areaName, question, new DateOnly(2026, 6, 1), people);

    public static async Task<Guid> ReleasedAsync(
        this EngagementHost host, string areaCode, string areaName, Question question, DateOnly closed, params int[] people)
    {
        var slug = $"finished-{Interlocked.Increment(ref serial)}";
        var survey = Survey.Draft(
            Guid.CreateVersion7(), slug, $"Asked in {areaName}", areaCode, "adults", new SurveyDefinition("Why.", [question]), closed.AddDays(-28));
        survey.Review(closed, by: null, "Alex Example");
        survey.Publish(closed.AddDays(-28), closed, [areaCode]);
        survey.Close(closed);
        var responses = people.SelectMany((count, option) => Enumerable.Range(0, count).Select(number => new Response
        {
            ReceiptHash = ReceiptCode.For(survey.Id, $"{option}-{number}").Hash,
            SurveyId = survey.Id,
            SurveyVersion = 1,
            AreaCode = areaCode,
            Answers = new Dictionary<string, IReadOnlyList<string>> { [question.Code] = [question.Options[option].Code] },
            ReceivedOn = closed,
        })).ToList();
        var id = Guid.Empty;
        await host.InDatabaseAsync(async (_, db) =>
        {
            db.Add(survey);
            db.AddRange(responses);
            id = DemonstrationEvidence.Release(db, survey, areaName, responses, closed.AddDays(14)).Id;
            await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>Residents of the three places: 100,000, 200,000 and 300,000.</summary>
    public static Task KnowPopulationsAsync(this EngagementHost host) =>
        host.HearAsync<KeepPopulation, PopulationProfilesPublished>(new PopulationProfilesPublished(
        [
            new PopulationProfile(EngagementHost.Halton, 100_000, [], [], []),
            new PopulationProfile(EngagementHost.Knowsley, 200_000, [], [], []),
            new PopulationProfile(EngagementHost.Wirral, 300_000, [], [], []),
        ]));
}
