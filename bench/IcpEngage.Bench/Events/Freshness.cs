using System.Diagnostics;

namespace IcpEngage.Bench.Events;

/// <summary>How long after its acknowledgement a response is counted, from looks at the tally.</summary>
internal sealed class Freshness
{
    private readonly List<(long Counted, long Moment)> looks = [];

    /// <summary>The last that was seen.</summary>
    public long Counted => looks is [.., var last] ? last.Counted : 0;

    /// <summary>The tally says so many now.</summary>
    public void Saw(long counted)
    {
        if (counted > Counted)
        {
            looks.Add((counted, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>
    /// Milliseconds for each: the response that was acknowledged as the n-th is counted when the tally says n. It is below
    /// nought where the tally was seen before the acknowledgement arrived.
    /// </summary>
    /// <param name="acknowledged">When each was.</param>
    public IReadOnlyList<double> Of(IEnumerable<long> acknowledged)
    {
        var look = 0;
        var milliseconds = new List<double>();
        foreach (var (index, moment) in acknowledged.Order().Index())
        {
            while (looks[look].Counted <= index)
            {
                look++;
            }

            milliseconds.Add((looks[look].Moment - moment) * 1000.0 / Stopwatch.Frequency);
        }

        return milliseconds;
    }
}
