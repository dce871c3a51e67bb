namespace IcpEngage.Bench.Results;

/// <summary>Something that is timed, again and again.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Prepare">Done before each time, and not timed; null for nothing.</param>
/// <param name="Run">What is timed.</param>
internal sealed record Measure(string Name, Func<Task>? Prepare, Func<Task> Run)
{
    /// <summary>How long each took.</summary>
    public List<double> Milliseconds { get; } = [];

    public double Median => Percentile(0.5);

    public double Percentile(double share) => Milliseconds.Order().ElementAt((int)(share * (Milliseconds.Count - 1)));
}
