using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using IcpEngage.Faults;
using IcpEngage.Faults.Breaking;
using IcpEngage.Faults.Platforms;
using IcpEngage.Faults.Rounds;

var options = FaultOptions.Read(args);
if (options is null)
{
    Console.WriteLine(FaultOptions.Usage);
    return 2;
}

var rig = await Rig.FullAsync();
PlatformFixture platform = options.Platform switch
{
    "sqlite" => new DistributedOnSqlite { Rig = rig },
    "postgresql" => new DistributedOnPostgreSql { Rig = rig },
    _ => new EmbeddedPlatform { Rig = rig },
};
var began = Stopwatch.GetTimestamp();

// Also when it is asked to end: nothing of it is to stay behind, its file system least of all.
using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
try
{
    await platform.InitializeAsync();
    var possible = new List<string>();
    foreach (var name in options.Only.Count > 0 ? options.Only : AllFaults.Names)
    {
        if (AllFaults.Make(name).WhyNot(platform) is { } why)
        {
            Console.WriteLine($"Left out: {name}. {why}");
        }
        else
        {
            possible.Add(name);
        }
    }

    await using var run = await FaultRun.PrepareAsync(platform, Console.WriteLine);
    var failed = possible.Count == 0;
    for (var round = 0; round < options.Rounds && !failed; round++)
    {
        var seed = options.Seed + round;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round + 1} of {options.Rounds}, seed {seed}"));
        try
        {
            await run.RoundAsync(seed, random => AllFaults.Draw(possible, random));
        }
        catch (Exception exception)
        {
            failed = true;
            Console.WriteLine($"FAILED: {exception}");
            Console.WriteLine($"Again: scripts/faults.sh --platform {options.Platform} --rounds 1 --seed {seed}"
                + (options.Only.Count > 0 ? $" --only {string.Join(',', options.Only)}" : ""));
        }
    }

    var (ledger, events, refusals) = run.Figures;
    Console.WriteLine();
    Console.WriteLine(run.Summary);
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        faults = run.Summary.ByFault,
        platform = options.Platform,
        seed = options.Seed,
        rounds = run.Summary.Rounds,
        failed = failed ? 1 : 0,
        receipts = ledger.Given,
        withdrawn = ledger.Withdrawn,
        events,
        sentAgain = refusals,
        seconds = (int)Stopwatch.GetElapsedTime(began).TotalSeconds,
    }));
    return failed ? 1 : 0;
}
finally
{
    await platform.DisposeAsync();
}

void End(PosixSignalContext context)
{
    platform.DisposeAsync().GetAwaiter().GetResult();
    Environment.Exit(130);
}
