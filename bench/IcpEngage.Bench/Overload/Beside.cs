using System.Diagnostics;

namespace IcpEngage.Bench.Overload;

/// <summary>Somebody who does one thing after the other, with a pause between, while others do something else.</summary>
/// <param name="name">What, for figures.</param>
/// <param name="doAsync">Does it once; false where it was refused politely.</param>
internal sealed class Beside(string name, Func<Task<bool>> doAsync)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What, for figures.</summary>
    public string Name => name;

    /// <summary>How long each took that was done.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>Politely refused.</summary>
    public int Refused { get; private set; }

    /// <summary>The 99th percentile of what was done.</summary>
    public double P99 => Figure.Percentile(Milliseconds, 0.99);

    /// <summary>Goes on until it is cancelled, and ends with what it is at.</summary>
    public async Task RunAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await OnceAsync();
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Once.</summary>
    /// <returns>How long it took in milliseconds; null where it was refused.</returns>
    public async Task<double?> OnceAsync()
    {
        var began = Stopwatch.GetTimestamp();
        if (!await doAsync())
        {
            Refused++;
            return null;
        }

        Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return Milliseconds[^1];
    }
}
