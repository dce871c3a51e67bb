using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class SurveyLifeTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_of_the_system_is_asked_in_all_its_places_and_one_of_a_place_there()
    {
        var everywhere = await host.DraftAsync();
        var halton = await host.DraftAsync(owner: EngagementHost.Halton);

        everywhere.Areas.Select(area => area.Slug).ShouldBe(["halton", "knowsley", "wirral"]);
        everywhere.Areas.ShouldAllBe(area => area.QuestionsToAsk == 6);
        halton.Areas.Select(area => area.Name).ShouldBe(["Halton"]);
        halton.Summary.OwnerAreaName.ShouldBe("Halton");
    }

    [Fact]
    public async Task Two_surveys_with_the_same_title_get_two_addresses_even_at_once()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.SystemLead.PostAsync(
            "surveys", new NewSurvey("Same title", EngagementHost.System, "adults", ""))));

        var slugs = await Task.WhenAll(made.Select(async answer => (await answer.ReadAsync<SurveyDetail>()).Summary.Slug));
        slugs.Order().ShouldBe(["same-title", "same-title-2", "same-title-3", "same-title-4", "same-title-5", "same-title-6"]);
        made[0].Headers.Location!.ToString().ShouldStartWith("/api/engagement/surveys/same-title");
    }

    [Fact]
    public async Task A_new_survey_says_all_that_is_wrong_with_it()
    {
        var answer = await host.SystemLead.PostAsync("surveys", new NewSurvey("", "E00000000", "", ""));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["title", "ownerAreaCode", "audienceCode"]);
    }

    [Fact]
    public async Task Only_a_lead_of_the_area_may_change_a_survey()
    {
        var draft = await host.DraftAsync();
        var slug = draft.Summary.Slug;
        var edit = new EditSurvey("Mine now", draft.Definition, draft.Version);

        await (await host.Anyone.PutAsJsonAsync($"surveys/{slug}", edit, Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await (await host.As(new Grant(Roles.Communications, EngagementHost.System)).PutAsJsonAsync($"surveys/{slug}", edit, Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await host.HaltonLead.PutAsJsonAsync($"surveys/{slug}", edit, Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await host.HaltonLead.PostAsync("surveys", new NewSurvey("Knowsley", EngagementHost.Knowsley, "adults", "")))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await host.HaltonLead.PostAsync($"surveys/{slug}/close", new { }))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_the_public()
    {
        var draft = await host.DraftAsync();

        await (await host.Anyone.GetAsync($"surveys/{draft.Summary.Slug}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await host.Anyone.GetAsync<SurveySummary[]>("surveys?state=Draft")).ShouldBeEmpty();
        (await host.Anyone.GetAsync<SurveySummary[]>("surveys")).ShouldBeEmpty();
        (await host.HaltonLead.GetAsync<SurveySummary[]>("surveys?state=Draft"))!.ShouldHaveSingleItem().Slug.ShouldBe(draft.Summary.Slug);
    }

    [Fact]
    public async Task Lists_are_filtered_by_place_and_state_and_newest_come_first()
    {
        var old = await host.LiveSurveyAsync(owner: EngagementHost.Halton);
        host.Time.PassDays(1);
        var everywhere = await host.LiveSurveyAsync([Questions.Lines()]);
        var knowsley = await host.LiveSurveyAsync(owner: EngagementHost.Knowsley);
        await host.SystemLead.PostAsync($"surveys/{knowsley.Summary.Slug}/close", new { });

        (await Slugs("surveys?area=halton")).ShouldBe([everywhere.Summary.Slug, old.Summary.Slug]);
        (await Slugs("surveys?area=knowsley&state=Live")).ShouldBe([everywhere.Summary.Slug]);
        (await Slugs("surveys?state=Closed")).ShouldBe([knowsley.Summary.Slug]);
        (await Slugs("surveys?area=cheshire-and-merseyside")).ShouldBe([everywhere.Summary.Slug]);
        (await Slugs("surveys?area=nowhere")).ShouldBeEmpty();

        async Task<string[]> Slugs(string address) =>
            [.. (await host.Anyone.GetAsync<SurveySummary[]>(address))!.Select(survey => survey.Slug)];
    }

    [Fact]
    public async Task An_edit_of_an_older_version_is_stale()
    {
        var draft = await host.DraftAsync();
        var edit = new EditSurvey("Changed", draft.Definition, draft.Version);

        var first = await (await host.SystemLead.PutAsJsonAsync($"surveys/{draft.Summary.Slug}", edit, Json.Options)).ReadAsync<SurveyDetail>();
        first.Version.ShouldBe(draft.Version + 1);
        await (await host.SystemLead.PutAsJsonAsync($"surveys/{draft.Summary.Slug}", edit, Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task An_edit_says_what_is_wrong_by_question()
    {
        var draft = await host.DraftAsync();
        var definition = new SurveyDefinition("", [Questions.Single() with { Options = [] }]);

        var answer = await host.SystemLead.PutAsJsonAsync(
            $"surveys/{draft.Summary.Slug}", new EditSurvey("Title", definition, draft.Version), Json.Options);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.SentencesOn("ease").ShouldBe(["Question 1: add at least two answers to choose from."]);
    }

    [Fact]
    public async Task Publishing_tells_the_others_of_the_places_with_a_question_left_to_ask()
    {
        var draft = await host.DraftAsync([Questions.Single(), Questions.Information()]);
        await ReuseAsync(draft, EngagementHost.Knowsley, "ease");

        var answer = await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today, host.Today.AddDays(10)));

        var survey = await answer.ReadAsync<SurveyDetail>();
        survey.Summary.State.ShouldBe(SurveyState.Live);
        survey.Summary.AreaCodes.ShouldBe([EngagementHost.Halton, EngagementHost.Wirral]);
        var told = (await host.PublishedAsync<SurveyPublished>()).ShouldHaveSingleItem();
        told.SurveyId.ShouldBe(draft.Summary.Id);
        told.AreaCodes.ShouldBe([EngagementHost.Halton, EngagementHost.Wirral], ignoreOrder: true);
        (told.AudienceCode, told.Opens, told.Closes).ShouldBe(("adults", host.Today, host.Today.AddDays(10)));
    }

    [Fact]
    public async Task A_survey_with_nothing_left_to_ask_is_not_published()
    {
        var empty = await host.DraftAsync([Questions.Information()]);
        var answered = await host.DraftAsync([Questions.Single()], EngagementHost.Halton, "Answered elsewhere");
        await ReuseAsync(answered, EngagementHost.Halton, "ease");

        foreach (var draft in new[] { empty, answered })
        {
            await (await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today, host.Today)))
                .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyEmpty);
        }

        (await host.PublishedAsync<SurveyPublished>()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1, 5, "opens")]
    [InlineData(3, 2, "closes")]
    [InlineData(0, 400, "closes")]
    public async Task A_survey_opens_today_or_later_and_closes_within_a_year(int opens, int closes, string field)
    {
        var draft = await host.DraftAsync();

        var answer = await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today.AddDays(opens), host.Today.AddDays(closes)));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.SentencesOn(field).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_life_goes_one_way()
    {
        var live = await host.LiveSurveyAsync();
        var slug = live.Summary.Slug;

        await (await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today)))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);

        var closed = await (await host.SystemLead.PostAsync($"surveys/{slug}/close", new { })).ReadAsync<SurveyDetail>();
        (closed.Summary.State, closed.Summary.Closes).ShouldBe((SurveyState.Closed, host.Today));
        (await host.PublishedAsync<SurveyClosed>()).ShouldBe([new SurveyClosed(live.Summary.Id, host.Today)]);
        await (await host.SystemLead.PostAsync($"surveys/{slug}/close", new { }))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
        await (await host.SystemLead.PutAsJsonAsync($"surveys/{slug}", new EditSurvey(closed.Summary.Title, closed.Definition, closed.Version), Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
    }

    [Fact]
    public async Task A_survey_past_its_last_day_is_closed_at_once_for_people_and_by_the_sweeper_for_the_others()
    {
        var live = await host.LiveSurveyAsync();
        host.Time.PassDays(29);

        (await host.Anyone.GetAsync<SurveyDetail>($"surveys/{live.Summary.Slug}"))!.Summary.State.ShouldBe(SurveyState.Closed);
        (await host.Anyone.GetAsync<SurveySummary[]>("surveys?state=Live")).ShouldBeEmpty();

        var sweeper = host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single();
        await sweeper.SweepAsync(CancellationToken.None);
        await sweeper.SweepAsync(CancellationToken.None);
        (await host.PublishedAsync<SurveyClosed>()).ShouldBe([new SurveyClosed(live.Summary.Id, live.Summary.Closes!.Value)]);
    }

    [Fact]
    public async Task A_changed_question_loses_what_was_reused_for_it_and_an_unchanged_one_keeps_it()
    {
        var draft = await host.DraftAsync([Questions.Single("kept"), Questions.Single("reworded")]);
        await ReuseAsync(draft, EngagementHost.Halton, "kept");
        await ReuseAsync(draft, EngagementHost.Halton, "reworded");

        var definition = new SurveyDefinition("", [Questions.Single("reworded") with { Text = "Something else?" }, Questions.Single("kept")]);
        var edited = await (await host.SystemLead.PutAsJsonAsync(
            $"surveys/{draft.Summary.Slug}", new EditSurvey("Title", definition, draft.Version), Json.Options)).ReadAsync<SurveyDetail>();

        edited.Areas.Single(area => area.Slug == "halton").QuestionsToAsk.ShouldBe(1);
    }

    [Theory]
    [InlineData("surveys?state=Nonsense", null)]
    [InlineData("surveys", "{ not json")]
    [InlineData("surveys", "null")]
    [InlineData("surveys/x/publish", "{\"opens\":\"soon\"}")]
    public async Task A_request_that_cannot_be_read_is_the_senders_mistake(string address, string? body)
    {
        var answer = body is null
            ? await host.SystemLead.GetAsync(address)
            : await host.SystemLead.PostAsync(new Uri(address, UriKind.Relative), new StringContent(body, null, "application/json"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);
    }

    private Task ReuseAsync(SurveyDetail survey, string area, string question) => host.InDatabaseAsync((_, db) =>
    {
        db.ReusedQuestions.Add(new ReusedQuestion(survey.Summary.Id, area, question));
        return db.SaveChangesAsync();
    });
}
