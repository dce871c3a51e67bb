using System.Globalization;

namespace IcpEngage.Bench.Intake;

/// <summary>How a load is driven: <c>--seconds N --connections 1,8,32,128 --rounds N</c>, where it applies <c>--stored 1000000,5000000</c> or <c>--engagements N</c>.</summary>
/// <param name="Duration">Of one round of one side.</param>
/// <param name="Connections">How many at once, one after the other.</param>
/// <param name="Rounds">Rounds that count.</param>
/// <param name="Stored">Responses that are there before.</param>
/// <param name="Engagements">Processes of Engagement that share the work.</param>
internal sealed record LoadOptions(TimeSpan Duration, IReadOnlyList<int> Connections, int Rounds, IReadOnlyList<int> Stored, int Engagements)
{
    /// <exception cref="ArgumentException">An option is unknown, or its value is no number.</exception>
    /// <param name="arguments">Of the command line.</param>
    /// <param name="connections">Where nothing is said about them.</param>
    public static LoadOptions Read(string[] arguments, params int[] connections)
    {
        var options = new LoadOptions(TimeSpan.FromSeconds(5), connections, 5, [1_000_000, 5_000_000], 1);
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--seconds", var seconds] => options with { Duration = TimeSpan.FromSeconds(Number(seconds)) },
                ["--connections", var counts] => options with { Connections = [.. counts.Split(',').Select(Number)] },
                ["--rounds", var rounds] => options with { Rounds = Number(rounds) },
                ["--engagements", var engagements] => options with { Engagements = Number(engagements) },
                ["--stored", var stored] => options with { Stored = [.. stored.Split(',').Select(Number)] },
                _ => throw new ArgumentException($"What is {string.Join(' ', pair)}? Known are --seconds N, --connections 1,8,32, --rounds N, --stored 1000000,5000000 and --engagements N."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new ArgumentException($"{text} is no whole number above 0.");
}
