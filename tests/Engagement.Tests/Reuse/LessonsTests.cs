using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Tests.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>What people decide on one draft, the next draft knows.</summary>
public sealed class LessonsTests : IAsyncLifetime
{
    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");


    private EngagementHost host = null!;
    private Guid halton;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        draft = (await host.DraftAsync([Phone])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_asks_something_else_is_not_listed_here_or_on_the_next_draft_and_asks_for_no_decision()
    {
        var reuse = await (await SetApartAsync(draft, Asked)).ReadAsync<QuestionReuse>();
        var next = (await host.DraftAsync([Phone with { Text = Phone.Text + "!" }])).Summary.Slug;

        foreach (var each in new[] { reuse, await QuestionAsync(next) })
        {
            each.Candidates.ShouldBeEmpty();
            each.NeedsDecision.ShouldBeFalse();
            each.SetApart.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                apart => apart.EvidenceId.ShouldBe(halton),
                apart => apart.Text.ShouldBe(Phone.Text),
                apart => apart.SaidBy.ShouldBe("Alex Example"),
                apart => apart.SaidOn.ShouldBe(host.Today));
        }

        var whileWriting = await host.SystemLead.PostAsync($"surveys/{draft}/reuse/like", new QuestionBeingWritten(Phone.Text, QuestionKind.SingleChoice));
        (await whileWriting.ReadAsync<ReuseCandidate[]>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_listed_again_once_somebody_says_otherwise_also_on_another_draft()
    {
        await SetApartAsync(draft, Asked);
        var next = (await host.DraftAsync([Phone])).Summary.Slug;
        host.Time.Pass(TimeSpan.FromSeconds(1));

        var reuse = await (await SetApartAsync(next)).ReadAsync<QuestionReuse>();

        reuse.SetApart.ShouldBeEmpty();
        reuse.NeedsDecision.ShouldBeTrue();
        (await QuestionAsync(draft)).NeedsDecision.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_used_for_a_wording_is_offered_for_it_until_the_decision_is_taken_back()
    {
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/{Phone.Code}", new AcceptReuse([halton]));
        await host.InDatabaseAsync(async (_, db) =>
        {
            // As if the draft had asked it in words that nobody would find it by.
            var lesson = await db.Set<MatchLesson>().SingleAsync();
            db.Remove(lesson);
            db.Add(new MatchLesson
            {
                Id = Guid.CreateVersion7(),
                SurveyId = lesson.SurveyId,
                QuestionCode = lesson.QuestionCode,
                Wording = "Unfindable whatsoever zzyzx?",
                EvidenceId = lesson.EvidenceId,
                AskedCode = lesson.AskedCode,
                Says = lesson.Says,
                TaughtBy = lesson.TaughtBy,
                TaughtOn = lesson.TaughtOn,
            });
            await db.SaveChangesAsync();
        });
        var odd = (await host.DraftAsync([Phone with { Text = "Unfindable whatsoever, zzyzx" }])).Summary.Slug;

        var candidate = (await QuestionAsync(odd)).Candidates.ShouldHaveSingleItem();
        await host.SystemLead.DeleteAsync($"surveys/{draft}/reuse/{Phone.Code}");

        candidate.EvidenceId.ShouldBe(halton);
        candidate.Reason.ShouldStartWith("Its answers were used for a question like this one before");
        (await QuestionAsync(odd)).Candidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_used_cannot_be_something_else_and_only_what_was_found_can()
    {
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/{Phone.Code}", new AcceptReuse([halton]));

        (await (await SetApartAsync(draft, Asked)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("questions").ShouldBe(["The answers of Halton are used for this question. Take that decision back first."]);
        await (await SetApartAsync(draft, new QuestionOfEvidence(halton, "no-such"))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        await (await SetApartAsync(draft, new QuestionOfEvidence(Guid.CreateVersion7(), Phone.Code))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Who_may_decide_may_say_so_and_the_trail_hears_it_once()
    {
        await (await SetApartAsync(draft, host.HaltonLead, Asked)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await SetApartAsync(draft, host.Anyone, Asked)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await SetApartAsync(draft, Asked);
        await SetApartAsync(draft, host.As(new Grant(Roles.Secretariat, Grant.WholeSystem)), Asked);

        var told = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Action == AuditActions.QuestionsSetApart).ShouldHaveSingleItem();
        told.Subject.ShouldBe($"survey/{draft}");
        told.After.ShouldBe($$"""{"question":"{{Phone.Code}}","setApart":[{"evidenceId":"{{halton}}","questionCode":"{{Phone.Code}}"}]}""");
    }

    private QuestionOfEvidence Asked => new(halton, Phone.Code);

    private Task<HttpResponseMessage> SetApartAsync(string slug, params QuestionOfEvidence[] questions) => SetApartAsync(slug, host.SystemLead, questions);

    private static Task<HttpResponseMessage> SetApartAsync(string slug, HttpClient client, params QuestionOfEvidence[] questions) =>
        client.SendAsync(HttpMethod.Put, $"surveys/{slug}/reuse/{Phone.Code}/different", new SetQuestionsApart(questions));

    private async Task<QuestionReuse> QuestionAsync(string slug) =>
        (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{slug}/reuse"))!.Questions[0];
}
