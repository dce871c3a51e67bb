using System.Globalization;

namespace IcpEngage.Bench.Intake;

/// <summary>How a load is driven: <c>--seconds N --connections 1,8,32,128 --rounds N</c>.</summary>
/// <param name="Duration">Of one round of one side.</param>
/// <param name="Connections">How many at once, one after the other.</param>
/// <param name="Rounds">Rounds that count.</param>
internal sealed record LoadOptions(TimeSpan Duration, IReadOnlyList<int> Connections, int Rounds)
{
    /// <exception cref="ArgumentException">An option is unknown, or its value is no number.</exception>
    public static LoadOptions Read(string[] arguments)
    {
        var options = new LoadOptions(TimeSpan.FromSeconds(5), [1, 8, 32, 128], 5);
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--seconds", var seconds] => options with { Duration = TimeSpan.FromSeconds(Number(seconds)) },
                ["--connections", var connections] => options with { Connections = [.. connections.Split(',').Select(Number)] },
                ["--rounds", var rounds] => options with { Rounds = Number(rounds) },
                _ => throw new ArgumentException($"What is {string.Join(' ', pair)}? Known are --seconds N, --connections 1,8,32 and --rounds N."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new ArgumentException($"{text} is no whole number above 0.");
}
