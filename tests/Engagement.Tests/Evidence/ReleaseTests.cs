using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Engagement.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Evidence;

public sealed class ReleaseTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_closed_survey_becomes_evidence_for_everybody()
    {
        var slug = await ClosedAsync(answers: 9);

        var released = await (await host.HaltonLead.PostAsync($"surveys/{slug}/release", null)).ReadAsync<ReleasedEvidence>();

        released.AreaName.ShouldBe("Halton");
        released.Respondents.About.ShouldBe(10);
        released.From.ShouldBe(host.Today);
        released.To.ShouldBe(host.Today);
        released.Questions.Select(question => question.Kind).ShouldBe(
            [QuestionKind.SingleChoice, QuestionKind.MultipleChoice, QuestionKind.Scale, QuestionKind.Number]);
        released.Questions[0].Options.Select(option => option.Count.About).ShouldBe([10, 0]);
        var list = await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence?area=halton");
        list!.Single().ShouldBeEquivalentTo(released);
        (await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence?area=wirral")).ShouldBeEmpty();
        (await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence"))!.Length.ShouldBe(1);
        (await host.PublishedAsync<EvidenceReleased>()).Single().Evidence.ShouldBeEquivalentTo(released);
        (await host.Anyone.GetAsync<SurveyDetail>($"surveys/{slug}"))!.Summary.State.ShouldBe(SurveyState.Released);
    }

    [Fact]
    public async Task A_piece_of_evidence_says_who_answered_where_and_how_they_were_asked()
    {
        var slug = await ClosedAsync(answers: 9);
        var released = await (await host.HaltonLead.PostAsync($"surveys/{slug}/release", null)).ReadAsync<ReleasedEvidence>();

        var detail = (await host.Anyone.GetAsync<EvidenceDetail>($"evidence/{released.Id}"))!;

        detail.Evidence.ShouldBeEquivalentTo(released);
        (detail.Evidence.Method, detail.Evidence.Source, detail.Evidence.SurveySlug).ShouldBe((EvidenceMethod.OpenSurvey, null, slug));
        detail.Areas.ShouldBe((await host.Anyone.GetAsync<SurveyResults>($"surveys/{slug}/results"))!.Areas);
        await (await host.Anyone.GetAsync($"evidence/{Guid.CreateVersion7()}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Evidence_of_an_unknown_area_is_not_found() =>
        await (await host.Anyone.GetAsync("evidence?area=atlantis")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Only_a_closed_survey_is_released_and_only_once()
    {
        var live = await host.LiveSurveyAsync(owner: EngagementHost.Halton);
        await (await ReleaseAsync(host.HaltonLead, live.Summary.Slug)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
        var slug = await ClosedAsync(answers: 1);
        (await ReleaseAsync(host.HaltonLead, slug)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await (await ReleaseAsync(host.HaltonLead, slug)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");

        (await host.PublishedAsync<EvidenceReleased>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_survey_whose_last_day_is_behind_is_closed_on_the_way()
    {
        var live = await host.LiveSurveyAsync(owner: EngagementHost.Halton);
        host.Time.PassDays(40);

        // Tokens last five minutes: sign in again on that day.
        var lead = host.As(new Contracts.Membership.Grant("engagement-lead", EngagementHost.Halton));
        var released = await (await ReleaseAsync(lead, live.Summary.Slug)).ReadAsync<ReleasedEvidence>();

        released.To.ShouldBe(live.Summary.Closes!.Value);
        (await host.PublishedAsync<SurveyClosed>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_owners_lead_releases()
    {
        var slug = await ClosedAsync(answers: 1);
        var other = host.As(new Contracts.Membership.Grant("engagement-lead", EngagementHost.Wirral));
        var officer = host.As(new Contracts.Membership.Grant("healthwatch-officer", "healthwatch-halton"));

        await (await ReleaseAsync(other, slug)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await ReleaseAsync(officer, slug)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await ReleaseAsync(host.Anyone, slug)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await ReleaseAsync(host.HaltonLead, "no-such")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Who_relies_on_evidence_is_kept_once_and_by_the_latest_version()
    {
        var (evidence, clause) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var cited = new EvidenceCited(evidence, clause, "Access to general practice", true, 2);
        var takenBack = cited with { Cited = false, Version = 3 };

        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(cited);
        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(cited);
        (await UsesAsync()).ShouldBe([(true, 2)]);
        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(takenBack);
        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(cited);

        (await UsesAsync()).ShouldBe([(false, 3)]);
    }

    private static Task<HttpResponseMessage> ReleaseAsync(HttpClient client, string slug) =>
        client.PostAsync($"surveys/{slug}/release", null);

    private async Task<IReadOnlyList<(bool Cited, int Version)>> UsesAsync() =>
        [.. (await host.ReadAsync(db => db.Set<EvidenceUse>().ToListAsync())).Select(use => (use.Cited, use.Version))];

    private async Task<string> ClosedAsync(int answers)
    {
        var slug = (await host.LiveSurveyAsync(owner: EngagementHost.Halton)).Summary.Slug;
        for (var number = 0; number < answers; number++)
        {
            var response = await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"], ["why"] = ["Because of Dr Who"] });
            response.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        await (await host.HaltonLead.PostAsync($"surveys/{slug}/close", null)).ReadAsync<SurveyDetail>();
        return slug;
    }
}
