using IcpEngage.Faults.Breaking;
using IcpEngage.Faults.Rounds;
using IcpEngage.Platform.Tests.Platforms;
using Xunit.Abstractions;

namespace IcpEngage.Platform.Tests.Faults;

/// <summary>
/// A few rounds of what <c>scripts/faults.sh</c> does for longer: people answer while things break, and afterwards whoever has a
/// receipt is in the database once, every event has reached every service that listens once, and every number equals a
/// recount. The seed is in the output; the environment variable <c>ICPENGAGE_TEST_SEED</c> repeats it.
/// </summary>
public abstract class NothingIsLost(PlatformFixture platform, ITestOutputHelper output)
{
    /// <summary>What breaks at a time, round after round.</summary>
    internal abstract IReadOnlyList<Fault>[] Rounds { get; }

    [Fact]
    public async Task Every_receipt_is_kept_once_and_every_event_arrives_once_whatever_breaks()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ICPENGAGE_TEST_SEED"), out var given) ? given : Random.Shared.Next(1, 1_000_000);
        output.WriteLine($"Seed {seed}");
        await using var run = await FaultRun.PrepareAsync(platform, output.WriteLine);

        foreach (var faults in Rounds)
        {
            await run.RoundAsync(seed++, _ => faults);
        }
    }

    /// <summary>Ends the processes that these services, or the door, run in.</summary>
    internal Fault Kill(params string[] services) =>
        new ProcessesEnd("kill", Signal.Kill, [.. services.Select(service => service == "door" ? platform.Door : platform.ProcessOf(service)).Distinct()]);
}

/// <summary>In the embedded platform.</summary>
[Collection(Embedded.Name)]
public sealed class NothingIsLostWhenEmbedded(EmbeddedPlatform platform, ITestOutputHelper output) : NothingIsLost(platform, output)
{
    internal override IReadOnlyList<Fault>[] Rounds =>
    [
        [Kill("engagement"), new DeliveredTwice()],
        [new PoisonMessage(), Kill("engagement"), new ConnectionsBreak()],
        [new DeliveredInDisorder(), new ProcessesStandStill()],
    ];
}

/// <summary>In the distributed platform over SQLite, with the broker killed, too.</summary>
[Collection(OnSqlite.Name)]
public sealed class NothingIsLostOnSqlite(DistributedOnSqlite platform, ITestOutputHelper output) : NothingIsLost(platform, output)
{
    internal override IReadOnlyList<Fault>[] Rounds =>
    [
        [Kill("engagement", "door"), new DeliveredTwice(), AllFaults.Make("broker-kill")],
        [new PoisonMessage(), Kill("places"), new ConnectionsBreak()],
    ];
}

/// <summary>In the distributed platform over PostgreSQL, with broker and database killed, too.</summary>
[Collection(OnPostgreSql.Name)]
public sealed class NothingIsLostOnPostgreSql(DistributedOnPostgreSql platform, ITestOutputHelper output) : NothingIsLost(platform, output)
{
    internal override IReadOnlyList<Fault>[] Rounds =>
    [
        [Kill("engagement", "places"), AllFaults.Make("broker-kill")],
        [new PoisonMessage(), Kill("door"), AllFaults.Make("database-kill")],
    ];
}

/// <summary>In the embedded platform on a file system that fills up, with a clock that is put wrong.</summary>
public sealed class NothingIsLostOnAFullDisk(ITestOutputHelper output)
{
    [MountFact]
    public async Task Nobody_is_thanked_for_what_is_not_kept_and_all_is_well_once_there_is_room()
    {
        var platform = new EmbeddedPlatform { Rig = new Rig(new SmallDisk(), new MovableClock(), Wired: false) };
        await platform.InitializeAsync();
        try
        {
            await using var run = await FaultRun.PrepareAsync(platform, output.WriteLine);

            await run.RoundAsync(1, _ => [new DiskIsFull(), new ClockMoves()]);

            run.Figures.Refusals.Keys.ShouldContain(503);
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }
}

/// <summary>A test that mounts a file system: skipped, and said to be, where that is not allowed.</summary>
internal sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute() => Skip = SmallDisk.WhyNotAsync().GetAwaiter().GetResult()!;
}
