using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IcpEngage.Engagement.Tests.Results;

/// <summary>Stored responses are read once for all who ask, also where that takes longer than one of them waits.</summary>
public sealed class ResponseSnapshotsTests : IAsyncLifetime
{
    private EngagementHost host = null!;
    private SurveyDetail survey = null!;
    private Door door = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        door = new Door(host.Services.GetRequiredService<IServiceScopeFactory>());
        survey = await AnsweredAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_reading_that_nobody_waits_for_any_more_goes_on_for_who_asks_next()
    {
        var snapshots = Snapshots();
        door.Close();
        using var patience = new CancellationTokenSource();
        var first = LookAsync(snapshots, survey, patience.Token);
        await door.KnockedAsync();

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        var second = LookAsync(snapshots, survey);
        door.Open();

        (await second).ShouldBe(2);
        door.Entered.ShouldBe(1);
    }

    [Fact]
    public async Task All_who_ask_at_the_same_moment_share_a_reading()
    {
        var snapshots = Snapshots();
        door.Close();
        var looks = Enumerable.Range(0, 5).Select(_ => LookAsync(snapshots, survey)).ToList();
        await door.KnockedAsync();
        door.Open();

        (await Task.WhenAll(looks)).ShouldAllBe(respondents => respondents == 2);
        (await LookAsync(snapshots, survey)).ShouldBe(2);
        door.Entered.ShouldBe(1);
    }

    [Fact]
    public async Task What_came_during_a_reading_is_read_by_who_asks_after_it_came()
    {
        var snapshots = Snapshots();
        (await LookAsync(snapshots, survey)).ShouldBe(2);
        await host.Anyone.RespondAsync(survey.Summary.Slug, new() { ["ease"] = ["hard"] }, "third");
        door.Close();
        var before = LookAsync(snapshots, survey);
        await door.KnockedAsync();

        await host.Anyone.RespondAsync(survey.Summary.Slug, new() { ["ease"] = ["hard"] }, "fourth");
        var after = LookAsync(snapshots, survey);
        door.Open();

        (await before).ShouldBeGreaterThanOrEqualTo(3);
        (await after).ShouldBe(4);
    }

    [Fact]
    public async Task The_survey_looked_at_last_stays_in_memory_and_others_go_when_there_is_no_room()
    {
        var other = await AnsweredAsync();
        var snapshots = Snapshots(megabytes: 0);

        await LookAsync(snapshots, survey);
        await LookAsync(snapshots, survey);
        door.Entered.ShouldBe(1);

        await LookAsync(snapshots, other);
        await LookAsync(snapshots, other);
        door.Entered.ShouldBe(2);

        await LookAsync(snapshots, survey);
        door.Entered.ShouldBe(3);
    }

    [Fact]
    public async Task A_reading_that_failed_is_told_and_the_next_who_asks_has_another()
    {
        var snapshots = Snapshots();
        door.Fails = true;
        (await Should.ThrowAsync<InvalidOperationException>(() => LookAsync(snapshots, survey))).Message.ShouldBe("No scope.");

        door.Fails = false;
        (await LookAsync(snapshots, survey)).ShouldBe(2);
    }

    private async Task<SurveyDetail> AnsweredAsync()
    {
        var live = await host.LiveSurveyAsync();
        foreach (var key in new[] { "first", "second" })
        {
            await host.Anyone.RespondAsync(live.Summary.Slug, new() { ["ease"] = ["easy"] }, key);
        }

        return live;
    }

    private ResponseSnapshots Snapshots(int megabytes = 128) => new(
        Options.Create(new ResultsOptions { SnapshotMegabytes = megabytes }), door, host.Services.GetRequiredService<IHostApplicationLifetime>());

    /// <summary>How many had answered, as a look at the results has it.</summary>
    private Task<int> LookAsync(ResponseSnapshots snapshots, SurveyDetail of, CancellationToken cancellation = default) => host.ReadAsync(async db =>
    {
        var stored = await db.Surveys.AsNoTracking().SingleAsync(each => each.Id == of.Summary.Id, CancellationToken.None);
        return (await snapshots.GetAsync(db, stored, stored.Definition, cancellation)).Respondents;
    });

    /// <summary>What readings come in by; it can be held shut.</summary>
    private sealed class Door(IServiceScopeFactory scopes) : IServiceScopeFactory
    {
        private readonly TaskCompletionSource knocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? shut;
        private int entered;

        public int Entered => entered;

        public bool Fails { get; set; }

        public void Close() => shut = new();

        public void Open() => shut!.SetResult();

        public Task KnockedAsync() => knocked.Task;

        public IServiceScope CreateScope()
        {
            if (shut is { Task.IsCompleted: false } held)
            {
                knocked.SetResult();
                held.Task.Wait();
            }

            Interlocked.Increment(ref entered);
            return Fails ? throw new InvalidOperationException("No scope.") : scopes.CreateScope();
        }
    }
}
