using System.Globalization;
using IcpEngage.Faults.Breaking;

namespace IcpEngage.Faults;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Seed">Of the first round; each further one has the next number.</param>
/// <param name="Platform">Which platform.</param>
/// <param name="Only">What alone goes wrong; empty: anything.</param>
internal sealed record FaultOptions(int Rounds, int Seed, string Platform, IReadOnlyList<string> Only)
{
    public static readonly string Usage =
        $"""
        Usage: scripts/faults.sh [--rounds 20] [--seed N] [--platform embedded|sqlite|postgresql] [--only FAULT[,FAULT…]]
        Faults: {string.Join(", ", AllFaults.Names)}
        """;

    private static readonly string[] Platforms = ["embedded", "sqlite", "postgresql"];

    /// <summary>Null where the command line says something else.</summary>
    public static FaultOptions? Read(string[] args)
    {
        var options = new FaultOptions(20, Random.Shared.Next(1, 1_000_000), "embedded", []);
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : "";
            var number = int.TryParse(value, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 ? parsed : 0;
            FaultOptions? read = args[index] switch
            {
                "--rounds" when number > 0 => options with { Rounds = number },
                "--seed" when number > 0 => options with { Seed = number },
                "--platform" when Platforms.Contains(value) => options with { Platform = value },
                "--only" when value.Split(',').All(AllFaults.Names.Contains) => options with { Only = value.Split(',') },
                _ => null,
            };
            if (read is null)
            {
                return null;
            }

            options = read;
        }

        return options;
    }
}
