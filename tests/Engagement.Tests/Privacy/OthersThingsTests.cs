using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Tests.Import;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Privacy;

/// <summary>What belongs to somebody else stays theirs: half-filled answers, responses, drafts, imports, results.</summary>
public sealed class OthersThingsTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task One_respondents_token_and_receipt_open_nothing_of_another()
    {
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;
        var mine = await host.Anyone.StartAnswersAsync(survey);
        var theirs = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, theirs, "ease", "hard");
        var stored = await host.ReadAsync(db => db.AnswerDrafts.Select(draft => draft.TokenHash).ToListAsync());

        await host.Anyone.AnswerAsync(survey, mine, "ease", "easy");
        (await AnswersAsync(survey, theirs)).Answers["ease"].Values.ShouldBe(["hard"]);

        // What is stored of a token or a receipt opens nothing, nor does one in place of the other.
        var receipt = await (await host.Anyone.SubmitAsync(survey, mine)).ReadAsync<Receipt>();
        foreach (var guess in stored.Append(receipt.Code).Append(mine).Append(""))
        {
            await (await host.Anyone.SendAsync(HttpMethod.Get, $"surveys/{survey}/answers", null, (ResponseHeaders.DraftToken, guess)))
                .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.DraftNotFound);
        }

        var hash = await host.ReadAsync(db => db.Responses.Select(response => response.ReceiptHash).SingleAsync());
        foreach (var guess in new[] { hash, mine, theirs, receipt.Code[..13], "%", "*" })
        {
            await (await host.Anyone.OpenReceiptAsync(guess)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
            await (await host.Anyone.WithdrawAsync(guess)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);
        }

        (await host.Anyone.WithdrawAsync(receipt.Code)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnswersAsync(survey, theirs)).Answers["ease"].Values.ShouldBe(["hard"]);
        (await host.Anyone.SubmitAsync(survey, theirs)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lead_of_one_place_changes_nothing_of_another_and_sees_no_results_before_the_public_does()
    {
        var draft = await host.DraftAsync(owner: EngagementHost.Knowsley, title: "A draft");
        var systems = await host.LiveSurveyAsync();
        var live = await host.LiveSurveyAsync(owner: EngagementHost.Wirral);
        await host.Anyone.RespondAsync(live.Summary.Slug, new() { ["ease"] = ["easy"] }, area: "wirral");
        var before = await SnapshotAsync();

        var edit = new EditSurvey("Mine now", new SurveyDefinition("Mine.", [Questions.Single()]), draft.Version);
        var ask = new RaiseAsk(Guid.NewGuid(), EngagementHost.Knowsley, "Something else altogether", default, 4, host.Today.AddDays(3), true);
        (HttpMethod Method, string Path, object? Body)[] attempts =
        [
            (HttpMethod.Put, $"surveys/{draft.Summary.Slug}", edit),
            (HttpMethod.Post, $"surveys/{draft.Summary.Slug}/publish", new PublishSurvey(host.Today, host.Today)),
            (HttpMethod.Post, $"surveys/{draft.Summary.Slug}/review", new ReviewSurvey(draft.Version)),
            (HttpMethod.Put, $"surveys/{live.Summary.Slug}", edit with { Version = live.Version, Seen = ChangeClass.Breaking }),
            (HttpMethod.Post, $"surveys/{live.Summary.Slug}/changes", edit with { Version = live.Version }),
            (HttpMethod.Put, $"surveys/{draft.Summary.Slug}/archive", new { }),
            (HttpMethod.Delete, $"surveys/{draft.Summary.Slug}/archive", null),
            (HttpMethod.Put, $"surveys/{draft.Summary.Slug}/reuse/ease", new AcceptReuse([Guid.NewGuid()])),
            (HttpMethod.Put, $"surveys/{draft.Summary.Slug}/reuse/ease/ask-again", new AskAgain("Because we want to.")),
            (HttpMethod.Delete, $"surveys/{draft.Summary.Slug}/reuse/ease", null),
            (HttpMethod.Post, $"surveys/{draft.Summary.Slug}/asks", ask),
            (HttpMethod.Post, $"surveys/{live.Summary.Slug}/close", new { }),
            (HttpMethod.Post, $"surveys/{live.Summary.Slug}/release", new { }),
            (HttpMethod.Get, $"surveys/{live.Summary.Slug}/results", null),
            (HttpMethod.Post, $"surveys/{systems.Summary.Slug}/close", new { }),
            (HttpMethod.Get, $"surveys/{systems.Summary.Slug}/results", null),
            (HttpMethod.Post, "surveys", new NewSurvey("Theirs", EngagementHost.Knowsley, "adults", "")),
        ];
        foreach (var (method, path, body) in attempts)
        {
            var answer = await host.HaltonLead.SendAsync(method, path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        }

        await (await host.HaltonLead.UploadAsync(EngagementHost.Knowsley, Uploads.Own("all-types.lss")))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        (await SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Fields_that_are_not_the_senders_to_set_change_nothing()
    {
        var draft = await host.DraftAsync(owner: EngagementHost.Halton);
        var own = new
        {
            title = draft.Summary.Title,
            definition = draft.Definition,
            version = draft.Version,
            id = Guid.Empty,
            slug = "taken-over",
            state = "Released",
            ownerAreaCode = EngagementHost.System,
            responseCount = 99,
            opens = "2001-01-01",
            closes = "2001-01-02",
            demonstration = true,
            answersDeletedOn = "2001-01-03",
            places = new[] { EngagementHost.Wirral },
            summary = new { state = "Released", ownerAreaCode = EngagementHost.System },
        };
        (await host.HaltonLead.SendAsync(HttpMethod.Put, $"surveys/{draft.Summary.Slug}", own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.HaltonLead.SendAsync(HttpMethod.Post, "surveys", new { title = "Another", ownerAreaCode = EngagementHost.Halton, audienceCode = "adults", introduction = "", id = Guid.Empty, slug = "chosen", state = "Live", version = 77, demonstration = true }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);

        var surveys = await host.ReadAsync(db => db.Surveys.Include(survey => survey.Places).AsNoTracking().ToListAsync());
        surveys.Count.ShouldBe(2);
        foreach (var survey in surveys)
        {
            survey.Id.ShouldNotBe(Guid.Empty);
            survey.Slug.ShouldBeOneOf(draft.Summary.Slug, "another");
            (survey.State, survey.OwnerAreaCode, survey.ResponseCount, survey.Opens, survey.Closes, survey.Demonstration, survey.AnswersDeletedOn)
                .ShouldBe((SurveyState.Draft, EngagementHost.Halton, 0, null, null, false, null));
            survey.Places.ShouldBeEmpty();
            survey.Version.ShouldBeLessThan(77);
        }

        var written = surveys.Single(survey => survey.Slug == draft.Summary.Slug);
        await host.HaltonLead.SendAsync(HttpMethod.Post, $"surveys/{draft.Summary.Slug}/review", new { version = written.Version, reviewedBy = "Somebody else" });
        (await host.ReadAsync(db => db.Surveys.SingleAsync(survey => survey.Id == written.Id))).ReviewedBy.ShouldBe("Alex Example");
        await host.HaltonLead.SendAsync(HttpMethod.Post, $"surveys/{draft.Summary.Slug}/publish", new { opens = host.Today, closes = host.Today, state = "Released", areaCodes = new[] { EngagementHost.Wirral }, keptMonths = 1 });
        var live = await host.ReadAsync(db => db.Surveys.Include(survey => survey.Places).SingleAsync(survey => survey.Slug == draft.Summary.Slug));
        (live.State, live.KeptMonths).ShouldBe((SurveyState.Live, 24));
        live.Places.Select(place => place.AreaCode).ShouldBe([EngagementHost.Halton]);
    }

    [Fact]
    public async Task A_respondent_sets_nothing_but_place_and_answers()
    {
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;
        var body = new
        {
            areaSlug = "halton",
            answers = new { ease = new[] { "easy" } },
            receiptHash = "mine",
            code = "AAAA-AAAA-AAAA",
            surveyId = Guid.Empty,
            surveyVersion = 99,
            areaCode = EngagementHost.Wirral,
            receivedOn = "2001-01-01",
            id = Guid.Empty,
        };

        (await host.Anyone.SendAsync(HttpMethod.Post, $"surveys/{survey}/responses", body)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var token = (await (await host.Anyone.SendAsync(HttpMethod.Post, $"surveys/{survey}/answers", new { areaSlug = "halton", token = "mine", keptUntil = "2099-01-01", answers = new { ease = new { values = new[] { "easy" } } } }))
            .ReadAsync<AnswersInProgress>()).Token;

        var stored = await host.ReadAsync(db => db.Responses.SingleAsync());
        (stored.AreaCode, stored.ReceivedOn, stored.ReceiptHash.Length).ShouldBe((EngagementHost.Halton, host.Today, 64));
        stored.SurveyVersion.ShouldBeLessThan(99);
        stored.SurveyId.ShouldNotBe(Guid.Empty);
        token.ShouldNotBe("mine");
        (await host.ReadAsync(db => db.AnswerDrafts.SingleAsync())).Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("word", 200)]
    [InlineData("why", 4_000)]
    public async Task Free_text_is_taken_up_to_its_greatest_length_in_one_and_in_steps(string question, int most)
    {
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;
        var token = await host.Anyone.StartAnswersAsync(survey);
        await host.Anyone.AnswerAsync(survey, token, "ease", "easy");

        (await host.Anyone.AnswerAsync(survey, token, question, new string('x', most))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Anyone.AnswerAsync(survey, token, question, new string('x', most + 1))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await AnswersAsync(survey, token)).Answers[question].Values[0].Length.ShouldBe(most);
        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"], [question] = [new string('x', most)] })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"], [question] = [new string('x', most + 1)] })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Lists_keys_and_bodies_have_a_greatest_size()
    {
        var survey = (await host.LiveSurveyAsync()).Summary.Slug;
        var phones = Enumerable.Repeat("phone", DefinitionRules.MostOptions).ToArray();
        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"], ["ways"] = phones })).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"], ["ways"] = [.. phones, "phone"] })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        // As many answers as a survey can have questions are looked at one by one; more are one mistake.
        (await SentencesAsync(DefinitionRules.MostParts)).ShouldBe(DefinitionRules.MostParts);
        (await SentencesAsync(DefinitionRules.MostParts + 1)).ShouldBe(1);

        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] }, new string('k', 200))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.Anyone.RespondAsync(survey, new() { ["ease"] = ["easy"] }, new string('k', 201))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var token = await host.Anyone.StartAnswersAsync(survey);
        (await host.Anyone.AnswerAsync(survey, token, "why", new string('x', 512 * 1024))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await host.Anyone.RespondAsync(survey, new() { ["why"] = [new string('x', 1024 * 1024)] })).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await host.Anyone.PostAsync($"surveys/{survey}/answers", new StartAnswers(new string('x', 128 * 1024)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        async Task<int> SentencesAsync(int answers)
        {
            var given = Enumerable.Range(0, answers - 1).ToDictionary(index => $"q{index}", _ => (IReadOnlyList<string>)["x"]);
            given["ease"] = ["nothing of the kind"];
            var problem = await (await host.Anyone.RespondAsync(survey, given)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.AnswerInvalid);
            return problem.GetProperty("errors").EnumerateObject().Count();
        }
    }

    private async Task<AnswersInProgress> AnswersAsync(string survey, string token) =>
        await (await host.Anyone.SendAsync(HttpMethod.Get, $"surveys/{survey}/answers", null, (ResponseHeaders.DraftToken, token))).ReadAsync<AnswersInProgress>();

    /// <summary>Every survey as it is stored.</summary>
    private async Task<string> SnapshotAsync() => JsonSerializer.Serialize(
        await host.ReadAsync(db => db.Surveys.AsNoTracking().OrderBy(survey => survey.Slug)
            .Select(survey => new { survey.Slug, survey.Title, survey.State, survey.Definition, survey.OwnerAreaCode, survey.Opens, survey.Closes, survey.Version }).ToListAsync()),
        Json.Options);
}
