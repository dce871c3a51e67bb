using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Engagement.Tests.PaperEntry;

/// <summary>Papers of the sample: typed in twice, compared, and then one response.</summary>
public sealed class SecondEntryTests : IAsyncLifetime
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Easy = new() { ["ease"] = ["easy"], ["score"] = ["4"], ["why"] = ["It works."] };
    private static readonly Dictionary<string, IReadOnlyList<string>> Hard = new(Easy) { ["ease"] = ["hard"] };

    private EngagementHost host = null!;
    private string slug = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        slug = (await host.LiveSurveyAsync([Questions.Single(), Questions.Scale(), Questions.Lines()])).Summary.Slug;
        await host.SystemLead.ShareAsync(slug, 100);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Of_the_sample_each_paper_has_a_number_and_is_no_response_yet()
    {
        var first = await host.SystemLead.EnteredAsync(slug, "a", Easy);
        var second = await host.SystemLead.EnteredAsync(slug, "b", Easy);

        (first.Number, second.Number).ShouldBe((1, 2));
        (await host.SystemLead.EnteredAsync(slug, "a", Easy)).ShouldBe(first);
        (await ResponsesAsync()).ShouldBe(0);
        (await host.SystemLead.PileAsync(slug)).Waiting.Select(paper => (paper.Number, paper.State, paper.ByYou))
            .ShouldBe([(1, PaperState.SecondEntry, true), (2, PaperState.SecondEntry, true)]);
        (await host.ReadAsync(db => db.Surveys.Select(survey => survey.ResponseCount).SingleAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_typed_in_first_is_shown_to_nobody_before_the_second()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);

        var paper = await (await host.SystemLead.GetAsync($"surveys/{slug}/papers/1")).ReadAsync<PaperInPile>();

        paper.ShouldBe(new PaperInPile(1, PaperState.SecondEntry, ByYou: true, SamePerson: false));
    }

    [Fact]
    public async Task Two_entries_that_say_the_same_are_one_response_however_often_they_are_sent()
    {
        var entered = await host.SystemLead.EnteredAsync(slug, "a", Easy);
        var again = new Dictionary<string, IReadOnlyList<string>>(Easy) { ["why"] = ["it  works."] };

        (await (await host.SystemLead.EnterAgainAsync(slug, 1, again)).ReadAsync<PaperInPile>()).State.ShouldBe(PaperState.Settled);
        (await (await host.SystemLead.EnterAgainAsync(slug, 1, Hard)).ReadAsync<PaperInPile>()).State.ShouldBe(PaperState.Settled);
        await host.SystemLead.EnterAsync(slug, "a", Easy);

        var stored = await host.ReadAsync(db => db.Responses.SingleAsync());
        (stored.Mode, stored.Answers["why"].Single()).ShouldBe((ResponseMode.Paper, "It works."));
        (await (await host.Anyone.OpenReceiptAsync(entered.Receipt.Code)).ReadAsync<StoredResponse>()).Answers.Count.ShouldBe(3);
        var pile = await host.SystemLead.PileAsync(slug);
        (pile.Compared, pile.Differing, pile.Waiting.Count).ShouldBe((4, 0, 0));
        (await host.ReadAsync(db => db.Papers.SingleAsync())).ShouldSatisfyAllConditions(
            paper => paper.Answers.ShouldBeEmpty(), paper => paper.SecondAnswers.ShouldBeEmpty(), paper => paper.EnteredBy.ShouldBeNull(), paper => paper.ReceiptHash.ShouldBeNull());
    }

    [Fact]
    public async Task Where_they_differ_somebody_compares_and_then_it_is_one_response()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);

        var paper = await (await host.SystemLead.EnterAgainAsync(slug, 1, Hard, "wirral")).ReadAsync<PaperInPile>();

        (paper.State, paper.SamePerson).ShouldBe((PaperState.Comparison, true));
        paper.Comparison!.Differing.ShouldBe(["ease"]);
        (paper.Comparison.FirstArea, paper.Comparison.SecondArea).ShouldBe(("halton", "wirral"));
        (paper.Comparison.First["ease"].Single(), paper.Comparison.Second["ease"].Single()).ShouldBe(("easy", "hard"));
        (await ResponsesAsync()).ShouldBe(0);
        var pile = await host.SystemLead.PileAsync(slug);
        (pile.Compared, pile.Differing, pile.Waiting.Single().State).ShouldBe((4, 2, PaperState.Comparison));

        // A second entry that comes twice is not compared twice.
        await host.SystemLead.EnterAgainAsync(slug, 1, Easy);
        (await host.SystemLead.PileAsync(slug)).Compared.ShouldBe(4);

        var settled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SystemLead.SettleAsync(slug, 1, Hard)));

        settled.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers["ease"].ShouldBe(["hard"]);
        (await host.SystemLead.PileAsync(slug)).Waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comparison_is_held_to_the_rules_too()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);
        await (await host.SystemLead.SettleAsync(slug, 1, Easy)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
        await host.SystemLead.EnterAgainAsync(slug, 1, Hard);

        await (await host.SystemLead.SettleAsync(slug, 1, new() { ["score"] = ["6"] })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        (await ResponsesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Telephone_answers_are_typed_in_once()
    {
        (await host.SystemLead.EnteredAsync(slug, "a", Easy, ResponseMode.Telephone)).Number.ShouldBeNull();

        (await ResponsesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_that_is_lost_counts_as_it_was_typed_in_and_one_thrown_away_does_not()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);
        await host.SystemLead.EnterAsync(slug, "b", Hard);

        (await host.SystemLead.PostAsync($"surveys/{slug}/papers/1/accept", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.SystemLead.DeleteAsync($"surveys/{slug}/papers/2")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers["ease"].ShouldBe(["easy"]);
        await (await host.SystemLead.EnterAsync(slug, "b", Hard)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ResponseWithdrawn);
        (await host.SystemLead.PileAsync(slug)).ShouldSatisfyAllConditions(pile => pile.Compared.ShouldBe(0), pile => pile.Waiting.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_quota_that_is_full_by_then_leaves_the_paper_waiting()
    {
        slug = (await host.LiveSurveyAsync(new SurveyDefinition("", [Questions.Single()]) { Quotas = [new("easy", 1, "{ease} = \"easy\"", "Enough.")] })).Summary.Slug;
        await host.SystemLead.ShareAsync(slug, 100);
        Dictionary<string, IReadOnlyList<string>> easy = new() { ["ease"] = ["easy"] };
        await host.SystemLead.EnterAsync(slug, "a", easy);
        await host.Anyone.RespondAsync(slug, easy);

        await (await host.SystemLead.EnterAgainAsync(slug, 1, easy)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaFull);

        (await host.SystemLead.PileAsync(slug)).Waiting.Single().State.ShouldBe(PaperState.Comparison);
        (await host.ReadAsync(db => db.Responses.CountAsync(response => response.Mode == ResponseMode.Paper))).ShouldBe(0);
    }

    [Fact]
    public async Task A_survey_is_released_only_when_no_paper_waits()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);
        await host.SystemLead.PostAsync($"surveys/{slug}/close", null);

        await (await host.SystemLead.PostAsync($"surveys/{slug}/release", null)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.PapersWaiting);
        await host.SystemLead.EnterAgainAsync(slug, 1, Easy);

        (await (await host.SystemLead.PostAsync($"surveys/{slug}/release", null)).ReadAsync<ReleasedEvidence>()).SurveySlug.ShouldBe(slug);
        (await ResponsesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Papers_that_still_wait_go_when_answers_go()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);
        await host.SystemLead.PostAsync($"surveys/{slug}/close", null);
        host.Time.PassDays(365 * 3);

        await host.InDatabaseAsync((services, _) => services.GetRequiredService<DeleteOldAnswers>().RunAsync(CancellationToken.None));

        (await host.ReadAsync(db => db.Papers.CountAsync())).ShouldBe(0);
        await (await host.SystemLead.EnterAsync(slug, "b", Easy)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
    }

    [Fact]
    public async Task The_trail_says_who_typed_in_and_no_answer()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);
        await host.SystemLead.EnterAgainAsync(slug, 1, Easy);

        var audited = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Action == AuditActions.AnswersEntered).ToList();

        audited.Select(each => each.Actor).ShouldAllBe(actor => actor == EngagementHost.Person);
        audited.Select(each => each.After).ShouldBe(
        [
            """{"mode":"Paper","entry":"first"}""", """{"mode":"Paper","entry":"second"}""", """{"mode":"Paper","entry":"compared"}""",
        ]);
    }

    [Fact]
    public async Task The_pile_is_the_teams()
    {
        await host.SystemLead.EnterAsync(slug, "a", Easy);

        foreach (var (method, address) in new[] { ("GET", ""), ("PUT", ""), ("GET", "/1"), ("POST", "/1/second-entry"), ("POST", "/1/settle"), ("POST", "/1/accept"), ("DELETE", "/1") })
        {
            object? body = method == "PUT" ? new SetSecondEntry(0) : method == "POST" ? new EnterAgain("halton", Easy) : null;
            (await host.HaltonLead.SendAsync(new HttpMethod(method), $"surveys/{slug}/papers{address}", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }

        (await host.SystemLead.PileAsync(slug)).ShouldSatisfyAllConditions(pile => pile.Percent.ShouldBe(100), pile => pile.Waiting.Count.ShouldBe(1));
        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}/papers", new SetSecondEntry(101)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await (await host.SystemLead.GetAsync($"surveys/{slug}/papers/2")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    private Task<int> ResponsesAsync() => host.ReadAsync(db => db.Responses.CountAsync());
}
