using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Responses;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.SystemPicture;

/// <summary>Answers and populations to make pictures of.</summary>
internal static class PictureAnswers
{
    private static int serial;

    /// <summary>So many people of a place who answer one question alike and say the same about themselves, stored at once.</summary>
    public static Task AnsweredAsync(
        this EngagementHost host, string slug, string areaCode, int people, string question, string option, params (string Code, string Value)[] about) =>
        host.InDatabaseAsync(async (_, db) =>
        {
            var survey = await db.Surveys.SingleAsync(each => each.Slug == slug);
            for (var number = 0; number < people; number++)
            {
                var response = new Response
                {
                    ReceiptHash = ReceiptCode.For(survey.Id, $"picture-{Interlocked.Increment(ref serial)}").Hash,
                    SurveyId = survey.Id,
                    SurveyVersion = survey.Version,
                    AreaCode = areaCode,
                    Answers = new Dictionary<string, IReadOnlyList<string>> { [question] = [option] },
                    ReceivedOn = host.Today,
                };
                db.Add(response);
                Say(db, survey.Id, response.ReceiptHash, about);
            }

            await db.SaveChangesAsync();
        });

    /// <summary>All responses of a survey say this about themselves.</summary>
    public static Task SayAboutThemselvesAsync(this EngagementHost host, Guid surveyId, params (string Code, string Value)[] about) =>
        host.InDatabaseAsync(async (_, db) =>
        {
            foreach (var hash in await db.Responses.Where(response => response.SurveyId == surveyId).Select(response => response.ReceiptHash).ToListAsync())
            {
                Say(db, surveyId, hash, about);
            }

            await db.SaveChangesAsync();
        });

    /// <summary>Who lives in a place: so many disabled and not.</summary>
    public static PopulationProfile Disabled(string areaCode, int disabled, int others) => new(
        areaCode,
        disabled + others,
        [new PopulationGroup(Dimensions.Disability, "Disabled", disabled), new PopulationGroup(Dimensions.Disability, "Not disabled", others)],
        [],
        []);

    /// <summary>Who lives in a place by age: young (16–24), those between alike in each band, old (85+).</summary>
    public static PopulationProfile Ages(string areaCode, int young, int eachBetween, int old) => new(
        areaCode,
        1_000 + young + (6 * eachBetween) + old,
        [
            new PopulationGroup(Dimensions.AgeBand, "0–15", 1_000),
            new PopulationGroup(Dimensions.AgeBand, "16–24", young),
            .. ((string[])["25–34", "35–44", "45–54", "55–64", "65–74", "75–84"]).Select(band => new PopulationGroup(Dimensions.AgeBand, band, eachBetween)),
            new PopulationGroup(Dimensions.AgeBand, "85+", old),
        ],
        [],
        []);

    public static Task KnowAsync(this EngagementHost host, params PopulationProfile[] profiles) =>
        host.HearAsync<KeepPopulation, PopulationProfilesPublished>(new PopulationProfilesPublished(profiles));

    private static void Say(EngagementDb db, Guid surveyId, string hash, (string Code, string Value)[] about)
    {
        if (about.Length > 0)
        {
            var said = new EqualityAnswers { ReceiptHash = hash, SurveyId = surveyId };
            said.Keep(about.ToDictionary(each => each.Code, each => (IReadOnlyList<string>)[each.Value]), EqualityPack.On(new DateOnly(2026, 11, 23)).Route);
            db.Add(said);
        }
    }
}
