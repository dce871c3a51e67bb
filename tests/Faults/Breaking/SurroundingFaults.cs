using IcpEngage.Faults.Platforms;

namespace IcpEngage.Faults.Breaking;

/// <summary>The file system of the databases is full for a while.</summary>
internal sealed class DiskIsFull : Fault
{
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override string Name => "disk-full";

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => platform.Rig.Disk is null ? "A file system cannot be mounted here (it takes root)." : null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        var before = scene.Respondents.SentAgain;
        await Task.Run(scene.Platform.Rig.Disk!.Fill);

        // What files have already will do for a while.
        await Task.WhenAny(
            Until.TrueAsync("somebody is refused", LongestReserve, () => Task.FromResult(scene.Respondents.SentAgain > before)),
            Task.Delay(LongestReserve));
        return $"{Name}, {scene.Respondents.SentAgain - before} answers were refused so far";
    }

    /// <inheritdoc />
    public override Task EndAsync(Scene scene, Random random)
    {
        scene.Platform.Rig.Disk!.Free();
        return Task.CompletedTask;
    }
}

/// <summary>The clock of all processes is wrong from now on: an hour late, right, or an hour early.</summary>
internal sealed class ClockMoves : Fault
{
    /// <inheritdoc />
    public override string Name => "clock";

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => platform.Rig.Clock is null ? "Its clock is the system's." : null;

    /// <inheritdoc />
    public override Task<string> BeginAsync(Scene scene, Random random)
    {
        var clock = scene.Platform.Rig.Clock!;
        int[] others = [.. new[] { -60, 0, 60 }.Where(minutes => minutes != clock.Minutes)];
        clock.MoveTo(others[random.Next(others.Length)]);
        return Task.FromResult($"clock {clock.Minutes:+0;-0;0} minutes");
    }
}

/// <summary>Connections break in the middle of what they carry: the respondents', or one process's to another.</summary>
internal sealed class ConnectionsBreak : Fault
{
    private const int Most = 3;
    private const int MostBytes = 3000;

    /// <inheritdoc />
    public override string Name => "cut";

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override Task<string> BeginAsync(Scene scene, Random random)
    {
        var wires = scene.Platform.Wires.OrderBy(wire => wire.Key, StringComparer.Ordinal).Select(wire => (wire.Key, wire.Value)).Append(("respondents", scene.Door)).ToArray();
        random.Shuffle(wires);
        var cut = wires[..Math.Min(Most, wires.Length)].Select(wire => (wire.Item1, Wire: wire.Item2, Bytes: random.Next(1, MostBytes))).ToArray();
        foreach (var (_, wire, bytes) in cut)
        {
            wire.CutAfter(bytes);
        }

        return Task.FromResult($"cut {string.Join(", ", cut.Select(each => $"{each.Item1} after {each.Bytes} bytes"))}");
    }
}
