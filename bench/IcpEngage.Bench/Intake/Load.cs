using System.Diagnostics;

namespace IcpEngage.Bench.Intake;

/// <summary>What became of a load.</summary>
/// <param name="PerSecond">Requests that were answered as they should be, in a second.</param>
/// <param name="Milliseconds">How long each of them took.</param>
/// <param name="Refused">Requests that were turned away politely: 503 or 429.</param>
internal sealed record LoadResult(double PerSecond, IReadOnlyList<double> Milliseconds, int Refused)
{
    public int Answered => Milliseconds.Count;

    public double P99 => Figure.Percentile(Milliseconds, 0.99);
}

/// <summary>
/// Several connections, each of which sends its next request as soon as the last is answered: a closed loop. The client shares
/// the processors with the server, so it does as little as it can, the same for whatever is measured.
/// </summary>
internal static class Load
{
    /// <summary>Sends for a while.</summary>
    /// <param name="address">To whom.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="duration">For how long new requests are sent.</param>
    /// <param name="request">The bytes of each request; called from several threads.</param>
    /// <param name="expected">The status of an answer as it should be.</param>
    /// <exception cref="InvalidOperationException">An answer had any other status.</exception>
    public static async Task<LoadResult> RunAsync(
        Uri address, int connections, TimeSpan duration, Func<ReadOnlyMemory<byte>> request, int expected)
    {
        var began = Stopwatch.GetTimestamp();
        var ends = began + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoopAsync(address, ends, request, expected))));
        var elapsed = Stopwatch.GetElapsedTime(began);
        var milliseconds = loops.SelectMany(loop => loop.Milliseconds).ToList();
        return new LoadResult(milliseconds.Count / elapsed.TotalSeconds, milliseconds, loops.Sum(loop => loop.Refused));
    }

    private static async Task<(List<double> Milliseconds, int Refused)> LoopAsync(
        Uri address, long ends, Func<ReadOnlyMemory<byte>> request, int expected)
    {
        using var connection = await Connection.OpenAsync(address);
        var milliseconds = new List<double>();
        var refused = 0;
        while (Stopwatch.GetTimestamp() is var began && began < ends)
        {
            var status = await connection.SendAsync(request());
            if (status == expected)
            {
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            else if (status is 503 or 429)
            {
                refused++;
            }
            else
            {
                throw new InvalidOperationException($"{address} answered {status}: {connection.Answer}");
            }
        }

        return (milliseconds, refused);
    }
}
