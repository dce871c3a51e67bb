using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Security.Tests.Access;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>Fields that nobody is asked for, sent along.</summary>
[Collection(Unlimited.Name)]
public sealed class MassAssignmentTests(UnlimitedSystem system)
{
    private static readonly Guid Chosen = new("0199f000-0000-7000-8000-0000000000aa");

    [Fact]
    public async Task Who_makes_a_survey_sets_neither_its_id_nor_its_state_nor_its_slug()
    {
        using var client = Lead();

        using var answer = await client.PostAsJsonAsync("/api/engagement/surveys", new
        {
            title = "Set by the sender",
            ownerAreaCode = "E06000006",
            audienceCode = "adults",
            introduction = "",
            id = Chosen,
            slug = "chosen",
            state = "Released",
            opens = "2020-01-01",
            demonstration = true,
            version = 99,
            responseCount = 1_000,
            summary = new { id = Chosen, state = "Released" },
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var survey = (await answer.Content.ReadFromJsonAsync<SurveyDetail>(Json.Options))!;
        survey.Summary.Id.ShouldNotBe(Chosen);
        survey.Summary.Slug.ShouldBe("set-by-the-sender");
        survey.Summary.State.ShouldBe(SurveyState.Draft);
        survey.Summary.Opens.ShouldBeNull();
        survey.Summary.Demonstration.ShouldBeFalse();
        survey.Version.ShouldBeLessThan(99);
    }

    [Fact]
    public async Task Who_edits_a_survey_cannot_give_it_to_another_area_or_open_it()
    {
        using var client = Lead();
        using var made = await client.PostAsJsonAsync("/api/engagement/surveys", new NewSurvey("Kept by Halton", "E06000006", "adults", ""), Json.Options);
        var before = (await made.Content.ReadFromJsonAsync<SurveyDetail>(Json.Options))!;

        using var answer = await client.PutAsJsonAsync($"/api/engagement/surveys/{before.Summary.Slug}", new
        {
            title = "Kept by Halton",
            definition = new { introduction = "", questions = Array.Empty<object>() },
            version = before.Version,
            ownerAreaCode = "E08000015",
            state = "Live",
            audienceCode = "older-people",
            slug = "chosen",
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = (await answer.Content.ReadFromJsonAsync<SurveyDetail>(Json.Options))!;
        after.Summary.OwnerAreaCode.ShouldBe("E06000006");
        after.Summary.State.ShouldBe(SurveyState.Draft);
        after.Summary.Slug.ShouldBe(before.Summary.Slug);
        after.AudienceCode.ShouldBe("adults");
    }

    private HttpClient Lead()
    {
        var client = system.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Caller.Holding(Roles.EngagementLead, Reach.Here).Token(system.App.Services));
        return client;
    }
}
