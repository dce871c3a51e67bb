using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Intake;

/// <summary>One of the two that take turns: how a load is put on it, and what became of each.</summary>
/// <param name="drive">Puts a load on it: so many connections, for so long.</param>
/// <param name="processorTime">What its server took so far.</param>
internal sealed class Side(Func<int, TimeSpan, Task<LoadResult>> drive, Func<TimeSpan> processorTime)
{
    private readonly Dictionary<int, List<LoadResult>> results = [];
    private readonly Dictionary<int, List<double>> processor = [];

    /// <summary>Whole responses to a server.</summary>
    public Side(ServerProcess server, string path)
        : this(new ResponseRequests(server.Address, path).LoadAsync, () => server.ProcessorTime)
    {
    }

    /// <summary>What was served, in rounds that count and in others: responses that were acknowledged, for instance.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Puts a load on it for a while.</summary>
    public async Task LoadAsync(int connections, TimeSpan duration, bool counts)
    {
        var before = processorTime();
        var result = await drive(connections, duration);
        var took = processorTime() - before;
        Acknowledged += result.Answered;
        if (counts)
        {
            Of(results, connections).Add(result);
            Of(processor, connections).Add(took.TotalMilliseconds / result.Answered);
        }
    }

    /// <summary>Puts a load on the two by turns; a first round warms both up and does not count.</summary>
    public static async Task TakeTurnsAsync(Side limit, Side ours, int connections, LoadOptions options)
    {
        for (var round = -1; round < options.Rounds; round++)
        {
            await limit.LoadAsync(connections, options.Duration, counts: round >= 0);
            await ours.LoadAsync(connections, options.Duration, counts: round >= 0);
        }
    }

    /// <summary>What the two make at so many connections: how many a second, the 99th percentile, spread and processor time.</summary>
    /// <param name="limit">The other side.</param>
    /// <param name="what">What is counted, and what for: <c>responses-per-second</c>.</param>
    /// <param name="suffix">Ends each figure's name: <c>c32</c>.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="perSecond">Promised: no less than this share of the limit.</param>
    /// <param name="p99">Promised: no more than this many times the limit.</param>
    public IEnumerable<Figure> Against(Side limit, string what, string suffix, int connections, double? perSecond = null, double? p99 = null) =>
    [
        new($"{what}-{suffix}", PerSecond(connections), "per second", limit.PerSecond(connections), AtLeast: perSecond),
        new($"p99-ms-{suffix}", P99(connections), "ms", limit.P99(connections), AtMost: p99),
        new($"spread-{suffix}", Spread(connections), "share"),
        new($"spread-of-limit-{suffix}", limit.Spread(connections), "share"),
        new($"processor-ms-{suffix}", Figure.Median(processor[connections]), "ms", Figure.Median(limit.processor[connections])),
    ];

    /// <exception cref="InvalidOperationException">Not every acknowledged response is there once.</exception>
    public void RequireStored(long stored)
    {
        if (stored != Acknowledged)
        {
            throw new InvalidOperationException($"{Acknowledged} responses were acknowledged, and {stored} are stored.");
        }
    }

    private double PerSecond(int connections) => Figure.Median(results[connections].Select(result => result.PerSecond));

    private double P99(int connections) => Figure.Median(results[connections].Select(result => result.P99));

    /// <summary>How far the rounds lie apart, as a share of their median.</summary>
    private double Spread(int connections) =>
        (results[connections].Max(result => result.PerSecond) - results[connections].Min(result => result.PerSecond)) / PerSecond(connections);

    private static List<T> Of<T>(Dictionary<int, List<T>> rounds, int connections) =>
        rounds.TryGetValue(connections, out var before) ? before : rounds[connections] = [];
}
