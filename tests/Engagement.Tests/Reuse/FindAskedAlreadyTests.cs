using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>While a question is written, what was asked already comes up beside it.</summary>
public sealed class FindAskedAlreadyTests : IAsyncLifetime
{
    private const string Wording = "How easy is it to get through to your GP practice by phone?";

    private static readonly string[] Answers = ["Easy", "Neither easy nor difficult", "Difficult"];

    private static readonly Question Phone = Released.Choice("phone", Wording, Answers);

    private EngagementHost host = null!;
    private string draft = "";

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
        await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        draft = (await host.DraftAsync([Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null }])).Summary.Slug;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_is_found_with_the_reason_and_where_its_results_are()
    {
        var before = await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}");

        var found = (await LikeAsync(new(Wording, QuestionKind.SingleChoice, Options: Answers))).ShouldHaveSingleItem();

        found.AreaName.ShouldBe("Halton");
        found.Text.ShouldBe(Wording);
        found.Reason.ShouldBe("Same wording, and the answers are the same.");
        found.SampleSize.About.ShouldBe(100);
        (found.Comparable, found.Accepted).ShouldBe((true, false));
        (await host.Anyone.GetAsync($"surveys/{found.SurveySlug}/results")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{draft}"))!.Version.ShouldBe(before!.Version);
    }

    [Fact]
    public async Task Other_answers_and_answers_not_written_yet_are_told_apart()
    {
        var yesOrNo = await LikeAsync(new(Wording, QuestionKind.SingleChoice, Options: ["Yes", "No"]));
        var none = await LikeAsync(new(Wording, QuestionKind.SingleChoice));
        var noScale = await LikeAsync(new(Wording, QuestionKind.Scale));

        yesOrNo.Single().ShouldSatisfyAllConditions(
            candidate => candidate.Comparable.ShouldBeFalse(), candidate => candidate.Reason.ShouldBe("Same wording, but their answers differ."));
        none.Single().ShouldSatisfyAllConditions(
            candidate => candidate.Comparable.ShouldBeFalse(), candidate => candidate.Reason.ShouldBe("Same wording, but your question has no answers yet."));
        noScale.Single().Reason.ShouldBe("Same wording, but they are answered in different ways.");
    }

    [Fact]
    public async Task The_five_best_come_first_of_all_that_are_like_it()
    {
        foreach (var number in Enumerable.Range(1, 6))
        {
            await host.ReleasedAsync(
                number % 2 == 0 ? EngagementHost.Knowsley : EngagementHost.Wirral, "Elsewhere", Phone with { Text = $"How easy is it to get through to GP practice {number} by phone?" }, 30, 30, 30);
        }

        var found = await LikeAsync(new(Wording, QuestionKind.SingleChoice, Options: Answers));

        found.Count.ShouldBe(5);
        found[0].Text.ShouldBe(Wording);
        found.Select(candidate => candidate.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Nothing_is_found_for_what_nobody_asked_for_text_to_read_and_for_other_places()
    {
        (await LikeAsync(new("Which colour should the bins be?", QuestionKind.SingleChoice, Options: ["Green", "Blue"]))).ShouldBeEmpty();
        (await LikeAsync(new(Wording, QuestionKind.Information))).ShouldBeEmpty();

        draft = (await host.DraftAsync([Phone], EngagementHost.Wirral)).Summary.Slug;
        (await LikeAsync(new(Wording, QuestionKind.SingleChoice, Options: Answers))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, "text")]
    [InlineData(2_001, 0, "text")]
    [InlineData(20, 201, "options")]
    public async Task What_no_question_can_be_is_refused(int characters, int options, string field)
    {
        var written = new QuestionBeingWritten(
            new string('a', characters), QuestionKind.SingleChoice, Options: [.. Enumerable.Repeat("Yes", options)]);

        (await (await SendAsync(host.SystemLead, written)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn(field).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Gaps_in_what_was_sent_break_nothing()
    {
        var scale = new { text = Wording, kind = "Scale", scale = new { minimum = 1, maximum = 5 } };
        var choice = new { text = Wording, kind = "SingleChoice", options = new string?[] { null } };

        (await host.SystemLead.PostAsync(Address, scale)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.SystemLead.PostAsync(Address, choice)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_larger_than_any_question_is_refused() =>
        (await SendAsync(host.SystemLead, new(Wording, QuestionKind.SingleChoice, Options: [new string('a', FindAskedAlready.LargestBytes)])))
            .StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task Only_the_owners_lead_is_told()
    {
        var written = new QuestionBeingWritten(Wording, QuestionKind.SingleChoice);

        await (await SendAsync(host.HaltonLead, written)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await SendAsync(host.As(new Grant(Roles.Communications, Grant.WholeSystem)), written))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await SendAsync(host.Anyone, written)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        draft = "no-such";
        await (await SendAsync(host.SystemLead, written)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private string Address => $"surveys/{draft}/reuse/like";

    private Task<HttpResponseMessage> SendAsync(HttpClient client, QuestionBeingWritten written) => client.PostAsync(Address, written);

    private async Task<IReadOnlyList<ReuseCandidate>> LikeAsync(QuestionBeingWritten written) =>
        await (await SendAsync(host.SystemLead, written)).ReadAsync<IReadOnlyList<ReuseCandidate>>();
}
