using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>The system asks nothing again before somebody has decided that it must.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Why = "The phone lines were changed in May.";

    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;
    private Guid halton;
    private string draft = "";

    private HttpClient Secretary => host.As(new Grant(Roles.Secretariat, Grant.WholeSystem));

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        draft = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_system_does_not_publish_what_was_asked_before_somebody_decides()
    {
        var check = await CheckAsync();
        check.Gated.ShouldBeTrue();
        check.Questions.Select(reuse => reuse.NeedsDecision).ShouldBe([true, false]);

        var problem = await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");

        problem.GetProperty("detail").GetString()!.ShouldContain(Phone.Text);
        problem.GetProperty("detail").GetString()!.ShouldNotContain(Pets.Text);
        problem.GetProperty("questions").EnumerateArray().Select(code => code.GetString()).ShouldBe([Phone.Code]);
        (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}"))!.Summary.State.ShouldBe(SurveyState.Reviewed);
    }

    [Fact]
    public async Task What_needs_a_decision_can_be_decided_on_however_much_is_more_alike()
    {
        var reworded = Phone with { Text = "How easy or difficult is it to get through to your GP surgery by phone?" };
        for (var exercise = 0; exercise < 20; exercise++)
        {
            // The same wording, and too few people for anybody to use it.
            await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", reworded, 3, 2, 1);
        }

        draft = (await host.DraftAsync([reworded])).Summary.Slug;
        var reuse = (await CheckAsync()).Questions.ShouldHaveSingleItem();

        reuse.NeedsDecision.ShouldBeTrue();
        reuse.Candidates.Take(20).ShouldAllBe(candidate => !candidate.Comparable);
        reuse.Candidates.Single(candidate => candidate.Comparable).EvidenceId.ShouldBe(halton);
    }

    [Fact]
    public async Task With_the_answers_used_it_is_published()
    {
        await (await AcceptAsync(host.SystemLead)).ReadAsync<QuestionReuse>();

        (await (await PublishAsync()).ReadAsync<SurveyDetail>()).Areas.Select(area => area.QuestionsToAsk).ShouldBe([1, 2, 2]);
    }

    [Fact]
    public async Task With_a_reason_it_is_asked_again_everywhere()
    {
        var reuse = await (await AskAgainAsync(host.SystemLead, $"  {Why} ")).ReadAsync<QuestionReuse>();

        reuse.NeedsDecision.ShouldBeFalse();
        reuse.Pooled.ShouldBeNull();
        reuse.Decision!.ShouldSatisfyAllConditions(
            decision => decision.AskAgainBecause.ShouldBe(Why),
            decision => decision.DecidedBy.ShouldBe("Alex Example"),
            decision => decision.DecidedOn.ShouldBe(host.Today),
            decision => decision.BySecretariat.ShouldBeFalse(),
            decision => decision.EvidenceIds.ShouldBeEmpty(),
            decision => decision.AreaCodes.ShouldBeEmpty());
        (await (await PublishAsync()).ReadAsync<SurveyDetail>()).Areas.Select(area => area.QuestionsToAsk).ShouldBe([2, 2, 2]);
        (await CheckAsync()).Questions[0].Decision!.AskAgainBecause.ShouldBe(Why, "it stays on record");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   too shor ")]
    [InlineData(null)]
    public async Task A_reason_says_something(string? because)
    {
        (await (await AskAgainAsync(host.SystemLead, because)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("because").ShouldBe(["Say in 10 to 500 characters why people have to be asked again."]);
        await (await AskAgainAsync(host.SystemLead, new string('a', 501))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");

        (await CheckAsync()).Questions[0].Decision.ShouldBeNull();
    }

    [Fact]
    public async Task One_decision_replaces_the_other()
    {
        await AcceptAsync(host.SystemLead);
        var again = await (await AskAgainAsync(host.SystemLead)).ReadAsync<QuestionReuse>();
        again.Candidates.ShouldAllBe(candidate => !candidate.Accepted);
        (await CheckAsync()).Saving.QuestionsNotAsked.ShouldBe(0);

        var used = await (await AcceptAsync(host.SystemLead)).ReadAsync<QuestionReuse>();

        used.Decision!.AskAgainBecause.ShouldBeNull();
        used.Decision.AreaCodes.ShouldBe([EngagementHost.Halton]);
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_is_to_be_made_again()
    {
        await AskAgainAsync(host.SystemLead);

        var reuse = await (await host.SystemLead.DeleteAsync(Address)).ReadAsync<QuestionReuse>();

        reuse.Decision.ShouldBeNull();
        reuse.NeedsDecision.ShouldBeTrue();
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");
    }

    [Fact]
    public async Task A_question_that_asks_something_else_is_to_be_decided_on_again()
    {
        await AskAgainAsync(host.SystemLead);
        var survey = await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}");

        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}", new EditSurvey(
            survey!.Summary.Title,
            new SurveyDefinition("Why.", [Pets, Phone with { Text = "How easy is it to phone your GP practice?" }]),
            survey.Version))).ReadAsync<SurveyDetail>();

        (await CheckAsync()).Questions[1].Decision.ShouldBeNull();
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "reuse-undecided");
    }

    [Fact]
    public async Task A_question_that_moves_keeps_its_decision()
    {
        await AskAgainAsync(host.SystemLead);
        var survey = await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}");

        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}", new EditSurvey(
            survey!.Summary.Title, new SurveyDefinition("Why.", [Pets, Phone]), survey.Version))).ReadAsync<SurveyDetail>();

        (await CheckAsync()).Questions[1].Decision!.AskAgainBecause.ShouldBe(Why);
    }

    [Fact]
    public async Task Answers_that_cannot_be_used_need_no_decision()
    {
        var other = await host.DraftAsync([Phone with { Options = [new("a", "Yes"), new("b", "No")] }]);

        var check = await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{other.Summary.Slug}/reuse");

        check!.Questions[0].Candidates.ShouldNotBeEmpty();
        check.Questions[0].NeedsDecision.ShouldBeFalse();
        (await host.SystemLead.PublishAsync(other.Summary.Slug, Dates)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_place_decides_for_itself_and_publishes()
    {
        var own = await host.DraftAsync([Phone], EngagementHost.Halton);

        var check = await host.HaltonLead.GetAsync<ReuseCheck>($"surveys/{own.Summary.Slug}/reuse");

        check!.Questions[0].NeedsDecision.ShouldBeTrue();
        check.Gated.ShouldBeFalse();
        (await host.HaltonLead.PublishAsync(own.Summary.Slug, Dates)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_secretariat_can_overrule_the_lead_on_the_systems_surveys_only()
    {
        await AcceptAsync(host.SystemLead);

        var reuse = await (await AskAgainAsync(Secretary)).ReadAsync<QuestionReuse>();

        reuse.Decision!.BySecretariat.ShouldBeTrue();
        (await Secretary.GetAsync<ReuseCheck>($"surveys/{draft}/reuse"))!.Questions[0].Decision!.AskAgainBecause.ShouldBe(Why);
        (await (await AcceptAsync(host.SystemLead)).ReadAsync<QuestionReuse>()).Decision!.BySecretariat.ShouldBeFalse();
        var own = (await host.DraftAsync([Phone], EngagementHost.Halton)).Summary.Slug;
        await (await Secretary.GetAsync($"surveys/{own}/reuse")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await Secretary.SendAsync(HttpMethod.Put, $"surveys/{own}/reuse/{Phone.Code}/ask-again", new AskAgain(Why)))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task The_trail_keeps_every_decision_with_its_reason_and_whose_it_was()
    {
        await AcceptAsync(host.SystemLead);
        await AskAgainAsync(Secretary);
        await host.SystemLead.DeleteAsync(Address);

        var told = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Subject == $"survey/{draft}").ToList();

        told.Select(each => each.Action).ShouldBe(
            [AuditActions.EvidenceReused, AuditActions.QuestionAskedAgain, AuditActions.ReuseWithdrawn]);
        told[1].Before.ShouldBe($$"""{"question":"{{Phone.Code}}","evidence":["{{halton}}"]}""");
        told[1].After.ShouldBe($$"""{"question":"{{Phone.Code}}","because":"{{Why}}","bySecretariat":true}""");
        told[2].Before.ShouldBe($$"""{"question":"{{Phone.Code}}","askAgainBecause":"{{Why}}"}""");
    }

    private string Address => $"surveys/{draft}/reuse/{Phone.Code}";

    private PublishSurvey Dates => new(host.Today, host.Today.AddDays(7));

    private Task<HttpResponseMessage> PublishAsync() => host.SystemLead.PublishAsync(draft, Dates);

    private Task<HttpResponseMessage> AcceptAsync(HttpClient client) =>
        client.SendAsync(HttpMethod.Put, Address, new AcceptReuse([halton]));

    private Task<HttpResponseMessage> AskAgainAsync(HttpClient client, string? because = Why) =>
        client.SendAsync(HttpMethod.Put, $"{Address}/ask-again", new AskAgain(because!));

    private async Task<ReuseCheck> CheckAsync() => (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft}/reuse"))!;
}
