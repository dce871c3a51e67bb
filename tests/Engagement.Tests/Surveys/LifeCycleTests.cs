using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class LifeCycleTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_draft_that_nobody_read_through_is_not_published()
    {
        var draft = await host.DraftAsync();

        await (await host.SystemLead.PostAsync($"surveys/{draft.Summary.Slug}/publish", new PublishSurvey(host.Today, host.Today)))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotReviewed);

        (await host.PublishedAsync<SurveyPublished>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_alone_reads_a_draft_through_and_publishes_it_and_the_review_says_so()
    {
        var draft = await host.DraftAsync();

        var reviewed = await (await ReviewAsync(draft)).ReadAsync<SurveyDetail>();
        var published = await host.SystemLead.PostAsync($"surveys/{draft.Summary.Slug}/publish", new PublishSurvey(host.Today, host.Today));

        reviewed.Summary.State.ShouldBe(SurveyState.Reviewed);
        reviewed.Review.ShouldBe(new SurveyReview("Alex Example", host.Today, ByItsEditor: true));
        published.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_review_by_somebody_else_is_shown_as_one()
    {
        var draft = await host.DraftAsync();
        await host.InDatabaseAsync(async (_, db) =>
        {
            var survey = (await Engagement.Surveys.SurveyEndpoints.FindSurveyAsync(db, draft.Summary.Slug, CancellationToken.None))!;
            survey.Edit(survey.Title, survey.Definition, by: Guid.NewGuid());
            await db.SaveChangesAsync();
        });

        var reviewed = await (await ReviewAsync(draft with { Version = draft.Version + 1 })).ReadAsync<SurveyDetail>();

        reviewed.Review!.ByItsEditor.ShouldBeFalse();
    }

    [Fact]
    public async Task Any_edit_of_a_reviewed_survey_takes_it_back_to_draft()
    {
        var reviewed = await (await ReviewAsync(await host.DraftAsync())).ReadAsync<SurveyDetail>();

        var edited = await (await host.SystemLead.SendAsync(
            HttpMethod.Put,
            $"surveys/{reviewed.Summary.Slug}",
            new EditSurvey(reviewed.Summary.Title + "?", reviewed.Definition, reviewed.Version))).ReadAsync<SurveyDetail>();

        (edited.Summary.State, edited.Review).ShouldBe((SurveyState.Draft, null));
        await (await host.SystemLead.PostAsync($"surveys/{reviewed.Summary.Slug}/publish", new PublishSurvey(host.Today, host.Today)))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotReviewed);
    }

    [Fact]
    public async Task What_was_changed_since_it_was_opened_is_not_marked_as_reviewed()
    {
        var draft = await host.DraftAsync();
        await host.SystemLead.SendAsync(
            HttpMethod.Put, $"surveys/{draft.Summary.Slug}", new EditSurvey("Another title", draft.Definition, draft.Version));

        await (await ReviewAsync(draft)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task A_reviewed_survey_is_as_hidden_from_the_public_as_a_draft()
    {
        var reviewed = await (await ReviewAsync(await host.DraftAsync())).ReadAsync<SurveyDetail>();

        (await host.Anyone.GetAsync($"surveys/{reviewed.Summary.Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Anyone.GetAsync<IReadOnlyList<SurveySummary>>("surveys"))!.ShouldBeEmpty();
        (await host.Anyone.PostAsync($"surveys/{reviewed.Summary.Slug}/answers", new StartAnswers("halton"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys?state=Reviewed"))!.ShouldHaveSingleItem().State.ShouldBe(SurveyState.Reviewed);
        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys?state=Draft"))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_read_a_draft_through_is_not_told_to_the_public()
    {
        var live = await host.LiveSurveyAsync();

        var seen = await host.Anyone.GetAsync<SurveyDetail>($"surveys/{live.Summary.Slug}");

        (seen!.Review, seen.EditedBy).ShouldBe((null, null));
    }

    [Fact]
    public async Task An_archived_survey_leaves_the_lists_and_nothing_else_and_can_be_taken_back()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] });
        await host.SystemLead.PostAsync($"surveys/{slug}/close", new { });
        await host.SystemLead.PostAsync($"surveys/{slug}/release", new { });

        var away = await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}/archive")).ReadAsync<SurveyDetail>();

        (away.Summary.Archived, away.Summary.State).ShouldBe((true, SurveyState.Released));
        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys"))!.ShouldBeEmpty();
        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys?archived=true"))!.ShouldHaveSingleItem().Archived.ShouldBeTrue();
        (await host.Anyone.GetAsync($"surveys/{slug}/results")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.GetAsync<IReadOnlyList<ReleasedEvidence>>("evidence"))!.ShouldHaveSingleItem();

        await host.SystemLead.SendAsync(HttpMethod.Delete, $"surveys/{slug}/archive");

        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys"))!.ShouldHaveSingleItem().Archived.ShouldBeFalse();
        (await host.SystemLead.GetAsync<IReadOnlyList<SurveySummary>>("surveys?archived=true"))!.ShouldBeEmpty();
        (await host.PublishedAsync<ActionAudited>()).Select(told => told.Action).TakeLast(2)
            .ShouldBe([AuditActions.SurveyArchived, AuditActions.SurveyTakenFromArchive]);
    }

    [Fact]
    public async Task A_live_survey_is_not_archived()
    {
        var live = await host.LiveSurveyAsync();

        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{live.Summary.Slug}/archive"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
    }

    private Task<HttpResponseMessage> ReviewAsync(SurveyDetail draft) =>
        host.SystemLead.PostAsync($"surveys/{draft.Summary.Slug}/review", new ReviewSurvey(draft.Version));
}
