using IcpEngage.Faults.Platforms;

namespace IcpEngage.Faults.Breaking;

/// <summary>What can go wrong.</summary>
internal static class AllFaults
{
    private static readonly (string Name, Func<Fault> Make)[] Known =
    [
        Named("kill", () => new ProcessesEnd("kill", Signal.Kill)),
        Named("stop", () => new ProcessesEnd("stop", Signal.Terminate)),
        Named("pause", () => new ProcessesStandStill()),
        Named("order", () => new StartInAnyOrder()),
        Named("broker-kill", () => new ServerFails("broker-kill", platform => platform.Broker, Signal.Kill)),
        Named("broker-stop", () => new ServerFails("broker-stop", platform => platform.Broker, Signal.Terminate)),
        Named("broker-pause", () => new ServerFails("broker-pause", platform => platform.Broker, Signal.Stop)),
        Named("database-stop", () => new ServerFails("database-stop", platform => platform.DatabaseServer, Signal.Interrupt)),
        Named("database-kill", () => new ServerFails("database-kill", platform => platform.DatabaseServer, Signal.Quit)),
        Named("disk-full", () => new DiskIsFull()),
        Named("cut", () => new ConnectionsBreak()),
        Named("twice", () => new DeliveredTwice()),
        Named("disorder", () => new DeliveredInDisorder()),
        Named("poison", () => new PoisonMessage()),
        Named("clock", () => new ClockMoves()),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(each => each.Name)];

    /// <summary>One of that name.</summary>
    public static Fault Make(string name) => Known.Single(each => each.Name == name).Make();

    /// <summary>One to three of these, as the dice fall. Only one of a round's faults holds events back.</summary>
    public static IReadOnlyList<Fault> Draw(IReadOnlyList<string> names, Random random)
    {
        var drawn = names.ToArray();
        random.Shuffle(drawn);
        var faults = drawn[..random.Next(1, Math.Min(3, drawn.Length) + 1)].ToList();
        if (faults.Contains("disorder"))
        {
            faults.Remove("poison");
        }

        return [.. faults.Select(Make)];
    }

    private static (string, Func<Fault>) Named(string name, Func<Fault> make) => (name, make);
}
