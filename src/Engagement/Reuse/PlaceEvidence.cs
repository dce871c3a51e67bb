using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Reuse;

/// <summary>One place's answers seen through the mapping.</summary>
internal sealed class PlaceEvidence
{
    private readonly Dictionary<string, int> exact = [];
    private readonly Dictionary<string, int?> released = [];
    private readonly int? releasedBase;
    private readonly bool ofOnePlace;

    /// <summary>Of a place that the evidence answers for.</summary>
    public PlaceEvidence(AskedPlace place, BankedQuestion banked, IReadOnlyList<OptionMapping> mapping)
    {
        Place = place;
        var tally = banked.Answers[place.Code];
        ofOnePlace = banked.Evidence.AreaCode == place.Code;
        var to = mapping.ToDictionary(pair => pair.From, pair => pair.To);
        var leftOut = 0;
        var leftOutShown = 0;
        foreach (var (index, option) in banked.Released.Options.Index())
        {
            if (to.TryGetValue(option.Code, out var target))
            {
                exact[target] = exact.GetValueOrDefault(target) + tally.Chosen[index];
                released[target] = released.GetValueOrDefault(target, 0) + option.Count.About;
            }
            else if (option.Count.About is { } about)
            {
                // Who is left out is not taken off where their number is hidden: shares of everybody else would tell it.
                leftOut += tally.Chosen[index];
                leftOutShown += about;
            }
        }

        Base = tally.Answered - leftOut;
        releasedBase = banked.Released.Answered.About - leftOutShown;
        SampleSize = ofOnePlace ? banked.Released.Answered : default;
    }

    /// <summary>The place.</summary>
    public AskedPlace Place { get; }

    /// <summary>People whose answers take part.</summary>
    public int Base { get; }

    /// <summary>People who answered, as they were released for all of the evidence; hidden where that is of several places.</summary>
    public DisclosedCount SampleSize { get; }

    /// <summary>People whose answer counts as the option. Exact.</summary>
    public int Count(string code) => exact.GetValueOrDefault(code);

    /// <summary>Nothing hidden flows into the option.</summary>
    public bool Shows(string code) => !released.TryGetValue(code, out var about) || about is not null;

    /// <summary>Their share as it was released, whole percent; null where hidden.</summary>
    public int? Percent(string code) =>
        !ofOnePlace || !Shows(code) || releasedBase is null
            ? null
            : Disclosure.Percent(
                new DisclosedCount(Math.Min(released.GetValueOrDefault(code) ?? 0, releasedBase.Value)),
                new DisclosedCount(releasedBase));
}
