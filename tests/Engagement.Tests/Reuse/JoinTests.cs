using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>A question of the system that a place is asking now: waited for, not asked twice.</summary>
public sealed class JoinTests : IAsyncLifetime
{
    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Theirs = Released.Choice(
        "gp-phone", "How easy is it to get through to your GP practice on the phone?", "Very easy", "Fairly easy", "Neither easy nor difficult", "Fairly difficult", "Very difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;
    private SurveyDetail running = null!;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        running = await host.LiveSurveyAsync([Theirs], EngagementHost.Halton);
        draft = (await host.DraftAsync([Phone, Pets], title: "For the system")).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_a_place_is_asking_now_needs_a_decision_too()
    {
        var reuse = await PhoneAsync();

        reuse.NeedsDecision.ShouldBeTrue();
        reuse.Candidates.ShouldBeEmpty();
        reuse.Running.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            candidate => candidate.SurveyId.ShouldBe(running.Summary.Id),
            candidate => candidate.AreaName.ShouldBe("Halton"),
            candidate => candidate.Closes.ShouldBe(host.Today.AddDays(28)),
            candidate => candidate.Comparable.ShouldBeTrue(),
            candidate => candidate.Mapping.Select(pair => $"{pair.From}>{pair.To}").ShouldBe(["o1>o1", "o2>o1", "o3>o2", "o4>o3", "o5>o3"]),
            candidate => candidate.Reason.ShouldContain("its 5 answers merge into 3"),
            candidate => candidate.Joined.ShouldBeFalse());
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");
    }

    [Fact]
    public async Task It_is_waited_for_and_not_asked_there()
    {
        var reuse = await (await JoinAsync()).ReadAsync<QuestionReuse>();

        reuse.NeedsDecision.ShouldBeFalse();
        reuse.Decision!.AreaCodes.ShouldBe([EngagementHost.Halton]);
        reuse.Decision.EvidenceIds.ShouldBeEmpty();
        reuse.Decision.Joined.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            joined => joined.State.ShouldBe(JoinedState.Running),
            joined => joined.AreaNames.ShouldBe(["Halton"]));
        reuse.Running.ShouldHaveSingleItem().Joined.ShouldBeTrue();
        (await (await PublishAsync()).ReadAsync<SurveyDetail>()).Areas.Select(area => area.QuestionsToAsk).ShouldBe([1, 2, 2]);
        (await host.PublishedAsync<ActionAudited>()).ShouldContain(audited => audited.Action == AuditActions.ExerciseJoined);
    }

    [Fact]
    public async Task Its_release_brings_the_answers_into_the_decision_with_the_mapping_on_record()
    {
        await JoinAsync();
        await PublishAsync();
        await AnswerAsync(20, "o1");
        await AnswerAsync(20, "o5");

        await ReleaseAsync();

        var reuse = await PhoneAsync();
        var evidence = (await host.Anyone.GetAsync<IReadOnlyList<ReleasedEvidence>>("evidence"))!.ShouldHaveSingleItem();
        reuse.Decision!.Joined.ShouldBeEmpty();
        reuse.Decision.EvidenceIds.ShouldBe([evidence.Id]);
        reuse.Decision.AreaCodes.ShouldBe([EngagementHost.Halton]);
        reuse.Pooled!.Options.Select(option => option.Percent).ShouldBe([50, 0, 50]);
        (await host.PublishedAsync<ActionAudited>()).Last(audited => audited.Action == AuditActions.EvidenceReused).Actor.ShouldBeNull("nobody decided anew");
        (await host.HaltonLead.GetAsync<IReadOnlyList<Reliance>>("relied-on"))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_run_it_see_who_waits_and_until_when()
    {
        await JoinAsync();

        (await host.HaltonLead.GetAsync<IReadOnlyList<Reliance>>("relied-on"))!.ShouldHaveSingleItem()
            .ShouldBe(new Reliance(running.Summary.Slug, Theirs.Text, draft, "For the system", "Cheshire and Merseyside", NeededBy: null));
        await PublishAsync();
        (await host.HaltonLead.GetAsync<IReadOnlyList<Reliance>>("relied-on"))!.Single().NeededBy.ShouldBe(host.Today.AddDays(7));
        (await host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral)).GetAsync<IReadOnlyList<Reliance>>("relied-on"))!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_it_is_over_the_decision_says_that_it_waits_for_the_release()
    {
        await JoinAsync();

        await host.HaltonLead.PostAsync($"surveys/{running.Summary.Slug}/close", null);

        var reuse = await PhoneAsync();
        reuse.Decision!.Joined.Single().State.ShouldBe(JoinedState.ToRelease);
        reuse.NeedsDecision.ShouldBeFalse();
        reuse.Running.ShouldBeEmpty("nobody can join it any more");
    }

    [Fact]
    public async Task An_exercise_without_answers_is_to_be_decided_on_again()
    {
        await JoinAsync();

        await ReleaseAsync();

        var reuse = await PhoneAsync();
        reuse.Decision!.Joined.Single().State.ShouldBe(JoinedState.NoAnswers);
        reuse.NeedsDecision.ShouldBeTrue();
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");
    }

    [Fact]
    public async Task A_question_that_the_place_changes_to_another_one_is_not_waited_for()
    {
        await JoinAsync();
        await AnswerAsync(10, "o1");
        await ChangeAsync(Theirs with { Text = "Do you have a dentist that you can go to?" });

        var reuse = await PhoneAsync();
        reuse.Decision!.Joined.Single().State.ShouldBe(JoinedState.Changed);
        reuse.NeedsDecision.ShouldBeTrue();
        reuse.Running.ShouldBeEmpty("what is asked now is something else");

        await ReleaseAsync();
        (await PhoneAsync()).Decision!.EvidenceIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_has_evidence_or_an_exercise_that_is_waited_for_and_not_both()
    {
        var before = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);

        (await (await AcceptAsync(new AcceptReuse([before], [running.Summary.Id]))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("evidenceIds").ShouldBe(["Choose one piece of evidence or one exercise for each place at most."]);
        await (await AcceptAsync(new AcceptReuse([], [Guid.NewGuid()]))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "evidence-not-comparable");
    }

    [Fact]
    public async Task Evidence_of_one_place_and_an_exercise_of_another_go_together_and_each_can_be_dropped()
    {
        var wirral = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 40, 20, 40);
        var both = await (await AcceptAsync(new AcceptReuse([wirral], [running.Summary.Id]))).ReadAsync<QuestionReuse>();
        both.Decision!.AreaCodes.ShouldBe([EngagementHost.Wirral, EngagementHost.Halton]);

        var again = await (await AcceptAsync(new AcceptReuse([wirral], [running.Summary.Id]))).ReadAsync<QuestionReuse>();
        again.Decision!.Joined.ShouldHaveSingleItem();

        var one = await (await AcceptAsync(new AcceptReuse([wirral]))).ReadAsync<QuestionReuse>();
        one.Decision!.Joined.ShouldBeEmpty();
        one.Decision.AreaCodes.ShouldBe([EngagementHost.Wirral]);
        (await host.SystemLead.DeleteAsync($"surveys/{draft}/reuse/{Phone.Code}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_systems_own_surveys_and_those_of_other_places_are_not_listed_for_a_place()
    {
        var place = (await host.DraftAsync([Phone], EngagementHost.Wirral)).Summary.Slug;
        (await CheckAsync(place)).Questions[0].Running.ShouldBeEmpty();

        var own = (await host.DraftAsync([Phone], EngagementHost.Halton)).Summary.Slug;
        (await CheckAsync(own)).Questions[0].Running.ShouldBeEmpty();
    }

    private Task<HttpResponseMessage> JoinAsync() => AcceptAsync(new AcceptReuse([], [running.Summary.Id]));

    private Task<HttpResponseMessage> AcceptAsync(AcceptReuse decision) =>
        host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/{Phone.Code}", decision);

    private Task<HttpResponseMessage> PublishAsync() =>
        host.SystemLead.PublishAsync(draft, new PublishSurvey(host.Today, host.Today.AddDays(7)));

    private async Task<ReuseCheck> CheckAsync(string survey) => (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{survey}/reuse"))!;

    private async Task<QuestionReuse> PhoneAsync() => (await CheckAsync(draft)).Questions[0];

    private async Task AnswerAsync(int people, string option)
    {
        for (var person = 0; person < people; person++)
        {
            await (await host.Anyone.RespondAsync(running.Summary.Slug, new() { [Theirs.Code] = [option] })).ReadAsync<Receipt>();
        }
    }

    private async Task ReleaseAsync()
    {
        await host.HaltonLead.PostAsync($"surveys/{running.Summary.Slug}/close", null);
        (await host.HaltonLead.PostAsync($"surveys/{running.Summary.Slug}/release", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task ChangeAsync(Question question)
    {
        var now = (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{running.Summary.Slug}"))!;
        var changed = await host.HaltonLead.SendAsync(
            HttpMethod.Put,
            $"surveys/{running.Summary.Slug}",
            new EditSurvey(now.Summary.Title, now.Definition with { Questions = [question] }, now.Version, Seen: ChangeClass.Breaking));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
    }
}
