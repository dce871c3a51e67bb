using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Strategy;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Reuse;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>Evidence is withdrawn with a reason, and everybody who relied on it is told.</summary>
public sealed class WithdrawEvidenceTests : IAsyncLifetime
{
    private const string Why = "A practice had sent the same answers many times.";

    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;
    private Guid halton;
    private Guid knowsley;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        knowsley = await host.ReleasedAsync(EngagementHost.Knowsley, "Knowsley", Phone, 50, 20, 30);
        draft = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Its_figures_are_gone_everywhere_and_the_addresses_say_when_and_why()
    {
        var slug = (await ListAsync()).Single(evidence => evidence.Id == halton).SurveySlug;

        var standing = await (await WithdrawAsync(host.HaltonLead, because: $"  {Why} ")).ReadAsync<EvidenceStanding>();

        standing.Withdrawal.ShouldBe(new EvidenceWithdrawal(host.Today, Why));
        (await ListAsync()).Select(evidence => evidence.Id).ShouldBe([knowsley]);
        var problem = await (await host.Anyone.GetAsync($"surveys/{slug}/results")).ShouldBeProblemAsync(HttpStatusCode.Gone, "evidence-withdrawn");
        problem.GetProperty("detail").GetString()!.ShouldStartWith("Halton withdrew these results on ");
        problem.GetProperty("detail").GetString()!.ShouldEndWith(Why);
        await (await host.Anyone.GetAsync($"surveys/{slug}/results/by/@place/{Phone.Code}")).ShouldBeProblemAsync(HttpStatusCode.Gone, "evidence-withdrawn");
        await (await host.Anyone.GetAsync($"evidence/{halton}")).ShouldBeProblemAsync(HttpStatusCode.Gone, "evidence-withdrawn");
        await (await host.HaltonLead.GetAsync($"surveys/{slug}/results")).ShouldBeProblemAsync(HttpStatusCode.Gone, "evidence-withdrawn");
        (await host.Anyone.GetAsync<SurveyDetail>($"surveys/{slug}"))!.Evidence.ShouldBe(standing);
        (await host.Anyone.GetAsync<EvidenceStanding[]>("evidence/withdrawn?area=halton")).ShouldBe([standing]);
        (await host.Anyone.GetAsync<EvidenceStanding[]>("evidence/withdrawn?area=wirral")).ShouldBeEmpty();
        (await host.PublishedAsync<EvidenceWithdrawn>()).Single().ShouldSatisfyAllConditions(
            told => told.EvidenceIds.ShouldBe([halton]),
            told => told.On.ShouldBe(host.Today),
            told => told.Because.ShouldBe(Why));
    }

    [Fact]
    public async Task Its_team_goes_on_looking_at_the_answers()
    {
        var slug = (await ListAsync()).Single(evidence => evidence.Id == halton).SurveySlug;
        await WithdrawAsync(host.HaltonLead);

        (await (await host.HaltonLead.GetAsync($"surveys/{slug}/results/explore")).ReadAsync<ExploredResults>()).Results.Respondents.About.ShouldBe(100);
        (await host.HaltonLead.GetAsync($"surveys/{slug}/results/by/@place/{Phone.Code}")).StatusCode.ShouldNotBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task It_is_withdrawn_once()
    {
        await (await WithdrawAsync(host.HaltonLead)).ReadAsync<EvidenceStanding>();

        var problem = await (await WithdrawAsync(host.HaltonLead, because: "Another reason altogether.")).ShouldBeProblemAsync(HttpStatusCode.Conflict, "evidence-withdrawn");

        problem.GetProperty("detail").GetString()!.ShouldContain(Why);
        (await host.PublishedAsync<EvidenceWithdrawn>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_at_once_one_withdraws_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WithdrawAsync(host.HaltonLead)));

        answers.Select(answer => answer.StatusCode).Order().ShouldBe(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict]);
        (await host.PublishedAsync<EvidenceWithdrawn>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_leads_of_its_area_withdraw_it()
    {
        var wirral = host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral));
        var secretary = host.As(new Grant(Roles.Secretariat, Grant.WholeSystem));

        await (await WithdrawAsync(wirral)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await WithdrawAsync(secretary)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await WithdrawAsync(host.Anyone)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await WithdrawAsync(host.HaltonLead, Guid.CreateVersion7())).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        (await ListAsync()).Length.ShouldBe(2);

        (await WithdrawAsync(host.SystemLead)).StatusCode.ShouldBe(HttpStatusCode.OK, "leads of the whole system lead in every place");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  too shor  ")]
    [InlineData(null)]
    public async Task A_reason_says_something(string? because)
    {
        (await (await WithdrawAsync(host.HaltonLead, because: because)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("because").ShouldBe(["Say in 10 to 500 characters why it is withdrawn."]);
        await (await WithdrawAsync(host.HaltonLead, because: new string('a', 501))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");

        (await ListAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_that_used_it_has_to_decide_again_before_it_is_published()
    {
        await AcceptAsync(halton, knowsley);

        await WithdrawAsync(host.HaltonLead);

        var question = (await CheckAsync()).Questions[0];
        question.Decision.ShouldBeNull();
        question.Pooled.ShouldBeNull();
        question.NeedsDecision.ShouldBeTrue();
        question.Candidates.Select(candidate => (candidate.EvidenceId, candidate.Accepted)).ShouldBe([(knowsley, false)]);
        question.Lapsed!.EvidenceIds.ShouldBe([halton, knowsley], "what was decided stays on record");
        question.Lapsed.DecidedBy.ShouldBe("Alex Example");
        question.Lapsed.Changes.ShouldBe([new EvidenceChange(halton, "Halton", "Asked in Halton", host.Today, Why, null, Lost: true)]);
        (await LeftToAskAsync()).ShouldBe([2, 2, 2], "until somebody decides, everybody is asked");
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");

        await AcceptAsync(knowsley);

        (await CheckAsync()).Questions[0].Lapsed.ShouldBeNull();
        (await (await PublishAsync()).ReadAsync<SurveyDetail>()).Areas.Select(area => area.QuestionsToAsk).ShouldBe([2, 1, 2]);
    }

    [Fact]
    public async Task A_draft_has_to_decide_again_also_where_nothing_else_can_be_used()
    {
        await AcceptAsync(halton);
        await WithdrawAsync(host.SystemLead, knowsley);
        await WithdrawAsync(host.HaltonLead);

        (await CheckAsync()).Questions[0].ShouldSatisfyAllConditions(
            question => question.Candidates.ShouldBeEmpty(),
            question => question.NeedsDecision.ShouldBeTrue());
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");

        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"{Address}/ask-again", new AskAgain("Halton withdrew its answers."))).ReadAsync<QuestionReuse>();

        (await PublishAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_published_survey_drops_the_answers_and_names_the_place_as_missing()
    {
        await AcceptAsync(halton, knowsley);
        await (await PublishAsync()).ReadAsync<SurveyDetail>();
        (await CheckAsync()).Questions[0].Pooled!.Missing.ShouldBe(["Wirral"]);

        await WithdrawAsync(host.HaltonLead);

        var question = (await CheckAsync()).Questions[0];
        question.Pooled!.Missing.ShouldBe(["Halton", "Wirral"]);
        question.Pooled.Places.Select(place => place.AreaName).ShouldBe(["Knowsley"]);
        question.Decision!.Changes.ShouldHaveSingleItem().Lost.ShouldBeTrue();
        question.NeedsDecision.ShouldBeFalse("what it asks where is settled");
        (await LeftToAskAsync()).ShouldBe([1, 1, 2]);
        var plan = await host.SystemLead.GetAsync<FieldworkPlan>($"surveys/{draft}/fieldwork");
        plan!.Lost.ShouldHaveSingleItem().ShouldBe(new LostAnswers(Phone.Text, question.Decision.Changes[0]));
    }

    [Fact]
    public async Task The_results_of_a_survey_that_used_it_say_so()
    {
        await AcceptAsync(halton);
        await (await PublishAsync()).ReadAsync<SurveyDetail>();
        await host.SystemLead.PostAsync($"surveys/{draft}/close", null);
        await (await host.SystemLead.PostAsync($"surveys/{draft}/release", null)).ReadAsync<ReleasedEvidence>();
        (await host.Anyone.GetAsync<SurveyResults>($"surveys/{draft}/results"))!.Lost.ShouldBeEmpty();

        await WithdrawAsync(host.HaltonLead);

        (await host.Anyone.GetAsync<SurveyResults>($"surveys/{draft}/results"))!.Lost.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            lost => lost.QuestionText.ShouldBe(Phone.Text),
            lost => lost.Change.Because.ShouldBe(Why),
            lost => lost.Change.AreaName.ShouldBe("Halton"));
    }

    [Fact]
    public async Task It_is_not_found_any_more_in_this_process_or_another()
    {
        var replica = new EvidenceIndex();
        await host.InDatabaseAsync((_, db) => replica.CatchUpAsync(db, CancellationToken.None));
        replica.Count.ShouldBe(2);

        await WithdrawAsync(host.HaltonLead);

        await host.InDatabaseAsync((_, db) => replica.CatchUpAsync(db, CancellationToken.None));
        replica.Count.ShouldBe(1);
        replica.Find(Phone, host.Today).Select(match => match.Banked.Evidence.Id).ShouldBe([knowsley]);
        replica.Find(halton, Phone.Code).ShouldBeNull();
        var late = new EvidenceIndex();
        late.Remove([halton]);
        late.Add(await host.ReadAsync(db => db.Set<EvidenceRecord>().SingleAsync(record => record.Id == halton)));
        late.Count.ShouldBe(0, "whoever read it before it ended does not bring it back");
    }

    [Fact]
    public async Task It_cannot_be_used_any_more()
    {
        await WithdrawAsync(host.HaltonLead);

        await (await host.SystemLead.SendAsync(HttpMethod.Put, Address, new AcceptReuse([halton])))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "evidence-not-comparable");
    }

    [Fact]
    public async Task A_decision_at_the_same_moment_never_rests_on_what_is_withdrawn()
    {
        for (var round = 0; round < 5; round++)
        {
            var evidence = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 30, 30, 40);
            var decide = host.SystemLead.SendAsync(HttpMethod.Put, Address, new AcceptReuse([evidence]));
            var withdraw = WithdrawAsync(host.SystemLead, evidence);

            await Task.WhenAll(decide, withdraw);

            (await withdraw).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await CheckAsync()).Questions[0].Decision.ShouldBeNull($"the decision was answered with {(await decide).StatusCode}");
            (await LeftToAskAsync()).ShouldBe([2, 2, 2]);
        }
    }

    [Fact]
    public async Task Who_relies_on_it_is_answered_in_one_place()
    {
        await AcceptAsync(halton);
        var live = (await host.DraftAsync([Phone, Pets], title: "A live survey")).Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{live}/reuse/{Phone.Code}", new AcceptReuse([halton]));
        await (await host.SystemLead.PublishAsync(live, new PublishSurvey(host.Today, host.Today.AddDays(28)))).ReadAsync<SurveyDetail>();
        var clause = Guid.CreateVersion7();
        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(new(halton, clause, "Access to general practice", Cited: true, 2));
        await host.HearAsync<KeepEvidenceUse, EvidenceCited>(new(halton, Guid.CreateVersion7(), "Taken back", Cited: false, 3));

        var forLeads = await host.SystemLead.GetAsync<EvidenceUses>($"evidence/{halton}/uses");
        var forAll = await host.Anyone.GetAsync<EvidenceUses>($"evidence/{halton}/uses");

        forLeads!.Surveys.Select(survey => (survey.Slug, survey.State)).ShouldBe([(live, SurveyState.Live), (draft, SurveyState.Draft)]);
        forLeads.Surveys[0].Questions.ShouldBe([Phone.Text]);
        forLeads.Surveys[0].AreaName.ShouldBe("Cheshire and Merseyside");
        forLeads.Clauses.ShouldBe([new ClauseThatRelies(clause, "Access to general practice")]);
        forAll!.Surveys.Select(survey => survey.Slug).ShouldBe([live], "a draft is for those who plan");
        (await host.Anyone.GetAsync<EvidenceUses>($"evidence/{knowsley}/uses"))!.Surveys.ShouldBeEmpty();
        await (await host.Anyone.GetAsync($"evidence/{Guid.CreateVersion7()}/uses")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Those_who_decided_find_it_until_they_decide_again()
    {
        await AcceptAsync(halton);
        (await ChangedAsync(host.SystemLead)).ShouldBeEmpty();
        await WithdrawAsync(host.HaltonLead);

        (await ChangedAsync(host.SystemLead)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            changed => changed.SurveySlug.ShouldBe(draft),
            changed => changed.QuestionText.ShouldBe(Phone.Text),
            changed => changed.NeedsDecision.ShouldBeTrue(),
            changed => changed.Changes.ShouldHaveSingleItem().Because.ShouldBe(Why));
        (await ChangedAsync(host.As(new Grant(Roles.Secretariat, Grant.WholeSystem)))).Length.ShouldBe(1);
        (await ChangedAsync(host.HaltonLead)).ShouldBeEmpty("it is the system's survey");
        await (await host.SystemLead.PostAsync($"{Address}/seen", null)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");

        await AcceptAsync(knowsley);

        (await ChangedAsync(host.SystemLead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_published_survey_they_find_it_until_they_say_that_they_know()
    {
        await AcceptAsync(halton);
        await (await PublishAsync()).ReadAsync<SurveyDetail>();
        await WithdrawAsync(host.HaltonLead);
        (await ChangedAsync(host.SystemLead)).ShouldHaveSingleItem().NeedsDecision.ShouldBeFalse();
        await (await host.HaltonLead.PostAsync($"{Address}/seen", null)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await host.SystemLead.PostAsync($"surveys/{draft}/reuse/{Pets.Code}/seen", null)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");

        (await host.SystemLead.PostAsync($"{Address}/seen", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ChangedAsync(host.SystemLead)).ShouldBeEmpty();
        (await CheckAsync()).Questions[0].Decision!.Changes.ShouldHaveSingleItem("it stays on record");
    }

    [Fact]
    public async Task The_trail_hears_who_withdrew_it_and_what_became_of_decisions()
    {
        await AcceptAsync(halton);

        await WithdrawAsync(host.HaltonLead);

        var told = (await host.PublishedAsync<ActionAudited>()).TakeLast(2).ToList();
        told.Select(entry => (entry.Action, entry.Actor, entry.Scope)).ShouldBe(
        [
            (AuditActions.ReuseLapsed, EngagementHost.Person, Grant.WholeSystem),
            (AuditActions.EvidenceWithdrawn, EngagementHost.Person, EngagementHost.Halton),
        ]);
        told[0].Before!.ShouldContain(halton.ToString());
        told[1].Subject.ShouldBe($"evidence/{halton}");
        told[1].After!.ShouldContain(Why);
    }

    private string Address => $"surveys/{draft}/reuse/{Phone.Code}";

    private Task<HttpResponseMessage> WithdrawAsync(HttpClient client, Guid? evidence = null, string? because = Why) =>
        client.PostAsync($"evidence/{evidence ?? halton}/withdraw", new WithdrawEvidence(because!));

    private async Task<ReleasedEvidence[]> ListAsync() => (await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence"))!;

    private async Task AcceptAsync(params Guid[] evidence) =>
        await (await host.SystemLead.SendAsync(HttpMethod.Put, Address, new AcceptReuse(evidence))).ReadAsync<QuestionReuse>();

    private async Task<ReuseCheck> CheckAsync() => (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft}/reuse"))!;

    private Task<HttpResponseMessage> PublishAsync() =>
        host.SystemLead.PublishAsync(draft, new PublishSurvey(host.Today, host.Today.AddDays(28)));

    private async Task<int[]> LeftToAskAsync() =>
        [.. (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}"))!.Areas.Select(area => area.QuestionsToAsk)];

    private static async Task<ChangedReuse[]> ChangedAsync(HttpClient client) => (await client.GetAsync<ChangedReuse[]>("reuse/changed"))!;
}
