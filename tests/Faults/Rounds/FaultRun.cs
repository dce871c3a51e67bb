using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Faults.Breaking;
using IcpEngage.Faults.Platforms;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Faults.Rounds;

/// <summary>
/// Troubles a platform round after round while people answer, and holds their receipts against what is kept after each.
/// </summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private const string Survey = "gp-help-halton";
    private const string Place = "halton";
    private const string PlaceCode = "E06000006";

    /// <summary>Receipts between two faults, at most.</summary>
    private const int BetweenFaults = 25;

    /// <summary>Receipts that say that it works again.</summary>
    private const int Recovered = 10;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(120);

    private readonly PlatformFixture platform;
    private readonly Action<string> tell;
    private readonly Wire door;
    private readonly HttpClient client;
    private readonly Respondents respondents;
    private readonly Books books;
    private readonly IReadOnlyList<EventWitness> witnesses;

    private FaultRun(PlatformFixture platform, Action<string> tell, Wire door, HttpClient client, SurveyDetail survey)
    {
        (this.platform, this.tell, this.door, this.client) = (platform, tell, door, client);
        witnesses = [.. PlatformFixture.Services.Select(service => new EventWitness(platform, service))];
        respondents = new Respondents(client, survey, Place, mark: $"faults-{Guid.NewGuid():N}");
        books = new Books(platform, survey, PlaceCode, respondents.Ledger, witnesses);
    }

    /// <summary>What happened so far.</summary>
    public FaultSummary Summary { get; } = new();

    /// <summary>Gets everything ready on a platform that runs.</summary>
    /// <param name="platform">It must have the demonstration in it.</param>
    /// <param name="tell">Takes a line about what happens.</param>
    public static async Task<FaultRun> PrepareAsync(PlatformFixture platform, Action<string> tell)
    {
        var door = new Wire(platform.BaseAddress.Port);
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{door.Port}"), Timeout = Timeout.InfiniteTimeSpan };
        var survey = (await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{Survey}", Json.Options))!;
        var run = new FaultRun(platform, tell, door, client, survey);
        await run.books.OpenAsync(LongestRecovery);
        return run;
    }

    /// <summary>One round. Throws what does not fit.</summary>
    /// <param name="seed">The same seed makes the same round.</param>
    /// <param name="choose">Chooses what goes wrong.</param>
    public async Task RoundAsync(int seed, Func<Random, IReadOnlyList<Fault>> choose)
    {
        var random = new Random(seed);
        var faults = choose(random).OrderByDescending(fault => fault.NeedsDatabases).ToList();
        var scene = new Scene(platform, respondents, door, witnesses);
        var began = Stopwatch.GetTimestamp();
        respondents.Invite();
        foreach (var fault in faults)
        {
            await Task.WhenAny(
                respondents.MoreReceiptsAsync(random.Next(1, BetweenFaults), LongestRecovery),
                Task.Delay(random.Next(200, 1500)));
            tell($"  {Clock(began)} {await fault.BeginAsync(scene, random)}");
        }

        await Task.Delay(random.Next(300, 2000));
        foreach (var fault in faults.OrderBy(_ => random.Next()).ToList())
        {
            await fault.EndAsync(scene, random);
        }

        var ended = Stopwatch.GetTimestamp();
        await platform.AllHealthyAsync(
            scene.Down.OrderBy(process => platform.Processes.Contains(process)).Concat(platform.Processes).Distinct(), LongestRecovery);
        foreach (var fault in faults)
        {
            await fault.ClearUpAsync(scene, random);
        }

        await respondents.MoreReceiptsAsync(Recovered, LongestRecovery);
        await respondents.AllLeaveAsync(LongestRecovery);
        await books.CompareAsync(LongestRecovery);
        respondents.Offences.ShouldBeEmpty();
        var recovery = Stopwatch.GetElapsedTime(ended);
        Summary.Add(faults, recovery);
        tell($"  {Clock(began)} everything fits: {respondents.Ledger.Given} receipts, {respondents.Ledger.Withdrawn} taken back, {books.Events} events");
    }

    /// <summary>The figures, for the summary.</summary>
    public (Ledger Ledger, int Events, IReadOnlyDictionary<int, int> Refusals) Figures => (respondents.Ledger, books.Events, respondents.Refusals);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await respondents.DisposeAsync();
        client.Dispose();
        await door.DisposeAsync();
    }

    private static string Clock(long began) => Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture).PadLeft(7);
}
