using System.Globalization;

namespace IcpEngage.Fuzz;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Requests">How many requests are sent.</param>
/// <param name="Seed">The same seed makes the same requests.</param>
/// <param name="AtOnce">How many are under way at a time.</param>
/// <param name="Only">Number of the one request to repeat; null for all.</param>
internal sealed record FuzzOptions(int Requests, int Seed, int AtOnce, int? Only)
{
    public const string Usage = "Usage: scripts/fuzz.sh [--requests 1000000] [--seed N] [--at-once 16] [--only NUMBER]";

    /// <summary>Null where the command line says something else.</summary>
    public static FuzzOptions? Read(string[] args)
    {
        var options = new FuzzOptions(1_000_000, Random.Shared.Next(1, 1_000_000), 16, null);
        for (var index = 0; index < args.Length; index += 2)
        {
            if (index + 1 == args.Length || !int.TryParse(args[index + 1], CultureInfo.InvariantCulture, out var number) || number < 0)
            {
                return null;
            }

            switch (args[index])
            {
                case "--requests": options = options with { Requests = number }; break;
                case "--seed": options = options with { Seed = number }; break;
                case "--at-once": options = options with { AtOnce = Math.Max(1, number) }; break;
                case "--only": options = options with { Only = number }; break;
                default: return null;
            }
        }

        return options;
    }
}
