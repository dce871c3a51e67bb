using System.Text.Json;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Equality;

/// <summary>A group that people say they are in, and that is counted in the population.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Population">The groups of the population figures that make it up.</param>
/// <param name="Answers">The answers that put somebody in it: an equality question’s code, <c>=</c>, an option’s code.</param>
internal sealed record MarginGroup(string Name, IReadOnlyList<string> Population, IReadOnlyList<string> Answers);

/// <summary>
/// Which answers to equality questions are which groups of the population figures: dated data
/// (<c>population-margins.json</c>), since both change with every census.
/// </summary>
/// <param name="Code">Stands for it in addresses.</param>
/// <param name="Name">What people read.</param>
/// <param name="Dimension">Of the population figures; one of <see cref="Dimensions"/>.</param>
/// <param name="Ordered">Its groups follow each other, so that one can be put together with its neighbour only.</param>
/// <param name="Note">Where the two do not quite fit.</param>
/// <param name="NotAsked">Groups of the population whom the question is not for.</param>
/// <param name="Groups">In order.</param>
internal sealed record MarginMap(
    string Code, string Name, string Dimension, bool Ordered, string? Note, IReadOnlyList<string> NotAsked, IReadOnlyList<MarginGroup> Groups)
{
    private static readonly List<Pack> Shipped = Load();

    /// <summary>The maps that apply on a day; the earliest ones for a day before all of them.</summary>
    public static IReadOnlyList<MarginMap> On(DateOnly day) =>
        (Shipped.Where(pack => pack.From <= day).MaxBy(pack => pack.From) ?? Shipped.MinBy(pack => pack.From)!).Margins;

    /// <summary>People by group; null where the profile has no such figures, or a group that fits nowhere: then nothing can be weighted to it.</summary>
    public int[]? People(PopulationProfile profile)
    {
        var people = new int[Groups.Count];
        var known = false;
        foreach (var counted in profile.Groups.Where(group => group.Dimension == Dimension && !NotAsked.Contains(group.Group)))
        {
            var index = Groups.Index().Where(group => group.Item.Population.Contains(counted.Group)).Select(group => group.Index).DefaultIfEmpty(-1).First();
            if (index < 0)
            {
                return null;
            }

            people[index] += counted.People;
            known = true;
        }

        return known ? people : null;
    }

    private static List<Pack> Load()
    {
        using var data = typeof(MarginMap).Assembly.GetManifestResourceStream("population-margins.json")!;
        return JsonSerializer.Deserialize<List<Pack>>(data, Json.Options)!;
    }

    private sealed record Pack(string Name, DateOnly From, IReadOnlyList<MarginMap> Margins);
}
