using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Starting;

/// <summary>From the command to the first page, built; and the memory that is in RAM while nobody asks for anything.</summary>
internal static class StartBench
{
    private const int Rounds = 5;

    /// <summary>After this, what the start needed and no one else does has been given back.</summary>
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(15);

    /// <summary>Time to the first page: on a data directory that is there, and on none.</summary>
    public static async Task<IReadOnlyList<Figure>> StartAsync()
    {
        var (empty, first, again) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            await using var reference = await ServerProcess.ReferenceAsync(EmptyReference.Word);
            await using var newcomer = await ServerProcess.StandaloneAsync();
            await newcomer.StopAsync();
            await using var platform = await ServerProcess.StandaloneAsync(newcomer.Data);
            if (round >= 0)
            {
                empty.Add(reference.Started.TotalMilliseconds);
                first.Add(newcomer.Started.TotalMilliseconds);
                again.Add(platform.Started.TotalMilliseconds);
            }
        }

        return
        [
            new("first-page-ms", Figure.Median(again), "ms", Figure.Median(empty), AtMost: 6),
            new("first-page-of-a-new-system-ms", Figure.Median(first), "ms", Figure.Median(empty)),
        ];
    }

    /// <summary>Resident memory, after the first page and a while in which nobody came.</summary>
    public static async Task<IReadOnlyList<Figure>> IdleAsync()
    {
        await using var reference = await ServerProcess.ReferenceAsync(EmptyReference.Word);
        await using var platform = await ServerProcess.StandaloneAsync();
        await Task.Delay(UntilIdle);
        const double Megabyte = 1024 * 1024;
        return [new("resident-megabytes", platform.ResidentBytes / Megabyte, "MB", reference.ResidentBytes / Megabyte, AtMost: 3)];
    }
}
