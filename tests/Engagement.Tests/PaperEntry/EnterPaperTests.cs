using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.PaperEntry;
using IcpEngage.Engagement.Tests.Exports;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.PaperEntry;

/// <summary>Answers that came on paper or by telephone, typed in by the survey's team.</summary>
public sealed class EnterPaperTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(ResponseMode.Paper, "paper")]
    [InlineData(ResponseMode.Telephone, "telephone")]
    public async Task How_answers_came_is_stored_and_exported(ResponseMode mode, string exported)
    {
        var slug = await LiveAsync(Questions.Single());

        var entered = await host.SystemLead.EnteredAsync(slug, "key", new() { ["ease"] = ["easy"] }, mode);

        entered.Number.ShouldBeNull();
        (await (await host.Anyone.OpenReceiptAsync(entered.Receipt.Code)).ReadAsync<StoredResponse>()).Answers.Single().Answer.Values.ShouldBe(["easy"]);
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Mode.ShouldBe(mode);
        Downloads.Records(await host.SystemLead.DownloadAsync(slug)).Single()["answer_mode"].ShouldBe(exported);
    }

    [Fact]
    public async Task What_people_send_themselves_came_online()
    {
        var slug = await LiveAsync(Questions.Single());

        await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] });

        (await host.ReadAsync(db => db.Responses.SingleAsync())).Mode.ShouldBe(ResponseMode.Online);
        Downloads.Records(await host.SystemLead.DownloadAsync(slug)).Single()["answer_mode"].ShouldBe("online");
    }

    [Fact]
    public async Task A_required_answer_may_be_missing_and_nothing_else_may_be_wrong()
    {
        var slug = await LiveAsync(Questions.Single(required: true), Questions.Number(range: new NumberRange(0, 7, "days", true)));

        await (await host.SystemLead.EnterAsync(slug, "blank", [])).ReadAsync<EnteredAnswers>();
        var refused = await (await host.SystemLead.EnterAsync(slug, "wrong", new() { ["days"] = ["8"] }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);

        refused.SentencesOn("days").Single().ShouldContain("How many days?");
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_was_not_theirs_is_left_out_only_after_it_was_said()
    {
        var slug = await LiveAsync(Questions.Single(), Questions.Line() with { ShownIf = "{ease} = \"hard\"" });
        Dictionary<string, IReadOnlyList<string>> written = new() { ["ease"] = ["easy"], ["word"] = ["Never mind"] };

        (await (await host.SystemLead.EnterAsync(slug, "key", written))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswersLeftOut)).SentencesOn("word").Length.ShouldBe(1);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);

        await (await host.SystemLead.EnterAsync(slug, "key", written, leftOut: ["word"])).ReadAsync<EnteredAnswers>();
        (await host.ReadAsync(db => db.Responses.SingleAsync())).Answers.Keys.ShouldBe(["ease"]);
    }

    [Fact]
    public async Task The_same_entry_sent_again_is_still_that_entry()
    {
        var slug = await LiveAsync(Questions.Single());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.SystemLead.EnteredAsync(slug, "key", new() { ["ease"] = ["easy"] })));

        answers.Distinct().Count().ShouldBe(1);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
        (await host.PublishedAsync<ActionAudited>()).Count(audited => audited.Action == AuditActions.AnswersEntered).ShouldBe(1);
    }

    [Fact]
    public async Task An_entry_that_was_taken_back_by_its_receipt_stays_away()
    {
        var slug = await LiveAsync(Questions.Single());
        var entered = await host.SystemLead.EnteredAsync(slug, "key", new() { ["ease"] = ["easy"] });

        await host.Anyone.WithdrawAsync(entered.Receipt.Code);

        await (await host.SystemLead.EnterAsync(slug, "key", new() { ["ease"] = ["easy"] }))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ResponseWithdrawn);
    }

    [Fact]
    public async Task Quotas_and_invitations_count_as_for_everybody()
    {
        var slug = (await host.LiveSurveyAsync(new SurveyDefinition("", [Questions.Single()])
        {
            ByInvitation = true,
            Quotas = [new("easy", 1, "{ease} = \"easy\"", "Thank you, there are enough.")],
        })).Summary.Slug;
        var codes = (await (await host.SystemLead.PostAsync($"surveys/{slug}/invitations", new NewInvitations("Letters", 2))).ReadAsync<MadeInvitations>()).Codes;
        await host.SystemLead.ShareAsync(slug, 0);

        await (await host.SystemLead.EnterAsync(slug, "a", new() { ["ease"] = ["easy"] }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.SurveyInvitationNeeded);
        await (await host.SystemLead.EnterAsync(slug, "a", new() { ["ease"] = ["easy"] }, invitation: codes[0])).ReadAsync<EnteredAnswers>();
        await (await host.SystemLead.EnterAsync(slug, "b", new() { ["ease"] = ["hard"] }, invitation: codes[0]))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyInvitationUsed);
        await (await host.SystemLead.EnterAsync(slug, "b", new() { ["ease"] = ["easy"] }, invitation: codes[1]))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaFull);
    }

    [Fact]
    public async Task Paper_comes_after_closing_too_until_the_release_and_telephone_does_not()
    {
        var slug = await LiveAsync(Questions.Single());
        await host.SystemLead.PostAsync($"surveys/{slug}/close", null);

        await host.SystemLead.EnteredAsync(slug, "post", new() { ["ease"] = ["easy"] });
        await (await host.SystemLead.EnterAsync(slug, "call", new() { ["ease"] = ["easy"] }, ResponseMode.Telephone))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        await (await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] }, "online"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);

        (await host.SystemLead.PostAsync($"surveys/{slug}/release", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await host.SystemLead.EnterAsync(slug, "late", new() { ["ease"] = ["easy"] }))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyNotLive);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_leads_the_survey_types_in()
    {
        var slug = await LiveAsync(Questions.Single());

        (await host.Anyone.EnterAsync(slug, "key", [])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.HaltonLead.EnterAsync(slug, "key", [])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.As(new Grant(Roles.Analyst, Grant.WholeSystem)).EnterAsync(slug, "key", [])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(ResponseMode.Online, "key", "halton", "mode")]
    [InlineData(ResponseMode.Paper, null, "halton", ResponseHeaders.IdempotencyKey)]
    [InlineData(ResponseMode.Paper, "key", "nowhere", "areaSlug")]
    public async Task What_is_wrong_with_an_entry_is_said(ResponseMode mode, string? key, string area, string field)
    {
        var slug = await LiveAsync(Questions.Single());

        var answer = await host.SystemLead.SendAsync(
            HttpMethod.Post, $"surveys/{slug}/papers", new EnterAnswers(area, mode, new Dictionary<string, IReadOnlyList<string>>()), key is null ? [] : [(ResponseHeaders.IdempotencyKey, key)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
    }

    [Fact]
    public async Task Who_was_typed_in_is_not_among_those_who_came_through_the_pages()
    {
        var slug = await LiveAsync(Questions.Single());
        for (var person = 0; person < 10; person++)
        {
            await host.SystemLead.EnteredAsync(slug, $"paper {person}", new() { ["ease"] = ["easy"] });
        }

        await host.SystemLead.EnteredAsync(slug, "call", new() { ["ease"] = ["easy"] }, ResponseMode.Telephone);

        var progress = (await host.SystemLead.GetAsync<SurveyProgress>($"surveys/{slug}/results/progress"))!;
        progress.Sent.About.ShouldBe(0);
        progress.TypedIn.ShouldBe([new(ResponseMode.Paper, new DisclosedCount(10)), new(ResponseMode.Telephone, default)]);
    }

    [Fact]
    public void The_service_draws_about_the_share_that_was_asked_for_and_the_same_again()
    {
        var sample = new SecondEntrySample { SurveyId = Guid.NewGuid(), Percent = 10 };
        string[] keys = [.. Enumerable.Range(0, 10_000).Select(number => $"{number}")];

        // Eight standard deviations around the thousand.
        keys.Count(sample.Draws).ShouldBeInRange(760, 1240);
        keys.Where(sample.Draws).ShouldBe(keys.Where(sample.Draws));
        keys.Count(new SecondEntrySample { SurveyId = Guid.NewGuid(), Percent = 0 }.Draws).ShouldBe(0);
        keys.Count(new SecondEntrySample { SurveyId = Guid.NewGuid(), Percent = 100 }.Draws).ShouldBe(10_000);
        keys.Where(new SecondEntrySample { SurveyId = Guid.NewGuid(), Percent = 10 }.Draws).ShouldNotBe(keys.Where(sample.Draws));
    }

    private async Task<string> LiveAsync(params Question[] questions)
    {
        var slug = (await host.LiveSurveyAsync(questions)).Summary.Slug;
        await host.SystemLead.ShareAsync(slug, 0);
        return slug;
    }
}
