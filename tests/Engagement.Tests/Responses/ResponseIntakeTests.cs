using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IcpEngage.Engagement.Tests.Responses;

public sealed class ResponseIntakeTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private SurveyDetail survey = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        survey = await host.LiveSurveyAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_group_is_stored_together_with_one_event_although_it_holds_duplicates()
    {
        await StoreAsync(NewIntake(), [Item("before")]);
        (await host.PublishedAsync<ResponsesAccepted>()).ShouldHaveSingleItem();

        // All are waiting before the writer starts, so that they make one group.
        var intake = NewIntake();
        var waiting = new[] { Item("a"), Item("b", EngagementHost.Wirral), Item("a"), Item("before"), Item("c") }
            .Select(item => intake.StoreAsync(item, CancellationToken.None)).ToArray();
        await intake.StartAsync(CancellationToken.None);
        var results = await Task.WhenAll(waiting);
        await intake.StopAsync(CancellationToken.None);

        results.ShouldAllBe(result => result.Outcome == IntakeOutcome.Stored);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(4);
        var events = await host.PublishedAsync<ResponsesAccepted>();
        events.Count.ShouldBe(2);
        events[1].Areas.ShouldBe([new(EngagementHost.Halton, 2), new(EngagementHost.Wirral, 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_group_over_two_surveys_has_an_event_for_each()
    {
        var other = await host.LiveSurveyAsync(owner: EngagementHost.Knowsley);

        var intake = NewIntake();
        var waiting = new[] { Item("a"), Item("b", EngagementHost.Knowsley, other), Item("c") }
            .Select(item => intake.StoreAsync(item, CancellationToken.None)).ToArray();
        await intake.StartAsync(CancellationToken.None);
        await Task.WhenAll(waiting);
        await intake.StopAsync(CancellationToken.None);

        var events = await host.PublishedAsync<ResponsesAccepted>();
        events.Count.ShouldBe(2);
        events.Single(each => each.SurveyId == survey.Summary.Id).Areas.ShouldBe([new AreaResponses(EngagementHost.Halton, 2)]);
        events.Single(each => each.SurveyId == other.Summary.Id).Areas.ShouldBe([new AreaResponses(EngagementHost.Knowsley, 1)]);
    }

    [Fact]
    public async Task Replicas_that_tell_at_once_tell_each_response_once_and_what_came_between_is_one_event()
    {
        await StoreAsync(NewIntake(), [.. Enumerable.Range(0, 40).Select(number => Item($"{number}"))]);
        await StoreAsync(NewIntake(), [.. Enumerable.Range(0, 2).Select(number => Item($"wirral {number}", EngagementHost.Wirral))]);
        var teller = host.Services.GetRequiredService<ResponseTeller>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => teller.TellAsync(CancellationToken.None)));
        await teller.TellAsync(CancellationToken.None);

        var told = (await host.PublishedAsync<ResponsesAccepted>()).SelectMany(each => each.Areas).ToList();
        told.Where(area => area.AreaCode == EngagementHost.Halton).Sum(area => area.Responses).ShouldBe(40);
        told.Where(area => area.AreaCode == EngagementHost.Wirral).Sum(area => area.Responses).ShouldBe(2);
    }

    [Fact]
    public async Task One_response_that_cannot_be_stored_fails_alone()
    {
        var intake = NewIntake();
        var good = Enumerable.Range(0, 9).Select(number => intake.StoreAsync(Item($"{number}"), CancellationToken.None)).ToList();
        var bad = intake.StoreAsync(Item("bad", area: null!), CancellationToken.None);
        good.AddRange(Enumerable.Range(9, 9).Select(number => intake.StoreAsync(Item($"{number}"), CancellationToken.None)));
        await intake.StartAsync(CancellationToken.None);

        (await Task.WhenAll(good)).ShouldAllBe(result => result.Outcome == IntakeOutcome.Stored);
        await Should.ThrowAsync<DbUpdateException>(bad);
        await intake.StopAsync(CancellationToken.None);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(18);
        (await host.PublishedAsync<ResponsesAccepted>()).Sum(each => each.Areas.Sum(area => area.Responses)).ShouldBe(18);
    }

    [Fact]
    public async Task Two_processes_given_the_same_responses_store_each_once_and_count_each_once()
    {
        var one = NewIntake(group: 16);
        var two = NewIntake(group: 16);
        await one.StartAsync(CancellationToken.None);
        await two.StartAsync(CancellationToken.None);

        var keys = Enumerable.Range(0, 150).Select(number => $"key {number}").ToList();
        var results = await Task.WhenAll(
            keys.Select(key => one.StoreAsync(Item(key), CancellationToken.None))
                .Concat(keys.AsEnumerable().Reverse().Select(key => two.StoreAsync(Item(key), CancellationToken.None))));

        results.ShouldAllBe(result => result.Outcome == IntakeOutcome.Stored);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(150);
        (await host.ReadAsync(db => db.Surveys.Where(each => each.Id == survey.Summary.Id).Select(each => each.ResponseCount).SingleAsync())).ShouldBe(150);
        (await host.PublishedAsync<ResponsesAccepted>()).Sum(each => each.Areas.Sum(area => area.Responses)).ShouldBe(150);
        await one.StopAsync(CancellationToken.None);
        await two.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_response_that_was_waiting_when_its_survey_closed_is_not_stored()
    {
        var intake = NewIntake();
        var waiting = intake.StoreAsync(Item("late"), CancellationToken.None);
        await host.SystemLead.PostAsync($"surveys/{survey.Summary.Slug}/close", new { });
        await intake.StartAsync(CancellationToken.None);

        (await waiting).Outcome.ShouldBe(IntakeOutcome.SurveyNotLive);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
        (await host.PublishedAsync<ResponsesAccepted>()).ShouldBeEmpty();
        await intake.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_is_waiting_when_the_process_is_asked_to_stop_is_stored()
    {
        var intake = NewIntake(group: 2);
        var waiting = Enumerable.Range(0, 9).Select(number => intake.StoreAsync(Item($"{number}"), CancellationToken.None)).ToList();
        await intake.StartAsync(CancellationToken.None);
        await intake.StopAsync(CancellationToken.None);

        (await Task.WhenAll(waiting)).ShouldAllBe(result => result.Outcome == IntakeOutcome.Stored);
        (await intake.StoreAsync(Item("after"), CancellationToken.None)).Outcome.ShouldBe(IntakeOutcome.Busy);
    }

    [Fact]
    public async Task A_full_queue_is_busy_and_takes_nothing()
    {
        await using var small = await EngagementHost.StartAsync(("Intake:Waiting", "1"));
        var slug = (await small.LiveSurveyAsync()).Summary.Slug;
        await small.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] });
        var connection = await small.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()));

        // Somebody else is writing, so the intake's writer waits with what it has and the queue fills up behind it.
        await using var locker = new SqliteConnection(connection);
        await locker.OpenAsync();
        var transaction = locker.BeginTransaction();
        var sending = Enumerable.Range(0, 6).Select(_ => small.Anyone.RespondAsync(slug, new() { ["ease"] = ["hard"] })).ToList();
        var first = await await Task.WhenAny(sending);
        await first.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, ErrorCodes.Busy);
        first.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        await transaction.RollbackAsync();

        var answers = await Task.WhenAll(sending);
        var taken = answers.Count(answer => answer.StatusCode == HttpStatusCode.Created);
        taken.ShouldBeGreaterThan(0);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).ShouldBe(6 - taken);
        (await small.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(1 + taken);
    }

    [Fact]
    public async Task A_flood_of_one_survey_is_turned_away_and_leaves_another_its_turn()
    {
        await using var small = await EngagementHost.StartAsync(("Intake:AtOnce", "1"), ("Intake:Waiting", "2"));
        var (flooded, other) = ((await small.LiveSurveyAsync()).Summary.Slug, (await small.LiveSurveyAsync()).Summary.Slug);
        await small.Anyone.RespondAsync(flooded, new() { ["ease"] = ["easy"] });
        await small.Anyone.RespondAsync(other, new() { ["ease"] = ["easy"] });
        var connection = await small.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()));

        // While somebody else is writing, one response to the flooded survey is at the intake and two wait for that.
        await using var locker = new SqliteConnection(connection);
        await locker.OpenAsync();
        var transaction = locker.BeginTransaction();
        var flood = Enumerable.Range(0, 30).Select(_ => small.Anyone.RespondAsync(flooded, new() { ["ease"] = ["hard"] })).ToList();
        while (flood.Count(answer => answer.IsCompleted) < 27)
        {
            await Task.Delay(10);
        }

        var unknown = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => small.Anyone.RespondAsync($"made-up-{number}", [])));
        var others = small.Anyone.RespondAsync(other, new() { ["ease"] = ["hard"] });
        await transaction.RollbackAsync();

        (await others).StatusCode.ShouldBe(HttpStatusCode.Created);
        var answers = await Task.WhenAll(flood);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(3);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, ErrorCodes.Busy);
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        }

        unknown.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NotFound || answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        (await small.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(6);
    }

    private static async Task StoreAsync(ResponseIntake intake, ResponseToStore[] items)
    {
        await intake.StartAsync(CancellationToken.None);
        await Task.WhenAll(items.Select(item => intake.StoreAsync(item, CancellationToken.None)));
        await intake.StopAsync(CancellationToken.None);
    }

    private ResponseIntake NewIntake(int group = 256) => new(
        host.Services.GetRequiredService<StoreResponses>(),
        Options.Create(new IntakeOptions { Group = group }),
        NullLogger<ResponseIntake>.Instance);

    private ResponseToStore Item(string key, string area = EngagementHost.Halton, SurveyDetail? of = null) => new(
        new Response
        {
            ReceiptHash = ReceiptCode.For((of ?? survey).Summary.Id, key).Hash,
            SurveyId = (of ?? survey).Summary.Id,
            SurveyVersion = 1,
            AreaCode = area,
            Answers = new Dictionary<string, IReadOnlyList<string>> { ["ease"] = ["easy"] },
            ReceivedOn = host.Today,
        },
        null,
        []);
}
