using System.Diagnostics;

namespace IcpEngage.Bench;

/// <summary>Something that is timed, again and again.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Prepare">Done before each time, and not timed; null for nothing.</param>
/// <param name="Run">What is timed.</param>
internal sealed record Measure(string Name, Func<Task>? Prepare, Func<Task> Run)
{
    /// <summary>How long each took.</summary>
    public List<double> Milliseconds { get; } = [];

    public double Median => Figure.Median(Milliseconds);

    /// <summary>
    /// Times all of them by turns: whatever else the machine does meanwhile meets them alike. The first rounds warm the
    /// code up and do not count.
    /// </summary>
    public static async Task TakeTurnsAsync(IReadOnlyList<Measure> measures, int rounds, int discarded)
    {
        for (var round = -discarded; round < rounds; round++)
        {
            foreach (var measure in measures)
            {
                if (measure.Prepare is not null)
                {
                    await measure.Prepare();
                }

                var began = Stopwatch.GetTimestamp();
                await measure.Run();
                if (round >= 0)
                {
                    measure.Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }
    }
}
