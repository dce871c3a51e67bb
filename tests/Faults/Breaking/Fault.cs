using IcpEngage.Faults.Platforms;
using IcpEngage.Faults.Rounds;

namespace IcpEngage.Faults.Breaking;

/// <summary>Something that goes wrong in a round. One object serves one round.</summary>
internal abstract class Fault
{
    /// <summary>By which it is asked for, and told of.</summary>
    public abstract string Name { get; }

    /// <summary>It writes into databases, so it comes before whatever may take one away.</summary>
    public virtual bool NeedsDatabases => false;

    /// <summary>Why it cannot happen to this platform; null where it can.</summary>
    public abstract string? WhyNot(PlatformFixture platform);

    /// <summary>Makes it happen.</summary>
    /// <returns>What happened, for people.</returns>
    public abstract Task<string> BeginAsync(Scene scene, Random random);

    /// <summary>Puts right what can be put right at once. Others may not be over yet.</summary>
    public virtual Task EndAsync(Scene scene, Random random) => Task.CompletedTask;

    /// <summary>What an operator does once everything runs again.</summary>
    public virtual Task ClearUpAsync(Scene scene, Random random) => Task.CompletedTask;
}

/// <summary>Where faults happen.</summary>
/// <param name="Platform">What is troubled.</param>
/// <param name="Respondents">Who uses it meanwhile.</param>
/// <param name="Door">What carries the respondents' connections.</param>
/// <param name="Witnesses">Of every service's events.</param>
internal sealed record Scene(
    PlatformFixture Platform, Respondents Respondents, Wire Door, IReadOnlyList<EventWitness> Witnesses)
{
    /// <summary>Processes that a fault has ended or that stand still: no other fault touches them.</summary>
    public HashSet<string> Down { get; } = new(StringComparer.Ordinal);

    /// <summary>One or more of the platform's processes that nothing else has happened to in this round.</summary>
    public string[] Victims(Random random, int most)
    {
        var candidates = Platform.Processes.Where(process => !Down.Contains(process)).ToArray();
        random.Shuffle(candidates);
        string[] victims = candidates.Length == 0 ? [] : candidates[..random.Next(1, Math.Min(most, candidates.Length) + 1)];
        Down.UnionWith(victims);
        return victims;
    }
}
