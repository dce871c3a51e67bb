using IcpEngage.Contracts.Places;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using Microsoft.EntityFrameworkCore;
using Dimension = IcpEngage.Engagement.Results.Dimension;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>Something other than the place by which answers can be weighted.</summary>
/// <param name="Code">Stands for it in addresses.</param>
/// <param name="Name">What people read.</param>
/// <param name="Note">Where the population's groups and people's answers do not quite fit; null where they do.</param>
/// <param name="Ordered">Its groups follow each other.</param>
/// <param name="Groups">What its groups are called, in order.</param>
/// <param name="Residents">People by group, by place code; places whose figures are not known are not in it.</param>
/// <param name="Answers">Which answers put somebody in which group.</param>
internal sealed record PopulationMargin(
    string Code,
    string Name,
    string? Note,
    bool Ordered,
    IReadOnlyList<string> Groups,
    IReadOnlyDictionary<string, int[]> Residents,
    IMarginAnswers Answers)
{
    /// <summary>The places, which are a margin of their own.</summary>
    public const string Place = "place";
}

/// <summary>Finds out in which group of a margin people are.</summary>
internal interface IMarginAnswers
{
    /// <summary>By row, the group from 1, 0 for not known; null where the survey does not ask.</summary>
    ushort[]? GroupsOf(KeptAnswers kept);
}

/// <summary>What people said about themselves after they sent their answers.</summary>
internal sealed class SaidAboutThemselves(MarginMap map) : IMarginAnswers
{
    public ushort[]? GroupsOf(KeptAnswers kept)
    {
        var asked = EqualityColumns.Of(kept.Survey).ToDictionary(column => column.Question.Code, column => column.Part, StringComparer.Ordinal);
        var answers = map.Groups.Index()
            .SelectMany(group => group.Item.Answers.Select(answer => answer.Split('=') is [var question, var option]
                ? (Question: question, Option: option, Group: (ushort)(group.Index + 1))
                : throw new InvalidOperationException($"{map.Name}: “{answer}” is no answer.")))
            .Where(answer => asked.ContainsKey(answer.Question))
            .ToLookup(answer => answer.Question, StringComparer.Ordinal);
        if (answers.Count == 0)
        {
            return null;
        }

        var groups = new ushort[kept.Rows.Respondents];
        foreach (var question in answers)
        {
            var dimension = Dimension.Of(asked[question.Key]);
            var groupOf = new ushort[dimension.Values.Count + 1];
            foreach (var answer in question)
            {
                var value = dimension.Values.Index().Where(each => each.Item.Code == answer.Option).Select(each => each.Index + 1).DefaultIfEmpty(0).First();
                groupOf[value] = answer.Group;
            }

            groupOf[0] = 0;
            var codes = kept.Rows.ColumnsOf([dimension])[0].Span;
            for (var row = 0; row < groups.Length; row++)
            {
                groups[row] = groups[row] == 0 ? groupOf[codes[row]] : groups[row];
            }
        }

        return groups;
    }
}

/// <summary>
/// How deprived the ward is that people say they live in. A ward has small areas of several deciles, so both people and
/// residents count by the mean decile of their ward, in fifths of the scale: like is compared with like.
/// </summary>
/// <param name="fifthOfWard">Fifth from 1, the most deprived, by ward code.</param>
internal sealed class WardsTheyLiveIn(IReadOnlyDictionary<string, ushort> fifthOfWard) : IMarginAnswers
{
    public ushort[]? GroupsOf(KeptAnswers kept)
    {
        if (kept.Definition.Questions.FirstOrDefault(question => question.Kind == QuestionKind.Neighbourhood) is not { } question)
        {
            return null;
        }

        var dimension = Dimension.Of(question);
        var groupOf = (ushort[])[0, .. dimension.Values.Select(ward => fifthOfWard.GetValueOrDefault(ward.Code))];
        var codes = kept.Rows.ColumnsOf([dimension])[0].Span;
        var groups = new ushort[codes.Length];
        for (var row = 0; row < groups.Length; row++)
        {
            groups[row] = groupOf[codes[row]];
        }

        return groups;
    }
}

/// <summary>By what answers can be weighted in a survey's places.</summary>
internal static class PopulationMargins
{
    private const string Deprivation = "deprivation";

    private static readonly string[] Fifths =
        ["Most deprived fifth of the scale", "Second fifth", "Middle fifth", "Fourth fifth", "Least deprived fifth of the scale"];

    /// <summary>Margins for which there are population figures of some of the places.</summary>
    /// <param name="db">Engagement's database.</param>
    /// <param name="placeCodes">The places.</param>
    /// <param name="day">Which map of groups applies.</param>
    /// <param name="wards">People are asked in which ward they live.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<PopulationMargin>> PopulationMarginsAsync(
        this EngagementDb db, IReadOnlyCollection<string> placeCodes, DateOnly day, bool wards, CancellationToken cancellationToken)
    {
        var profiles = await db.Populations.AsNoTracking()
            .Where(population => placeCodes.Contains(population.AreaCode)).ToListAsync(cancellationToken);
        var margins = MarginMap.On(day)
            .Select(map => new PopulationMargin(
                map.Code,
                map.Name,
                map.Note,
                map.Ordered,
                [.. map.Groups.Select(group => group.Name)],
                profiles.Select(profile => (profile.AreaCode, People: map.People(profile.Profile)))
                    .Where(place => place.People is not null).ToDictionary(place => place.AreaCode, place => place.People!, StringComparer.Ordinal),
                new SaidAboutThemselves(map)))
            .ToList();
        if (wards)
        {
            margins.Add(await db.DeprivationAsync(placeCodes, cancellationToken));
        }

        return [.. margins.Where(margin => margin.Residents.Count > 0)];
    }

    private static async Task<PopulationMargin> DeprivationAsync(
        this EngagementDb db, IReadOnlyCollection<string> placeCodes, CancellationToken cancellationToken)
    {
        var wards = await (
            from ward in db.Wards.AsNoTracking()
            join population in db.Populations.AsNoTracking() on ward.Code equals population.AreaCode
            where placeCodes.Contains(ward.PlaceCode)
            select new { ward.Code, ward.PlaceCode, population.Residents, population.Profile }).ToListAsync(cancellationToken);
        var fifths = new Dictionary<string, ushort>(StringComparer.Ordinal);
        var residents = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var ward in wards)
        {
            if (FifthOf(ward.Profile) is { } fifth)
            {
                fifths[ward.Code] = fifth;
                residents.TryAdd(ward.PlaceCode, new int[Fifths.Length]);
                residents[ward.PlaceCode][fifth - 1] += ward.Residents;
            }
        }

        return new PopulationMargin(
            Deprivation,
            "Deprivation of the ward",
            "By the mean decile of the ward’s small areas (Indices of Deprivation 2025), as people say in which ward they live. The population figures are of all ages.",
            Ordered: true,
            Fifths,
            residents,
            new WardsTheyLiveIn(fifths));
    }

    /// <summary>Fifth of the scale by the mean decile of those who live in the ward, from 1; null where it is not known.</summary>
    internal static ushort? FifthOf(PopulationProfile ward)
    {
        var deciles = ward.Groups.Where(group => group.Dimension == Dimensions.DeprivationDecile)
            .Select(group => (Decile: int.Parse(group.Group, System.Globalization.CultureInfo.InvariantCulture), group.People)).ToList();
        var people = deciles.Sum(each => (double)each.People);
        return people == 0 ? null : (ushort)Math.Ceiling(deciles.Sum(each => each.Decile * (double)each.People) / people / 2);
    }
}
