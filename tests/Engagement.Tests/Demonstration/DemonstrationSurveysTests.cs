using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Demonstration;

public sealed class DemonstrationSurveysTests
{
    [Fact]
    public async Task An_empty_database_gets_five_surveys_once_and_the_others_learn_of_them()
    {
        await using var host = await EngagementHost.StartAsync(("Demonstration", "true"));
        await host.SeedAsync();
        await host.SeedAsync();

        var surveys = (await host.SystemLead.GetAsync<SurveySummary[]>("surveys"))!;
        surveys.ToDictionary(survey => survey.Slug, survey => survey.State).ShouldBe(
            new Dictionary<string, SurveyState>
            {
                ["gp-help-halton"] = SurveyState.Live,
                ["knowsley-gp-2026"] = SurveyState.Released,
                ["liverpool-gp-2026"] = SurveyState.Released,
                ["wirral-gp-2026"] = SurveyState.Released,
                ["system-gp-2027"] = SurveyState.Draft,
            },
            ignoreOrder: true);
        surveys.ShouldAllBe(survey => survey.Demonstration);
        (await host.PublishedAsync<SurveyPublished>()).Count.ShouldBe(4);
        (await host.PublishedAsync<SurveyClosed>()).Count.ShouldBe(3);
        (await host.PublishedAsync<EvidenceReleased>()).Count.ShouldBe(3);
        (await host.PublishedAsync<ResponsesAccepted>()).Sum(each => each.Areas.Sum(area => area.Responses))
            .ShouldBe(await host.ReadAsync(db => db.Responses.CountAsync()));
    }

    [Fact]
    public async Task The_made_up_surveys_keep_the_rules_and_their_answers_too()
    {
        await using var host = await EngagementHost.StartAsync(("Demonstration", "true"));
        await host.SeedAsync();

        var surveys = await host.ReadAsync(db => db.Surveys.ToListAsync());
        surveys.ShouldAllBe(survey => DefinitionRules.Check(survey.Definition).Count == 0);
        surveys.ShouldAllBe(survey => survey.Id == DeterministicId.From($"survey/{survey.Slug}"));
        var responses = await host.ReadAsync(db => db.Responses.ToListAsync());
        foreach (var response in responses)
        {
            var survey = surveys.Single(each => each.Id == response.SurveyId);
            var answers = response.Answers.ToDictionary(answer => answer.Key, answer => answer.Value);
            new Engagement.Answers.Route(survey.Definition.Questions).Check(answers, new SurveyTexts(survey.Definition, null)).Errors.ShouldBeEmpty();
            response.ReceivedOn.ShouldBeInRange(survey.Opens!.Value, survey.Closes!.Value);
        }

        surveys.ShouldAllBe(survey => survey.ResponseCount == responses.Count(response => response.SurveyId == survey.Id));
    }

    [Fact]
    public async Task The_live_survey_of_Halton_can_be_answered()
    {
        await using var host = await EngagementHost.StartAsync(("Demonstration", "true"));
        await host.SeedAsync();

        var answer = await host.Anyone.RespondAsync(
            "gp-help-halton",
            new() { ["contact-ease"] = ["very-easy"], ["contact-ways"] = ["phone"], ["overall"] = ["7"], ["days-waited"] = ["3"], ["one-thing"] = ["More phones"] });

        (await answer.ReadAsync<Receipt>()).ReceivedOn.ShouldBe(host.Today);
    }

    [Fact]
    public async Task A_platform_that_is_no_demonstration_gets_nothing()
    {
        await using var host = await EngagementHost.StartAsync();
        await host.SeedAsync();

        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
    }
}
