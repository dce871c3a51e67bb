using System.Diagnostics;

namespace IcpEngage.Bench.Events;

/// <summary>One of the two that take turns at sending and consuming events.</summary>
/// <param name="sendAsync">Commits so many events at once.</param>
/// <param name="consumedAsync">How many are done with, by now.</param>
internal sealed class EventsSide(Func<int, Task> sendAsync, Func<Task<long>> consumedAsync)
{
    private const int Batch = 200;

    /// <summary>So many wait at most: enough that nobody is idle, few enough that the end is soon reached.</summary>
    private const int Waiting = 2_000;

    private readonly List<double> rates = [];
    private long sent;

    /// <summary>Events a second.</summary>
    public double PerSecond => Figure.Median(rates);

    /// <summary>How far the rounds lie apart, as a share of their median.</summary>
    public double Spread => (rates.Max() - rates.Min()) / PerSecond;

    /// <summary>Sends for a while, and returns when all are done with. The time counts from the first that is: until then nobody knew of them.</summary>
    /// <exception cref="InvalidOperationException">More came out than were sent.</exception>
    public async Task RunAsync(TimeSpan duration, bool counts)
    {
        var (before, consumed) = (sent, sent);
        long? began = null;
        while (began is null || Stopwatch.GetElapsedTime(began.Value) < duration || consumed < sent)
        {
            if (sent - consumed < Waiting && (began is null || Stopwatch.GetElapsedTime(began.Value) < duration))
            {
                await sendAsync(Batch);
                sent += Batch;
            }
            else
            {
                await Task.Delay(5);
            }

            consumed = await consumedAsync();
            if (began is null && consumed > before)
            {
                (began, before) = (Stopwatch.GetTimestamp(), consumed);
            }
        }

        if (consumed > sent)
        {
            throw new InvalidOperationException($"{sent} events were sent, and {consumed} were counted.");
        }

        if (counts)
        {
            rates.Add((consumed - before) / Stopwatch.GetElapsedTime(began.Value).TotalSeconds);
        }
    }
}
