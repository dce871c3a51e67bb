using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class ReuseTests : IAsyncLifetime
{
    private const string Code = "phone-access";

    private static readonly Question Phone = Released.Choice(
        Code, "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;
    private Guid halton;
    private Guid knowsley;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        halton = await host.ReleasedAsync(
            EngagementHost.Halton, "Halton", Phone with { Code = "h", Text = "How easy is it to get through to your GP practice on the phone?" }, 40, 20, 40);
        knowsley = await host.ReleasedAsync(
            EngagementHost.Knowsley,
            "Knowsley",
            Released.Choice(
                "k", "Is it easy to get through to your GP surgery by telephone?",
                "Very easy", "Fairly easy", "Neither easy nor difficult", "Fairly difficult", "Very difficult"),
            10, 20, 20, 30, 20);
        draft = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_draft_learns_who_asked_already()
    {
        var check = await CheckAsync();

        var question = check.Questions[0];
        question.Candidates.Select(candidate => candidate.EvidenceId).ShouldBe([halton, knowsley], ignoreOrder: true);
        question.Candidates.ShouldAllBe(candidate => candidate.Comparable && !candidate.Accepted && candidate.SampleSize.About == 100);
        question.Candidates.Single(candidate => candidate.EvidenceId == knowsley).ShouldSatisfyAllConditions(
            candidate => candidate.AreaName.ShouldBe("Knowsley"),
            candidate => candidate.Reason.ShouldContain("its 5 answers merge into 3"),
            candidate => candidate.Mapping.ShouldBe([new("o1", "o1"), new("o2", "o1"), new("o3", "o2"), new("o4", "o3"), new("o5", "o3")]),
            candidate => candidate.To.ShouldBe(new DateOnly(2026, 6, 1)));
        question.Decision.ShouldBeNull();
        question.Pooled.ShouldBeNull();
        check.Questions[1].Candidates.ShouldBeEmpty();
        check.Saving.ShouldBe(new ReuseSaving(0, 0, 0));
    }

    [Fact]
    public async Task Accepting_pools_by_population_and_asks_only_in_the_gap()
    {
        var reuse = await (await AcceptAsync(halton, knowsley)).ReadAsync<QuestionReuse>();

        reuse.Decision!.AreaCodes.ShouldBe([EngagementHost.Halton, EngagementHost.Knowsley]);
        reuse.Decision.DecidedBy.ShouldBe("Alex Example");
        reuse.Decision.DecidedOn.ShouldBe(host.Today);
        reuse.Candidates.ShouldAllBe(candidate => candidate.Accepted);
        var pooled = reuse.Pooled!;
        pooled.Options.Select(option => (option.Percent, option.Low, option.High)).ShouldBe([(33, 27, 41), (20, 15, 26), (47, 40, 54)]);
        pooled.Places.Select(place => (place.AreaName, place.Weight, place.SampleSize.About)).ShouldBe(
            [("Halton", 33, 100), ("Knowsley", 67, 100)]);
        pooled.Places.Select(place => string.Join(' ', place.Percents)).ShouldBe(["40 20 40", "30 20 50"]);
        pooled.Missing.ShouldBe(["Wirral"]);
        pooled.SampleSize.About.ShouldBe(200);
        pooled.EffectiveSampleSize.ShouldBe(180);
        pooled.DesignEffect.ShouldBe(1.11m);
        pooled.Splits.ShouldBeEmpty();

        var check = await CheckAsync();
        check.Saving.QuestionsNotAsked.ShouldBe(2);
        check.Saving.PlacesSpared.ShouldBe(2);
        check.Saving.RespondentMinutes.ShouldBe((decimal)Math.Round(2 * CompletionTime.Seconds(Phone) * 100 / 60, 1));
        var areas = (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}"))!.Areas;
        areas.Select(area => (area.Name, area.QuestionsToAsk)).ShouldBe([("Halton", 1), ("Knowsley", 1), ("Wirral", 2)]);
    }

    [Fact]
    public async Task A_new_decision_replaces_the_one_before()
    {
        await AcceptAsync(halton, knowsley);

        var reuse = await (await AcceptAsync(knowsley)).ReadAsync<QuestionReuse>();

        reuse.Decision!.AreaCodes.ShouldBe([EngagementHost.Knowsley]);
        reuse.Candidates.Single(candidate => candidate.Accepted).EvidenceId.ShouldBe(knowsley);
        (await ReusedAsync()).ShouldBe([EngagementHost.Knowsley]);
    }

    [Fact]
    public async Task Withdrawing_asks_everywhere_again_however_often()
    {
        await AcceptAsync(halton);

        var reuse = await (await host.SystemLead.DeleteAsync(Address)).ReadAsync<QuestionReuse>();

        reuse.Decision.ShouldBeNull();
        reuse.Pooled.ShouldBeNull();
        (await ReusedAsync()).ShouldBeEmpty();
        (await host.SystemLead.DeleteAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_question_that_is_rewritten_has_to_be_decided_again()
    {
        await AcceptAsync(halton);
        var survey = await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}");

        var edited = await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}", new EditSurvey(
            survey!.Summary.Title,
            new SurveyDefinition("Why.", [Phone with { Text = "How easy is it to phone your GP practice before nine?" }, Pets]),
            survey.Version));

        edited.StatusCode.ShouldBe(HttpStatusCode.OK);
        var question = (await CheckAsync()).Questions[0];
        question.Decision.ShouldBeNull();
        question.Candidates.ShouldAllBe(candidate => !candidate.Accepted);
    }

    [Fact]
    public async Task Evidence_that_does_not_answer_the_question_is_refused()
    {
        var finer = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone with { Options = [new("a", "Yes"), new("b", "No")] }, 50, 50);

        await (await AcceptAsync(Guid.CreateVersion7())).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "evidence-not-comparable");
        var problem = await (await AcceptAsync(halton, finer)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "evidence-not-comparable");

        problem.GetProperty("detail").GetString()!.ShouldContain("their answers differ");
        (await ReusedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_place_is_answered_for_once()
    {
        var again = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 50, 50, 50);

        (await (await AcceptAsync(halton, again)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("evidenceIds").ShouldBe(["Choose one piece of evidence for each place at most."]);
        await (await AcceptAsync()).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Figures_behind_a_hidden_count_are_not_shown()
    {
        var wirral = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 60, 50, 3);

        var pooled = (await (await AcceptAsync(halton, wirral)).ReadAsync<QuestionReuse>()).Pooled!;

        // 3 are hidden, and with them the 50, whose figure would give them away.
        pooled.Options.Select(option => option.Percent is null).ShouldBe([false, true, true]);
        pooled.Options.Select(option => option.Low is null || option.High is null).ShouldBe([false, true, true]);
        pooled.Places.Select(place => string.Join(' ', place.Percents.Select(percent => percent is { } shown ? $"{shown}" : "*")))
            .ShouldBe(["40 20 40", "52 * *"]);
    }

    [Fact]
    public async Task A_figure_that_hides_how_places_differ_says_so()
    {
        var wirral = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 90, 20, 20);

        var pooled = (await (await AcceptAsync(halton, wirral)).ReadAsync<QuestionReuse>()).Pooled!;

        pooled.Places.Select(place => string.Join(' ', place.Percents)).ShouldBe(["40 20 40", "69 15 15"]);
        pooled.Splits.Select(split => (split.LowestPlace, split.Lowest, split.HighestPlace, split.Highest))
            .ShouldBe([("Halton", 40, "Wirral", 69), ("Wirral", 15, "Halton", 40)]);
    }

    [Fact]
    public async Task Answers_too_few_to_show_cannot_be_used()
    {
        var wirral = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 3, 2, 1);

        var candidate = (await CheckAsync()).Questions[0].Candidates.Single(candidate => candidate.EvidenceId == wirral);

        candidate.Comparable.ShouldBeFalse();
        candidate.SampleSize.About.ShouldBeNull();
        candidate.Reason.ShouldContain("Too few people answered");
        await (await AcceptAsync(wirral)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "evidence-not-comparable");
    }

    [Fact]
    public async Task Nothing_is_decided_once_the_survey_is_published()
    {
        await AcceptAsync(knowsley);
        await host.SystemLead.PublishAsync(draft, new PublishSurvey(host.Today, host.Today.AddDays(7)));

        await (await AcceptAsync(halton)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"{Address}/ask-again", new AskAgain("It was long ago.")))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
        await (await host.SystemLead.DeleteAsync(Address)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
    }

    [Fact]
    public async Task A_decision_and_a_publication_at_the_same_time_cannot_both_succeed()
    {
        await AcceptAsync(knowsley);
        await host.InDatabaseAsync(async (_, db) =>
        {
            var survey = (await db.FindSurveyAsync(draft, default))!;
            await DecisionOnDraft.AskNoMoreAsync(db, survey, Code, [EngagementHost.Halton], default);
            await host.SystemLead.PublishAsync(draft, new PublishSurvey(host.Today, host.Today.AddDays(7)));

            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Only_the_owners_lead_decides()
    {
        await (await host.HaltonLead.GetAsync($"surveys/{draft}/reuse")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await AcceptAsync(host.HaltonLead, halton)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await AcceptAsync(host.As(new Grant(Roles.Communications, Grant.WholeSystem)), halton))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await AcceptAsync(host.Anyone, halton)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.HaltonLead.DeleteAsync(Address)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await host.SystemLead.GetAsync("surveys/no-such/reuse")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.SystemLead.DeleteAsync($"surveys/{draft}/reuse/no-such")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_trail_hears_who_decided_which_evidence_is_used_and_who_took_it_back()
    {
        await AcceptAsync(halton, knowsley);
        await AcceptAsync(knowsley);
        await AcceptAsync(Guid.CreateVersion7());
        await host.SystemLead.DeleteAsync(Address);
        await host.SystemLead.DeleteAsync(Address);

        var told = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Subject == $"survey/{draft}").ToList();
        told.Select(each => (each.Action, each.Actor, each.Scope)).ShouldBe(
        [
            (AuditActions.EvidenceReused, EngagementHost.Person, Grant.WholeSystem),
            (AuditActions.EvidenceReused, EngagementHost.Person, Grant.WholeSystem),
            (AuditActions.ReuseWithdrawn, EngagementHost.Person, Grant.WholeSystem),
        ]);
        told[0].Before.ShouldBeNull();
        told[0].After.ShouldBe(
            $$"""{"question":"{{Code}}","evidence":["{{halton}}","{{knowsley}}"],"places":["{{EngagementHost.Halton}}","{{EngagementHost.Knowsley}}"],"bySecretariat":false}""");
        told[1].Before.ShouldBe($$"""{"question":"{{Code}}","evidence":["{{halton}}","{{knowsley}}"]}""");
        told[2].Before.ShouldBe($$"""{"question":"{{Code}}","evidence":["{{knowsley}}"]}""");
        told[2].After.ShouldBeNull();
    }

    [Fact]
    public async Task A_survey_does_not_offer_other_places_evidence()
    {
        var own = (await host.DraftAsync([Phone], EngagementHost.Wirral)).Summary.Slug;

        var check = await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{own}/reuse");

        check!.Questions.Single().Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_population_figures_nothing_is_pooled_but_the_decision_stands()
    {
        await host.InDatabaseAsync((_, db) => db.Populations.ExecuteDeleteAsync());

        var reuse = await (await AcceptAsync(halton)).ReadAsync<QuestionReuse>();

        reuse.Decision.ShouldNotBeNull();
        reuse.Pooled.ShouldBeNull();
    }

    [Fact]
    public async Task Evidence_that_another_process_released_is_found()
    {
        await host.InDatabaseAsync(async (services, db) =>
        {
            services.GetRequiredService<EvidenceIndex>().Count.ShouldBe(0);
            var other = new EvidenceIndex();
            await other.CatchUpAsync(db, default);
            other.Count.ShouldBe(2);
            await other.CatchUpAsync(db, default);
            other.Count.ShouldBe(2);
        });
    }

    private string Address => $"surveys/{draft}/reuse/{Code}";

    private Task<HttpResponseMessage> AcceptAsync(params Guid[] evidence) => AcceptAsync(host.SystemLead, evidence);

    private Task<HttpResponseMessage> AcceptAsync(HttpClient client, params Guid[] evidence) =>
        client.SendAsync(HttpMethod.Put, Address, new AcceptReuse(evidence));

    private async Task<ReuseCheck> CheckAsync() => (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft}/reuse"))!;

    private Task<List<string>> ReusedAsync() =>
        host.ReadAsync(db => db.ReusedQuestions.Select(row => row.AreaCode).ToListAsync());
}
