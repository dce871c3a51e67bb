using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Reuse.Lessons;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>A mistake in what was released is put right by a new version; the one before stays as it was.</summary>
public sealed class CorrectEvidenceTests : IAsyncLifetime
{
    private const string Why = "Ten people took their answers back.";

    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;
    private Guid first;
    private string slug = "";
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        first = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        slug = (await ListAsync()).Single().SurveySlug!;
        draft = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_corrected_version_is_counted_anew_and_says_what_it_replaces_when_and_why()
    {
        await TakeBackAsync("o1", 10);

        var corrected = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        corrected.Version.ShouldBe(2);
        corrected.Correction.ShouldBe(new EvidenceCorrection(first, host.Today, Why));
        corrected.Respondents.About.ShouldBe(90);
        corrected.Questions[0].Options.Select(option => option.Count.About).ShouldBe([30, 20, 40]);
        (await ListAsync()).Single().ShouldBeEquivalentTo(corrected);
        var results = await host.Anyone.GetAsync<SurveyResults>($"surveys/{slug}/results");
        results!.Respondents.About.ShouldBe(90);
        results.Correction.ShouldBe(corrected.Correction);
        (await host.PublishedAsync<EvidenceReleased>())[^1].Evidence.ShouldBeEquivalentTo(corrected);
    }

    [Fact]
    public async Task The_version_before_stays_as_it_was_and_is_replaced()
    {
        var before = (await ListAsync()).Single();
        await TakeBackAsync("o1", 10);

        var corrected = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        (await host.ReadAsync(db => db.Set<EvidenceRecord>().Where(record => record.Id == first).Select(record => record.Released).SingleAsync()))
            .ShouldBeEquivalentTo(before);
        (await host.Anyone.GetAsync<EvidenceUses>($"evidence/{first}/uses"))!.Evidence.ReplacedBy.ShouldBe(corrected.Id);
        (await host.Anyone.GetAsync<EvidenceDetail>($"evidence/{first}"))!.ReplacedBy.ShouldBe(corrected.Id);
        (await host.Anyone.GetAsync<EvidenceDetail>($"evidence/{corrected.Id}"))!.ReplacedBy.ShouldBeNull();
        (await host.Anyone.GetAsync<EvidenceStanding[]>("evidence/withdrawn")).ShouldBeEmpty();
        await (await host.HaltonLead.PostAsync($"evidence/{first}/withdraw", new WithdrawEvidence(Why)))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, "evidence-replaced");
    }

    [Fact]
    public async Task A_second_correction_replaces_the_first()
    {
        await TakeBackAsync("o1", 10);
        var second = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();
        await TakeBackAsync("o3", 10);

        var third = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        third.Version.ShouldBe(3);
        third.Correction!.Replaces.ShouldBe(second.Id);
        (await ListAsync()).Select(evidence => evidence.Id).ShouldBe([third.Id]);
    }

    [Fact]
    public async Task Figures_that_are_the_same_are_not_corrected()
    {
        await (await CorrectAsync(host.HaltonLead)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "nothing-to-correct");

        (await ListAsync()).Single().Version.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task A_few_people_who_took_their_answers_back_are_not_told_by_two_versions_side_by_side(int people, bool corrected)
    {
        await TakeBackAsync("o1", people);

        var answer = await CorrectAsync(host.HaltonLead);

        if (corrected)
        {
            (await answer.ReadAsync<ReleasedEvidence>()).Version.ShouldBe(2);
        }
        else
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "too-few-differ");
            (await ListAsync()).Single().Version.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Without_the_answers_nothing_can_be_counted_anew()
    {
        await host.InDatabaseAsync(async (_, db) =>
        {
            (await db.Surveys.SingleAsync(survey => survey.Slug == slug)).AnswersWereDeleted(host.Today, 100);
            await db.SaveChangesAsync();
        });

        await (await CorrectAsync(host.HaltonLead)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "answers-deleted");
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_corrected()
    {
        await TakeBackAsync("o1", 10);
        await host.HaltonLead.PostAsync($"evidence/{first}/withdraw", new WithdrawEvidence(Why));

        await (await CorrectAsync(host.HaltonLead)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "evidence-withdrawn");
    }

    [Fact]
    public async Task Only_leads_of_its_area_correct_what_was_released()
    {
        await (await CorrectAsync(host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral)))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await CorrectAsync(host.Anyone)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await CorrectAsync(host.HaltonLead, because: "Short")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        await (await CorrectAsync(host.SystemLead, survey: draft)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
    }

    [Fact]
    public async Task A_decision_moves_to_the_corrected_version_where_it_answers_as_before()
    {
        await AcceptAsync(first);
        await TakeBackAsync("o1", 20);

        var corrected = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        var question = (await CheckAsync()).Questions[0];
        question.NeedsDecision.ShouldBeFalse();
        question.Decision!.EvidenceIds.ShouldBe([corrected.Id]);
        question.Decision.Changes.ShouldBe([new EvidenceChange(first, "Halton", "Asked in Halton", host.Today, Why, corrected.Id, Lost: false)]);
        question.Decision.ChangesUnseen.ShouldBeTrue();
        question.Pooled!.Options.Select(option => option.Percent).ShouldBe([25, 25, 50]);
        question.Candidates.ShouldHaveSingleItem().Accepted.ShouldBeTrue();
        (await host.SystemLead.GetAsync<ChangedReuse[]>("reuse/changed"))!.ShouldHaveSingleItem().NeedsDecision.ShouldBeFalse();
        (await host.SystemLead.PostAsync($"{Address}/seen", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.SystemLead.GetAsync<ChangedReuse[]>("reuse/changed")).ShouldBeEmpty();
        (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}"))!.Areas.Select(area => area.QuestionsToAsk).ShouldBe([1, 2, 2]);
    }

    [Fact]
    public async Task What_people_taught_of_its_questions_holds_for_the_corrected_version()
    {
        await AcceptAsync(first);
        await TakeBackAsync("o1", 20);

        var corrected = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        (await host.ReadAsync(db => db.Set<MatchLesson>().ToListAsync())).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            lesson => lesson.EvidenceId.ShouldBe(corrected.Id),
            lesson => lesson.TaughtBy.ShouldBe("Alex Example"));
    }

    [Fact]
    public async Task A_decision_is_to_be_made_again_where_the_corrected_version_has_too_few_answers()
    {
        await AcceptAsync(first);
        await TakeBackAsync("o1", 40);
        await TakeBackAsync("o2", 20);
        await TakeBackAsync("o3", 36);

        await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        var question = (await CheckAsync()).Questions[0];
        question.Decision.ShouldBeNull();
        question.NeedsDecision.ShouldBeTrue();
        question.Lapsed!.Changes.ShouldHaveSingleItem().Lost.ShouldBeTrue();
    }

    [Fact]
    public async Task A_withdrawal_reaches_those_who_took_an_earlier_version()
    {
        await AcceptAsync(first);
        await TakeBackAsync("o1", 10);
        var corrected = await (await CorrectAsync(host.HaltonLead)).ReadAsync<ReleasedEvidence>();

        await host.HaltonLead.PostAsync($"evidence/{corrected.Id}/withdraw", new WithdrawEvidence("It was all made up by a machine."));

        (await CheckAsync()).Questions[0].Lapsed!.Changes.Select(change => (change.EvidenceId, change.Lost)).ShouldBe(
            [(first, false), (corrected.Id, true)]);
        (await host.PublishedAsync<EvidenceWithdrawn>()).Single().EvidenceIds.ShouldBe([corrected.Id, first]);
        (await host.Anyone.GetAsync($"surveys/{slug}/results")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await host.Anyone.GetAsync($"evidence/{first}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    private string Address => $"surveys/{draft}/reuse/{Phone.Code}";

    private Task<HttpResponseMessage> CorrectAsync(HttpClient client, string? survey = null, string because = Why) =>
        client.PostAsync($"surveys/{survey ?? slug}/correct", new CorrectEvidence(because));

    private async Task<ReleasedEvidence[]> ListAsync() => (await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence"))!;

    private async Task<ReuseCheck> CheckAsync() => (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft}/reuse"))!;

    private async Task AcceptAsync(params Guid[] evidence) =>
        await (await host.SystemLead.SendAsync(HttpMethod.Put, Address, new AcceptReuse(evidence))).ReadAsync<QuestionReuse>();

    /// <summary>People who had chosen the option take their answers back.</summary>
    private Task TakeBackAsync(string option, int people) => host.InDatabaseAsync(async (_, db) =>
    {
        var survey = await db.Surveys.SingleAsync(survey => survey.Slug == slug);
        var responses = (await db.Responses.Where(response => response.SurveyId == survey.Id).ToListAsync())
            .Where(response => response.Answers[Phone.Code][0] == option).Take(people);
        db.RemoveRange(responses);
        await db.SaveChangesAsync();
    });
}
