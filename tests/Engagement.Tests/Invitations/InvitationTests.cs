using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Invitations;

/// <summary>Links that can be used once.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private string survey = "";
    private IReadOnlyList<string> codes = [];

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = (await host.LiveSurveyAsync(new SurveyDefinition("", [Questions.Single()]) { ByInvitation = true })).Summary.Slug;
        codes = (await (await host.SystemLead.PostAsync($"surveys/{survey}/invitations", new NewInvitations("Letters to carers", 3)))
            .ReadAsync<MadeInvitations>()).Codes;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_by_invitation_is_answered_once_with_each()
    {
        codes.Distinct().Count().ShouldBe(3);
        await (await StartAsync(null)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.SurveyInvitationNeeded);
        await (await StartAsync("0000-0000-0000")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.SurveyInvitationNeeded);

        var token = (await (await StartAsync(codes[0].ToLowerInvariant().Replace('-', ' '))).ReadAsync<AnswersInProgress>()).Token;
        (await host.Anyone.AnswerAsync(survey, token, "ease", "easy")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.SubmitAsync(survey, token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await host.Anyone.SubmitAsync(survey, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await StartAsync(codes[0])).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyInvitationUsed);
        (await host.SystemLead.GetAsync<IReadOnlyList<InvitationBatch>>($"surveys/{survey}/invitations"))
            .ShouldBe([new InvitationBatch("Letters to carers", 3, 1)]);
    }

    [Fact]
    public async Task Of_many_who_use_one_invitation_at_once_one_is_taken()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => RespondAsync(codes[0], $"{number}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyInvitationUsed);
        }

        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1);
        (await host.ReadAsync(db => db.Surveys.Select(each => each.ResponseCount).SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_response_sent_again_is_still_that_response()
    {
        var first = await (await RespondAsync(codes[1], "key")).ReadAsync<Receipt>();

        (await (await RespondAsync(codes[1], "key")).ReadAsync<Receipt>()).ShouldBe(first);
    }

    [Fact]
    public async Task Nothing_that_is_kept_leads_from_an_invitation_to_answers()
    {
        var token = (await (await StartAsync(codes[0])).ReadAsync<AnswersInProgress>()).Token;
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");
        var hash = await host.ReadAsync(db => db.AnswerDrafts.Select(draft => draft.InvitationHash!).SingleAsync());
        (await host.ReadAsync(db => ColumnsThatHoldAsync(db, hash))).ShouldBe(["answer_drafts.InvitationHash", "survey_invitations.CodeHash"], ignoreOrder: true);

        await host.Anyone.SubmitAsync(survey, token);

        (await host.ReadAsync(db => db.Invitations.SingleAsync(invitation => invitation.Used))).CodeHash.ShouldBe(hash);
        (await host.ReadAsync(db => ColumnsThatHoldAsync(db, hash))).ShouldBe(["survey_invitations.CodeHash"]);
    }

    [Fact]
    public async Task What_was_not_used_can_be_taken_back()
    {
        await RespondAsync(codes[0], "key");

        (await host.SystemLead.DeleteAsync($"surveys/{survey}/invitations/Letters%20to%20carers")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await StartAsync(codes[1])).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.SurveyInvitationNeeded);
        await (await host.SystemLead.DeleteAsync($"surveys/{survey}/invitations/Letters%20to%20carers"))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Theory]
    [InlineData("", 5, "label")]
    [InlineData("Letters to carers", 5, "label")]
    [InlineData("a/b", 5, "label")]
    [InlineData("..", 5, "label")]
    [InlineData("More", 0, "count")]
    [InlineData("More", 5_001, "count")]
    public async Task What_is_wrong_with_new_ones_is_said(string label, int count, string field) =>
        (await (await host.SystemLead.PostAsync($"surveys/{survey}/invitations", new NewInvitations(label, count)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).SentencesOn(field).Length.ShouldBe(1);

    /// <summary>Every column of every table in which the text is part of a value.</summary>
    private static async Task<IReadOnlyList<string>> ColumnsThatHoldAsync(EngagementDb db, string text)
    {
        var columns = await db.Database.SqlQuery<string>(
            $"SELECT m.name || '.' || c.name AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'").ToListAsync();
        var holding = new List<string>();
        foreach (var column in columns)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
#pragma warning disable EF1002 // The names are the database's own.
            var found = await db.Database.SqlQueryRaw<int>(
                $"SELECT COUNT(*) AS Value FROM \"{table}\" WHERE instr(CAST(\"{name}\" AS TEXT), {{0}}) > 0", text).SingleAsync();
#pragma warning restore EF1002
            if (found > 0)
            {
                holding.Add(column);
            }
        }

        return holding;
    }

    private Task<HttpResponseMessage> StartAsync(string? code) =>
        host.Anyone.PostAsync($"surveys/{survey}/answers", new StartAnswers("halton", code));

    private Task<HttpResponseMessage> RespondAsync(string code, string key) => host.Anyone.SendAsync(
        HttpMethod.Post,
        $"surveys/{survey}/responses",
        new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["easy"] }, code),
        (ResponseHeaders.IdempotencyKey, key));
}
