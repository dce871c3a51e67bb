using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Engagement.Tests.Surveys.Changes;

public sealed class LiveChangeTests : IAsyncLifetime
{
    private static readonly Question Ease = Questions.Single();
    private static readonly Question Other = Ease with { Text = "How hard is it?" };
    private static readonly Question New = new() { Code = "new", Kind = QuestionKind.ShortText, Text = "What is new?" };

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_author_sees_what_a_change_does_and_nothing_is_stored_by_looking()
    {
        var live = await host.LiveSurveyAsync([Ease, Questions.Lines()]);

        var seen = await (await ShowAsync(live, Other, Questions.Lines())).ReadAsync<SurveyChanges>();

        (seen.Class, seen.Responses).ShouldBe((ChangeClass.Breaking, false));
        seen.Questions.ShouldHaveSingleItem().NewCode.ShouldBe("ease-2");
        (await ReadAsync(live)).ShouldSatisfyAllConditions(
            survey => survey.Version.ShouldBe(live.Version), survey => survey.Definition.Questions[0].Text.ShouldBe(Ease.Text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ChangeClass.Safe)]
    [InlineData(ChangeClass.Additive)]
    public async Task A_change_that_does_more_than_its_author_saw_is_not_made(ChangeClass? seen)
    {
        var live = await host.LiveSurveyAsync([Ease]);

        await (await ChangeAsync(live, seen, Other)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ChangeNotSeen);

        (await ReadAsync(live)).Version.ShouldBe(live.Version);
    }

    [Fact]
    public async Task Answers_stay_with_the_question_they_were_given_to_and_a_receipt_shows_it_as_it_was_read()
    {
        var live = await host.LiveSurveyAsync([Ease, Questions.Lines()]);
        var before = await SendAsync(live, new() { ["ease"] = ["hard"], ["why"] = ["It is far"] });

        var changed = await (await ChangeAsync(live, ChangeClass.Breaking, Other, Questions.Lines() with { Text = "why?" })).ReadAsync<SurveyDetail>();
        var after = await SendAsync(live, new() { ["ease-2"] = ["hard"], ["why"] = ["It is dear"] });

        changed.Definition.Questions.Select(question => question.Code).ShouldBe(["ease-2", "why"]);
        (await SaidAsync(before)).ShouldBe([("How easy is it?", "hard"), ("Why?", "It is far")]);
        (await SaidAsync(after)).ShouldBe([("How hard is it?", "hard"), ("why?", "It is dear")]);
        var results = await host.SystemLead.GetAsync<SurveyResults>($"surveys/{live.Summary.Slug}/results");
        results!.Questions.Select(question => question.Code).ShouldBe(["ease", "ease-2", "why"]);
        (await host.ReadAsync(db => db.Responses.OrderBy(response => response.SurveyVersion).Select(response => response.SurveyVersion).ToListAsync()))
            .ShouldBe([live.Version, changed.Version]);
    }

    [Fact]
    public async Task Released_evidence_holds_the_questions_that_are_not_asked_any_more()
    {
        var live = await host.LiveSurveyAsync([Ease]);
        for (var person = 0; person < 10; person++)
        {
            await SendAsync(live, new() { ["ease"] = ["hard"] });
        }

        await ChangeAsync(live, ChangeClass.Breaking, Other);
        await host.SystemLead.PostAsync($"surveys/{live.Summary.Slug}/close", new { });

        var evidence = await (await host.SystemLead.PostAsync($"surveys/{live.Summary.Slug}/release", new { })).ReadAsync<ReleasedEvidence>();

        evidence.Questions.Select(question => (question.Code, question.Answered.About)).ShouldBe([("ease", 10), ("ease-2", 0)]);
    }

    [Fact]
    public async Task Somebody_half_way_keeps_every_answer_whose_question_is_the_same_and_is_asked_the_others()
    {
        var live = await host.LiveSurveyAsync([Ease, Questions.Lines()]);
        var slug = live.Summary.Slug;
        var token = await host.Anyone.StartAnswersAsync(slug);
        await host.Anyone.AnswerAsync(slug, token, "ease", "hard");
        await host.Anyone.AnswerAsync(slug, token, "why", "It is far");

        await ChangeAsync(live, ChangeClass.Breaking, Other with { Required = true }, Questions.Lines(), New);

        var now = await (await host.Anyone.SendAsync(HttpMethod.Get, $"surveys/{slug}/answers", null, (ResponseHeaders.DraftToken, token))).ReadAsync<AnswersInProgress>();
        now.Questions.Select(question => question.Code).ShouldBe(["ease-2", "why", "new"]);
        now.Answers["why"].Values.ShouldBe(["It is far"]);
        var problem = await (await host.Anyone.SubmitAsync(slug, token)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["ease-2"]);
        await host.Anyone.AnswerAsync(slug, token, "ease-2", "easy");
        (await host.Anyone.SubmitAsync(slug, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers.ToDictionary(answer => answer.Key, answer => answer.Value[0])
            .ShouldBe(new Dictionary<string, string> { ["ease-2"] = "easy", ["why"] = "It is far" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_of_another_process_that_knows_the_change_already_is_taken()
    {
        var live = await host.LiveSurveyAsync([Ease]);
        var slug = live.Summary.Slug;
        var token = await host.Anyone.StartAnswersAsync(slug);
        // Changed behind this process's back: it does not forget what it has read.
        await host.InDatabaseAsync(async (_, db) =>
        {
            var survey = (await db.FindSurveyAsync(slug, CancellationToken.None))!;
            survey.Change(survey.Definition with { Questions = [Ease, New] });
            await db.SaveChangesAsync();
        });

        (await host.Anyone.AnswerAsync(slug, token, "new", "This")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.AnswerAsync(slug, token, "nothing", "This")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_response_that_was_looked_at_before_a_change_is_stored_as_what_it_was_given_to()
    {
        var live = await host.LiveSurveyAsync([Ease]);
        var slug = live.Summary.Slug;
        await SendAsync(live, new() { ["ease"] = ["easy"] });
        await ChangeAsync(live, ChangeClass.Breaking, Other);
        var late = new Engagement.Responses.Response
        {
            ReceiptHash = new string('0', 64),
            SurveyId = live.Summary.Id,
            SurveyVersion = live.Version,
            AreaCode = EngagementHost.Halton,
            Answers = new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["hard"] },
            ReceivedOn = host.Today,
        };

        await host.Services.GetRequiredService<Engagement.Responses.ResponseIntake>().StoreAsync(new(late, null, []), CancellationToken.None);

        var results = await host.SystemLead.GetAsync<SurveyResults>($"surveys/{slug}/results");
        results!.Questions.Select(question => question.Code).ShouldBe(["ease", "ease-2"]);
        (await host.ReadAsync(async db => await Engagement.Surveys.Changes.Editions.AnsweredAsync(
            db, (await db.FindSurveyAsync(slug, CancellationToken.None))!, late.SurveyVersion, CancellationToken.None)))
            .Questions[0].Text.ShouldBe(Ease.Text);
    }

    [Fact]
    public async Task Two_authors_at_once_do_not_overwrite_each_other()
    {
        var live = await host.LiveSurveyAsync([Ease]);

        var both = await Task.WhenAll(ChangeAsync(live, ChangeClass.Breaking, Other), ChangeAsync(live, ChangeClass.Breaking, Ease, New));

        both.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        await both.Single(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
        (await host.ReadAsync(db => db.Editions.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_trail_hears_of_a_change_and_its_class()
    {
        var live = await host.LiveSurveyAsync([Ease]);

        await ChangeAsync(live, ChangeClass.Breaking, Other);

        var told = (await host.PublishedAsync<ActionAudited>())[^1];
        told.Action.ShouldBe(AuditActions.SurveyChanged);
        told.Before.ShouldBe($$"""{"edition":{{live.Version}}}""");
        told.After.ShouldBe(
            $$"""{"edition":{{live.Version + 1}},"class":"Breaking","questions":[{"code":"ease","newCode":"ease-2","class":"Breaking"}]}""");
    }

    [Fact]
    public async Task The_title_and_the_keeping_time_of_a_live_survey_stay()
    {
        var live = await host.LiveSurveyAsync([Ease]);
        var edit = new EditSurvey("Another title", live.Definition, live.Version, 12, ChangeClass.Breaking);

        var problem = await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{live.Summary.Slug}", edit))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["title", "keptMonths"]);
    }

    [Fact]
    public async Task A_change_leaves_something_to_ask_in_every_place()
    {
        var draft = await host.DraftAsync([Ease, New]);
        await host.InDatabaseAsync((_, db) =>
        {
            db.ReusedQuestions.Add(new ReusedQuestion(draft.Summary.Id, EngagementHost.Halton, "ease"));
            return db.SaveChangesAsync();
        });
        var live = await (await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today, host.Today))).ReadAsync<SurveyDetail>();

        await (await ChangeAsync(live, ChangeClass.Breaking, Ease)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyEmpty);
        var other = await (await ChangeAsync(live, ChangeClass.Breaking, Other, New)).ReadAsync<SurveyDetail>();

        // Evidence answered the question that was, not the one that is.
        other.Areas.Select(area => area.QuestionsToAsk).ShouldAllBe(count => count == 2);
    }

    [Fact]
    public async Task A_survey_whose_fieldwork_is_over_stays_as_it_is()
    {
        var live = await host.LiveSurveyAsync([Ease]);
        host.Time.PassDays(40);

        await (await ChangeAsync(live, ChangeClass.Breaking, Other)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
        await (await ShowAsync(live, Other)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
    }

    private static EditSurvey Edit(SurveyDetail survey, ChangeClass? seen, Question[] questions) =>
        new(survey.Summary.Title, survey.Definition with { Questions = questions }, survey.Version, Seen: seen);

    private Task<HttpResponseMessage> ShowAsync(SurveyDetail survey, params Question[] questions) =>
        host.SystemLead.PostAsync($"surveys/{survey.Summary.Slug}/changes", Edit(survey, null, questions));

    private Task<HttpResponseMessage> ChangeAsync(SurveyDetail survey, ChangeClass? seen, params Question[] questions) =>
        host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{survey.Summary.Slug}", Edit(survey, seen, questions));

    private async Task<SurveyDetail> ReadAsync(SurveyDetail survey) =>
        (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{survey.Summary.Slug}"))!;

    private async Task<string> SendAsync(SurveyDetail survey, Dictionary<string, IReadOnlyList<string>> answers) =>
        (await (await host.Anyone.PostAsync($"surveys/{survey.Summary.Slug}/responses", new SubmitResponse("halton", answers))).ReadAsync<Receipt>()).Code;

    private async Task<(string Text, string Value)[]> SaidAsync(string receipt) =>
        [.. (await (await host.Anyone.OpenReceiptAsync(receipt)).ReadAsync<StoredResponse>()).Answers.Select(said => (said.Question.Text, said.Answer.Values[0]))];
}
