using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Accepted evidence put together as one answer to a draft's question.</summary>
internal static class PooledQuestion
{
    /// <summary>
    /// Pools by population. Shares come from exact counts; an option is shown only where every released count that flows
    /// into it is shown. A place's own shares come from its released figures and are not shown for evidence of several
    /// places, whose figures were not released place by place. Null while residents of a place are not known.
    /// </summary>
    /// <param name="draft">The draft's question.</param>
    /// <param name="accepted">Accepted questions with their mappings and the places they answer for.</param>
    /// <param name="places">All places of the draft.</param>
    /// <param name="gate">What every figure passes.</param>
    public static PooledAnswers? Pool(
        Question draft,
        IReadOnlyList<(BankedQuestion Banked, DecidedEvidence Decided)> accepted,
        IReadOnlyList<AskedPlace> places,
        Disclosure gate)
    {
        var parts = (
            from one in accepted
            from code in one.Decided.AreaCodes
            join place in places on code equals place.Code
            where one.Banked.Answers.ContainsKey(code)
            orderby place.Name
            let part = new PlaceEvidence(place, one.Banked, one.Decided.Mapping)
            where part.Base > 0
            select part).ToList();
        if (parts.Count == 0 || parts.Exists(part => part.Place.Residents <= 0))
        {
            return null;
        }

        var options = AnswerCodes.Options(draft);
        var shown = options.ToDictionary(option => option.Code, option => parts.TrueForAll(part => part.Shows(option.Code)));
        var whole = Pooling.Pool(parts.Select(part => new Stratum(part.Place.Residents, part.Base, 0)));
        var residents = parts.Sum(part => (long)part.Place.Residents);
        IReadOnlyList<PooledPlace> contributions =
        [
            .. parts.Select(part => new PooledPlace(
                part.Place.Name,
                part.SampleSize,
                Percent((double)part.Place.Residents / residents),
                [.. options.Select(option => part.Percent(option.Code))])),
        ];
        return whole is null ? null : new PooledAnswers(
            [
                .. options.Select(option =>
                {
                    var pooled = Pooling.Pool(parts.Select(part =>
                        new Stratum(part.Place.Residents, part.Base, part.Count(option.Code))))!;
                    return shown[option.Code]
                        ? new PooledOption(
                            option.Code, option.Text, Percent(pooled.Estimate), Percent(pooled.Wilson.Low), Percent(pooled.Wilson.High))
                        : new PooledOption(option.Code, option.Text, null, null, null);
                }),
            ],
            contributions,
            [.. places.Where(place => !parts.Exists(part => part.Place.Code == place.Code)).Select(place => place.Name)],
            gate.Count(whole.SampleSize),
            (int)Math.Round(whole.EffectiveSampleSize, MidpointRounding.AwayFromZero),
            Math.Round((decimal)whole.DesignEffect, 2, MidpointRounding.AwayFromZero),
            [.. options.Select((option, index) => SplitOf(option.Text, index, contributions)).OfType<PooledSplit>()]);
    }

    /// <summary>How places differ in an answer, worked out from what is shown of them and nothing else; null where they do not.</summary>
    private static PooledSplit? SplitOf(string answer, int option, IReadOnlyList<PooledPlace> places)
    {
        var shown = places.Where(place => place.SampleSize.About > 0 && place.Percents[option] is not null)
            .Select(place => (place.AreaName, People: (double)place.SampleSize.About!, Percent: place.Percents[option]!.Value))
            .OrderBy(place => place.Percent).ToList();
        return Heterogeneity.Of(shown.Select(place => (place.People, place.People * place.Percent / 100))) is { HidesASplit: true }
            ? new PooledSplit(answer, shown[0].AreaName, shown[0].Percent, shown[^1].AreaName, shown[^1].Percent)
            : null;
    }

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
