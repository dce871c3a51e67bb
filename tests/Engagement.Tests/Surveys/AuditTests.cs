using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Surveys;

public sealed class AuditTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_trail_hears_who_published_closed_and_released_a_survey()
    {
        var live = (await host.LiveSurveyAsync()).Summary;
        await StepAsync(live.Slug, "close");
        var evidence = await (await StepAsync(live.Slug, "release")).ReadAsync<ReleasedEvidence>();

        var told = await host.PublishedAsync<ActionAudited>();
        told[0].Action.ShouldBe(AuditActions.SurveyReviewed);
        told[0].Before.ShouldBe("""{"state":"Draft"}""");
        told[0].After.ShouldBe("""{"state":"Reviewed","version":2,"lastChangedBySamePerson":true}""");
        told[1].Action.ShouldBe(AuditActions.PlacesTold);
        told = [.. told.Skip(2)];
        told.Select(each => each.Action).ShouldBe([AuditActions.SurveyPublished, AuditActions.SurveyClosed, AuditActions.SurveyReleased]);
        told.ShouldAllBe(each => each.Subject == $"survey/{live.Slug}" && each.Scope == Grant.WholeSystem && each.Actor == EngagementHost.Person);
        told[0].Before.ShouldBe("""{"state":"Reviewed"}""");
        told[0].After.ShouldBe(
            $$"""{"state":"Live","opens":"{{host.Today:O}}","closes":"{{host.Today.AddDays(28):O}}","places":["E06000006","E08000011","E08000015"],"audienceCode":"adults"}""");
        told[1].Before.ShouldBe($$"""{"state":"Live","closes":"{{host.Today.AddDays(28):O}}"}""");
        told[1].After.ShouldBe($$"""{"state":"Closed","closes":"{{host.Today:O}}"}""");
        told[2].Before.ShouldBe("""{"state":"Closed"}""");
        told[2].After.ShouldBe($$"""{"state":"Released","evidence":"{{evidence.Id}}","questions":{{evidence.Questions.Count}}}""");
    }

    [Fact]
    public async Task The_scope_of_a_places_survey_is_the_place()
    {
        await host.LiveSurveyAsync(owner: EngagementHost.Halton);

        (await host.PublishedAsync<ActionAudited>()).Select(told => told.Scope).Distinct().ShouldBe([EngagementHost.Halton]);
    }

    [Fact]
    public async Task A_survey_whose_last_day_is_behind_is_closed_by_the_platform()
    {
        await host.LiveSurveyAsync();
        host.Time.PassDays(29);

        await host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single().SweepAsync(CancellationToken.None);

        var closed = (await host.PublishedAsync<ActionAudited>())[^1];
        (closed.Action, closed.Actor).ShouldBe((AuditActions.SurveyClosed, null));
    }

    [Fact]
    public async Task What_is_refused_is_not_told()
    {
        var live = (await host.LiveSurveyAsync()).Summary;

        (await StepAsync(live.Slug, "release")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await StepAsync(live.Slug, "publish", new PublishSurvey(host.Today, host.Today))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await host.HaltonLead.PostAsync($"surveys/{live.Slug}/close", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await host.PublishedAsync<ActionAudited>()).Select(each => each.Action).ShouldBe(
            [AuditActions.SurveyReviewed, AuditActions.PlacesTold, AuditActions.SurveyPublished]);
    }

    [Theory]
    [InlineData(SurveyState.Draft, "review")]
    [InlineData(SurveyState.Reviewed, "publish")]
    [InlineData(SurveyState.Live, "close")]
    [InlineData(SurveyState.Closed, "release")]
    public async Task What_the_trail_cannot_be_told_is_not_done(SurveyState state, string step)
    {
        var survey = state is SurveyState.Draft or SurveyState.Reviewed ? await host.DraftAsync() : await host.LiveSurveyAsync();
        var slug = survey.Summary.Slug;
        if (state == SurveyState.Reviewed)
        {
            await StepAsync(slug, "review", new ReviewSurvey(survey.Version));
        }

        if (state == SurveyState.Closed)
        {
            await StepAsync(slug, "close");
        }

        await SqlAsync(
            "CREATE TRIGGER deaf BEFORE INSERT ON outbox_messages WHEN NEW.Event = 'Membership.ActionAudited' BEGIN SELECT RAISE(ABORT, 'deaf'); END");

        (await StepAsync(
            slug, step, step == "review" ? new ReviewSurvey(survey.Version) : new PublishSurvey(host.Today, host.Today.AddDays(7)))).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        (await host.ReadAsync(db => db.Surveys.SingleAsync(each => each.Slug == slug))).StateOn(host.Today).ShouldBe(state);
    }

    [Fact]
    public async Task What_could_not_be_done_is_not_told()
    {
        var slug = (await host.LiveSurveyAsync()).Summary.Slug;
        await SqlAsync("CREATE TRIGGER stuck BEFORE UPDATE ON Surveys BEGIN SELECT RAISE(ABORT, 'stuck'); END");

        (await StepAsync(slug, "close")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        (await host.PublishedAsync<ActionAudited>()).Select(each => each.Action).ShouldBe(
            [AuditActions.SurveyReviewed, AuditActions.PlacesTold, AuditActions.SurveyPublished]);
    }

    [Fact]
    public async Task The_trail_holds_nothing_that_a_person_said()
    {
        const string Said = "Quentin Nobody of 1 Made-up Street, 07700 900123";
        var live = (await host.LiveSurveyAsync()).Summary;
        var sent = await host.Anyone.RespondAsync(live.Slug, new() { ["ease"] = ["easy"], ["why"] = [Said], ["word"] = ["Quentin"] });
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        await StepAsync(live.Slug, "close");
        await StepAsync(live.Slug, "release");

        var told = JsonSerializer.Serialize(await host.PublishedAsync<ActionAudited>());
        told.ShouldContain(AuditActions.SurveyReleased);
        told.ShouldNotContain("Quentin");
        told.ShouldNotContain("900123");
        told.ShouldNotContain((await sent.ReadAsync<Receipt>()).Code);
    }

    private Task<HttpResponseMessage> StepAsync(string slug, string step, object? body = null) =>
        host.SystemLead.PostAsync($"surveys/{slug}/{step}", body ?? new { });

    private Task<int> SqlAsync(string sql) => host.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));
}
