using IcpEngage.Faults.Platforms;

namespace IcpEngage.Faults.Breaking;

/// <summary>Some of the platform's processes are ended, and started again.</summary>
/// <param name="name">What it is called.</param>
/// <param name="signal">What ends them.</param>
/// <param name="chosen">Which; up to three as the dice fall, where none are named.</param>
internal sealed class ProcessesEnd(string name, Signal signal, params string[] chosen) : Fault
{
    private const int Most = 3;

    private string[] victims = [];

    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        victims = chosen.Length > 0 ? [.. chosen.Where(scene.Down.Add)] : scene.Victims(random, Most);
        await Task.WhenAll(victims.Select(victim => scene.Platform.EndAsync(victim, signal)));
        return $"{name} {string.Join(", ", victims)}";
    }

    /// <inheritdoc />
    public override async Task EndAsync(Scene scene, Random random)
    {
        random.Shuffle(victims);
        foreach (var victim in victims)
        {
            await scene.Platform.LaunchAsync(victim);
        }
    }
}

/// <summary>Up to two of the platform's processes stand still for a while.</summary>
internal sealed class ProcessesStandStill : Fault
{
    private const int Most = 2;

    private string[] victims = [];

    /// <inheritdoc />
    public override string Name => "pause";

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        victims = scene.Victims(random, Most);
        foreach (var victim in victims)
        {
            await scene.Platform.SignalAsync(victim, Signal.Stop);
        }

        return $"pause {string.Join(", ", victims)}";
    }

    /// <inheritdoc />
    public override async Task EndAsync(Scene scene, Random random)
    {
        foreach (var victim in victims)
        {
            await scene.Platform.SignalAsync(victim, Signal.Continue);
        }
    }
}

/// <summary>Everything is ended, the broker and the database server too, and started in an order of chance.</summary>
internal sealed class StartInAnyOrder : Fault
{
    private string[] order = [];

    /// <inheritdoc />
    public override string Name => "order";

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) =>
        platform.Processes.Count == 1 ? "There is only one process to start." : null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        order = [.. scene.Platform.Processes.Append(scene.Platform.Broker).Append(scene.Platform.DatabaseServer).OfType<string>().Where(scene.Down.Add)];
        random.Shuffle(order);
        await Task.WhenAll(order.Select(process => scene.Platform.EndAsync(process, process == scene.Platform.DatabaseServer ? Signal.Quit : Signal.Kill)));
        return $"start in the order {string.Join(", ", order)}";
    }

    /// <inheritdoc />
    public override async Task EndAsync(Scene scene, Random random)
    {
        foreach (var process in order)
        {
            await scene.Platform.LaunchAsync(process);
            await Task.Delay(random.Next(500));
        }
    }
}

/// <summary>The broker or the database server is stopped, killed or paused.</summary>
internal sealed class ServerFails(string name, Func<PlatformFixture, string?> server, Signal signal) : Fault
{
    private bool mine;

    /// <inheritdoc />
    public override string Name => name;

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => server(platform) is null ? "There is no such server of its own." : null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        var process = server(scene.Platform)!;
        mine = scene.Down.Add(process);
        if (!mine)
        {
            return $"{name}: it is down already";
        }

        if (signal == Signal.Stop)
        {
            await scene.Platform.SignalAsync(process, signal);
        }
        else
        {
            await scene.Platform.EndAsync(process, signal);
        }

        return name;
    }

    /// <inheritdoc />
    public override Task EndAsync(Scene scene, Random random)
    {
        var process = server(scene.Platform)!;
        return !mine ? Task.CompletedTask
            : signal == Signal.Stop ? scene.Platform.SignalAsync(process, Signal.Continue)
            : scene.Platform.LaunchAsync(process);
    }
}
