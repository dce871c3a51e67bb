using System.Diagnostics;

namespace IcpEngage.Bench.Intake;

/// <summary>What became of a load.</summary>
/// <param name="PerSecond">Requests that were answered as they should be, in a second.</param>
/// <param name="Milliseconds">How long each of them took.</param>
/// <param name="Moments">When each of them was answered, as <see cref="Stopwatch.GetTimestamp"/> counts.</param>
/// <param name="Refused">Requests that were turned away politely: 503 or 429.</param>
internal sealed record LoadResult(double PerSecond, IReadOnlyList<double> Milliseconds, IReadOnlyList<long> Moments, int Refused)
{
    public int Answered => Milliseconds.Count;

    public double P99 => Figure.Percentile(Milliseconds, 0.99);
}

/// <summary>Somebody who comes again and again, over a connection of their own.</summary>
internal interface IVisitor : IDisposable
{
    /// <summary>Comes once.</summary>
    /// <returns>Whether they were served; false where they were turned away politely, by 503 or 429.</returns>
    /// <exception cref="InvalidOperationException">They were answered in any other way.</exception>
    ValueTask<bool> ComeAsync();
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
    public static Task<LoadResult> RunAsync(
        Uri address, int connections, TimeSpan duration, Func<ReadOnlyMemory<byte>> request, int expected) =>
        RunAsync(connections, duration, async () => new Sender(address, await Connection.OpenAsync(address), request, expected));

    /// <summary>Has them come for a while.</summary>
    /// <param name="connections">How many at once.</param>
    /// <param name="duration">For how long they come anew; who has come by then is served to the end.</param>
    /// <param name="visitor">Makes one of them.</param>
    public static async Task<LoadResult> RunAsync(int connections, TimeSpan duration, Func<Task<IVisitor>> visitor)
    {
        var began = Stopwatch.GetTimestamp();
        var ends = began + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoopAsync(visitor, ends))));
        var elapsed = Stopwatch.GetElapsedTime(began);
        var milliseconds = loops.SelectMany(loop => loop.Milliseconds).ToList();
        return new LoadResult(
            milliseconds.Count / elapsed.TotalSeconds, milliseconds, [.. loops.SelectMany(loop => loop.Moments)], loops.Sum(loop => loop.Refused));
    }

    private static async Task<(List<double> Milliseconds, List<long> Moments, int Refused)> LoopAsync(Func<Task<IVisitor>> visitor, long ends)
    {
        using var each = await visitor();
        var (milliseconds, moments, refused) = (new List<double>(), new List<long>(), 0);
        while (Stopwatch.GetTimestamp() is var began && began < ends)
        {
            if (await each.ComeAsync())
            {
                var answered = Stopwatch.GetTimestamp();
                milliseconds.Add(Stopwatch.GetElapsedTime(began, answered).TotalMilliseconds);
                moments.Add(answered);
            }
            else
            {
                refused++;
            }
        }

        return (milliseconds, moments, refused);
    }

    /// <summary>Whoever sends one request each time.</summary>
    private sealed class Sender(Uri address, Connection connection, Func<ReadOnlyMemory<byte>> request, int expected) : IVisitor
    {
        public async ValueTask<bool> ComeAsync()
        {
            var status = await connection.SendAsync(request());
            return status == expected || (status is 503 or 429
                ? false
                : throw new InvalidOperationException($"{address} answered {status}: {connection.Answer}"));
        }

        public void Dispose() => connection.Dispose();
    }
}
