using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Responses;

public sealed class WithdrawalTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private string survey = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync()).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_receipt_shows_what_was_said_however_the_code_is_typed()
    {
        var receipt = await RespondAsync("easy", ("why", "They <b>rang</b> back"), ("ways", "phone"));

        var said = await (await host.Anyone.OpenReceiptAsync(receipt.ToLowerInvariant().Replace('-', ' '))).ReadAsync<StoredResponse>();

        (said.SurveySlug, said.AreaName, said.ReceivedOn).ShouldBe((survey, "Halton", host.Today));
        said.KeptUntil.ShouldBe(host.Today.AddDays(28).AddMonths(24));
        said.Answers.Select(answer => (answer.Question.Code, answer.Answer.Values[0]))
            .ShouldBe([("ease", "easy"), ("ways", "phone"), ("why", "They <b>rang</b> back")]);
    }

    [Fact]
    public async Task A_withdrawn_response_is_gone_and_everybody_who_counts_is_told_once()
    {
        var kept = await RespondAsync("hard");
        var receipt = await RespondAsync("easy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Anyone.WithdrawAsync(receipt)));
        var later = await host.Anyone.WithdrawAsync(receipt);

        foreach (var answer in answers.Append(later))
        {
            (await answer.ReadAsync<WithdrawnResponse>()).SurveySlug.ShouldBe(survey);
        }

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
        (await host.ReadAsync(db => db.Surveys.Where(each => each.Slug == survey).Select(each => each.ResponseCount).SingleAsync())).ShouldBe(1);
        var told = (await host.PublishedAsync<ResponsesWithdrawn>()).ShouldHaveSingleItem();
        told.Areas.ShouldBe([new AreaResponses(EngagementHost.Halton, 1)]);
        (await host.Anyone.OpenReceiptAsync(kept)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await host.Anyone.OpenReceiptAsync(receipt)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);

        var audited = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Action == AuditActions.ResponseWithdrawn).ShouldHaveSingleItem();
        (audited.Actor, audited.Subject, audited.Scope, audited.Before, audited.After)
            .ShouldBe((null, $"survey/{survey}", Grant.WholeSystem, null, null));
    }

    [Fact]
    public async Task Unknown_impossible_and_withdrawn_codes_get_the_same_words()
    {
        var receipt = await RespondAsync("easy");
        await host.Anyone.WithdrawAsync(receipt);

        var words = new List<string>();
        foreach (var code in new[] { receipt, "0000-0000-0000", "no code at all", "", new string('7', 3_000) })
        {
            var problem = await (await host.Anyone.OpenReceiptAsync(code)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
            words.Add(problem.GetProperty("detail").GetString()!);
        }

        words.Distinct().ShouldHaveSingleItem().ShouldBe("We keep no answers under that code. Check the code and try again.");
        await (await host.Anyone.WithdrawAsync("0000-0000-0000")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
    }

    [Fact]
    public async Task A_late_repetition_does_not_bring_a_withdrawn_response_back()
    {
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["easy"] };
        var receipt = await (await host.Anyone.RespondAsync(survey, answers, "key")).ReadAsync<Receipt>();
        await host.Anyone.WithdrawAsync(receipt.Code);

        await (await host.Anyone.RespondAsync(survey, answers, "key")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ResponseWithdrawn);

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Live_results_follow_a_withdrawal_and_published_ones_stay_as_they_were()
    {
        // Thirteen is shown as 15, twelve as 10: counted again, the published table would tell what the thirteenth said.
        var receipts = new List<string>();
        for (var person = 0; person < 13; person++)
        {
            receipts.Add(await RespondAsync("easy"));
        }

        (await EasyAsync()).ShouldBe(15);
        await host.Anyone.WithdrawAsync(receipts[0]);
        (await EasyAsync()).ShouldBe(10);
        receipts.Add(await RespondAsync("easy"));
        (await EasyAsync()).ShouldBe(15);

        await host.SystemLead.PostAsync($"surveys/{survey}/close", new { });
        await host.SystemLead.PostAsync($"surveys/{survey}/release", new { });
        var before = await host.Anyone.GetStringAsync(new Uri($"surveys/{survey}/results", UriKind.Relative));
        (await (await host.Anyone.WithdrawAsync(receipts[1])).ReadAsync<WithdrawnResponse>()).State.ShouldBe(SurveyState.Released);

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(12);
        (await host.Anyone.GetStringAsync(new Uri($"surveys/{survey}/results", UriKind.Relative))).ShouldBe(before);
        (await EasyAsync()).ShouldBe(15);
    }

    [Fact]
    public async Task A_body_that_is_larger_than_a_code_needs_is_not_read()
    {
        var answer = await host.Anyone.OpenReceiptAsync(new string('7', 5_000));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<int?> EasyAsync() =>
        (await host.SystemLead.GetAsync<SurveyResults>($"surveys/{survey}/results"))!
            .Questions.Single(question => question.Code == "ease").Options[0].Count.About;

    private async Task<string> RespondAsync(string ease, params (string Question, string Value)[] others)
    {
        var answers = others.ToDictionary(other => other.Question, other => (IReadOnlyList<string>)[other.Value]);
        answers["ease"] = [ease];
        return (await (await host.Anyone.RespondAsync(survey, answers)).ReadAsync<Receipt>()).Code;
    }
}
