using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>What precision is wanted, and of what.</summary>
/// <param name="Points">Half the width of a 95% interval, in percentage points.</param>
/// <param name="DesignEffect">1 or more.</param>
/// <param name="WholeSystem">Of all places together; otherwise of each.</param>
internal sealed record GapAim(decimal Points, decimal DesignEffect, bool WholeSystem);

/// <summary>Finds what a survey is short of, by place, neighbourhood and group, and what fieldwork would fill it.</summary>
internal sealed class GapPlanner(EngagementDb db, EvidenceIndex index, ResponseSnapshots snapshots, TimeProvider time)
{
    /// <summary>The plan.</summary>
    public async Task<GapPlan> PlanAsync(Survey survey, GapAim aim, CancellationToken cancellationToken)
    {
        var rules = GapRules.On(time.Today());
        var places = await db.PlacesOfAsync(survey, cancellationToken);
        var fresh = await FreshAnswers.OfAsync(db, survey, snapshots, time, cancellationToken);
        var reused = await ReusedAsync(survey, cancellationToken);
        var profiles = await db.Populations.AsNoTracking().ToDictionaryAsync(
            population => population.AreaCode, population => population.Profile, StringComparer.Ordinal, cancellationToken);
        var wards = (await db.Wards.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(ward => ward.PlaceCode);
        var helpers = await db.HelpersAsync(time.Today(), cancellationToken);
        var wanted = Wanted(places, aim);
        var groups = rules.Dimensions.ToDictionary(
            dimension => dimension, dimension => GroupsOf(dimension, rules, fresh, [.. places.Select(place => profiles.GetValueOrDefault(place.Code)).OfType<PopulationProfile>()]));
        var plans = places.Select(place => PlaceOf(place)).ToList();
        return new GapPlan(
            survey.Slug,
            survey.Title,
            survey.StateOn(time.Today()),
            aim.Points,
            aim.DesignEffect,
            aim.WholeSystem,
            plans.Sum(plan => plan.MoreAnswers),
            plans.Sum(plan => plan.Hours),
            [.. plans.Where(plan => plan.MoreAnswers > 0).OrderByDescending(plan => plan.MoreAnswers).ThenBy(plan => plan.AreaName, StringComparer.Ordinal)],
            [.. plans.Where(plan => plan.MoreAnswers == 0).Select(plan => plan.AreaName)],
            [.. groups.Values],
            rules.Routes);

        GapPlace PlaceOf(AskedPlace place)
        {
            var questions = survey.Definition.Questions.Where(IsMeasured)
                .Select(question => QuestionIn(question, place, wanted[place.Code], reused, fresh))
                .Where(question => question.MoreAnswers > 0).ToList();
            var more = questions.Select(question => question.MoreAnswers).DefaultIfEmpty().Max();
            var profile = profiles.GetValueOrDefault(place.Code);
            var targets = more == 0 || profile is null ? [] : Targets(rules, groups, fresh, profile, more);
            return new GapPlace(
                place.Code,
                place.Name,
                place.Residents,
                wanted[place.Code],
                more,
                Hours(targets, more),
                questions,
                more == 0 ? [] : Neighbourhoods(rules, fresh, wards[place.Code], profiles),
                [.. targets.Select(target => new GapTarget(target.Group.Name, target.People, target.Group.Routes))],
                [
                    .. helpers.Where(partner => partner.AreaCodes.Contains(place.Code))
                        .Select(partner => new HelperPartner(partner.Id, partner.Slug, partner.Name)),
                ]);
        }

        decimal Hours(IReadOnlyList<(GapRuleGroup Group, int People)> targets, int more)
        {
            // People can be in several groups, so that together they are at most as many as are wanted.
            var people = targets.Sum(target => target.People);
            var minutes = targets.Sum(target => (decimal)target.People * rules.MinutesFor(target.Group));
            return Math.Ceiling((people > more ? minutes * more / people : minutes) / 30) / 2;
        }
    }

    /// <summary>
    /// Closed questions that everybody is asked: of free text no interval is made, and who is asked one with a condition is
    /// not known beforehand.
    /// </summary>
    public static bool IsMeasured(Question question) =>
        question.ShownIf is null
        && question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Scale or QuestionKind.Matrix or QuestionKind.Ranking;

    /// <summary>Answers wanted in each place: for the precision there, or its part by residents of those for the precision in all.</summary>
    private static Dictionary<string, int> Wanted(IReadOnlyList<AskedPlace> places, GapAim aim)
    {
        var residents = places.Sum(place => (long)place.Residents);
        var all = SampleNeeded.For(aim.Points, aim.DesignEffect, residents);
        return places.ToDictionary(
            place => place.Code,
            place => !aim.WholeSystem ? SampleNeeded.For(aim.Points, aim.DesignEffect, place.Residents)
                : residents == 0 ? (int)Math.Ceiling((double)all / places.Count)
                : (int)Math.Ceiling((double)all * place.Residents / residents));
    }

    private static GapQuestion QuestionIn(
        Question question,
        AskedPlace place,
        int wanted,
        Dictionary<(string Question, string Place), DisclosedCount> reused,
        FreshAnswers fresh)
    {
        var isReused = reused.TryGetValue((question.Code, place.Code), out var evidence);
        var answered = fresh.Answered(question, place.Code);
        var known = !isReused ? answered
            : answered.About is > 0 ? new DisclosedCount(answered.About + (evidence.About ?? 0))
            : evidence;
        return new GapQuestion(question.Code, question.Text, known, isReused, Math.Max(0, wanted - (known.About ?? 0)));
    }

    /// <summary>People of a place in evidence that is reused for a question there, as its released results by place show them.</summary>
    private async Task<Dictionary<(string Question, string Place), DisclosedCount>> ReusedAsync(Survey survey, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(db, cancellationToken);
        var rows = await db.ReusedQuestions.AsNoTracking().Where(row => row.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var known = new Dictionary<(string, string), DisclosedCount>();
        foreach (var decision in decisions.Where(decision => decision.InForce(rows)))
        {
            foreach (var decided in decision.Evidence)
            {
                if (index.Find(decided.EvidenceId, decided.QuestionCode) is { } banked)
                {
                    var figures = new Figures(new ReleasedCounts(banked.Evidence.Tallies), new Disclosure(DisclosureRule.On(banked.Evidence.ReleasedOn)));
                    var codes = banked.Evidence.Tallies.Keys.Order(StringComparer.Ordinal).ToList();
                    var dimension = Dimension.Places(codes.Select(code => (code, code, code)));
                    foreach (var code in decided.AreaCodes)
                    {
                        known[(decision.QuestionCode, code)] = codes.IndexOf(code) is var at and >= 0
                            ? figures.Answered(banked.Question, [new Held(dimension, at)])
                            : new DisclosedCount(0);
                    }
                }
            }
        }

        return known;
    }

    private static GapDimension GroupsOf(
        GapRuleDimension dimension, GapRules rules, FreshAnswers fresh, IReadOnlyList<PopulationProfile> profiles)
    {
        var answered = dimension.Groups.Select(group => fresh.Saying(group.Counted.Answers, areaCode: null)).ToList();
        var residents = dimension.Groups.Select(group => profiles.Sum(profile => (long)Residents(profile, dimension, group))).ToList();
        var (said, live) = (answered.Sum(count => count.About ?? 0), residents.Sum());
        return new GapDimension(
            dimension.Name,
            said > 0,
            [
                .. dimension.Groups.Select((group, at) =>
                {
                    var there = live == 0 ? 0 : (double)residents[at] / live;
                    var here = said == 0 ? 0 : (double)(answered[at].About ?? 0) / said;
                    return new GapGroup(
                        group.Name,
                        answered[at],
                        said == 0 || answered[at].About is null ? null : Percent(here),
                        Percent(there),
                        said > 0 && there > 0 && here < rules.TooFewRatio * there);
                }),
            ]);
    }

    /// <summary>
    /// Whom to go to: groups that too few are known to have answered; where nobody said who they are, those that a link does
    /// not reach. Each is brought to its share of residents, out of the further answers.
    /// </summary>
    private static List<(GapRuleGroup Group, int People)> Targets(
        GapRules rules,
        Dictionary<GapRuleDimension, GapDimension> found,
        FreshAnswers fresh,
        PopulationProfile profile,
        int more) =>
    [
        .. from dimension in rules.Dimensions
           let residents = dimension.Groups.Sum(one => (long)Residents(profile, dimension, one))
           where residents > 0
           let here = dimension.Groups.Sum(one => fresh.Saying(one.Counted.Answers, profile.AreaCode).About ?? 0)
           from each in dimension.Groups.Zip(found[dimension].Groups)
           where found[dimension].Known ? each.Second.TooFew : rules.MinutesFor(each.First) > 0
           let share = (double)Residents(profile, dimension, each.First) / residents
           let known = fresh.Saying(each.First.Counted.Answers, profile.AreaCode).About ?? 0
           let people = Math.Clamp((int)Math.Ceiling(share * (here + more)) - known, 0, more)
           where people > 0
           select (each.First, people),
    ];

    /// <summary>The most deprived wards from which fewer answered than live there, as far as is shown.</summary>
    private static List<GapNeighbourhood> Neighbourhoods(
        GapRules rules, FreshAnswers fresh, IEnumerable<KnownWard> wards, Dictionary<string, PopulationProfile> profiles)
    {
        var known = wards
            .Where(ward => profiles.TryGetValue(ward.Code, out var profile) && profile.Residents > 0)
            .Select(ward => (Ward: ward, Profile: profiles[ward.Code], People: fresh.LivingIn(ward.Code))).ToList();
        var answered = known.Sum(ward => ward.People?.About ?? 0);
        var residents = known.Sum(ward => (long)ward.Profile.Residents);
        return
        [
            .. known.Select(ward => (ward.Ward, ward.Profile, ward.People, Expected: (double)answered * ward.Profile.Residents / residents))
                .Where(ward => answered == 0 || (ward.People?.About ?? 0) < rules.TooFewRatio * ward.Expected)
                .Select(ward => new GapNeighbourhood(
                    ward.Ward.Name, MostDeprived(rules, ward.Profile), ward.People, (int)Math.Round(ward.Expected, MidpointRounding.AwayFromZero)))
                .Where(ward => ward.MostDeprived > 0)
                .OrderByDescending(ward => ward.MostDeprived).ThenBy(ward => ward.Name, StringComparer.Ordinal)
                .Take(rules.MostNeighbourhoods),
        ];
    }

    private static int MostDeprived(GapRules rules, PopulationProfile profile) => Percent(
        profile.Groups.Where(group => group.Dimension == Dimensions.DeprivationDecile && rules.MostDeprivedDeciles.Contains(group.Group))
            .Sum(group => (double)group.People) / profile.Residents);

    private static int Residents(PopulationProfile profile, GapRuleDimension dimension, GapRuleGroup group) => profile.Groups
        .Where(each => each.Dimension == dimension.Dimension && group.Counted.Population.Contains(each.Group))
        .Sum(each => each.People);

    private static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
