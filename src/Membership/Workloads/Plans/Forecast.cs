using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Workloads.Weekdays;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads.Plans;

/// <summary>
/// Which surveys may yet need a partner's help: planned ones, and those in the field, in its places, for which it was not
/// asked. Each is taken to need, in each of its places, as many hours as earlier surveys asked of the partner in a place on
/// average; of partners of its kind where it was never asked.
/// </summary>
internal static class Forecast
{
    /// <summary>The surveys, the soonest first. Their hours are in quarters of an hour.</summary>
    public static async Task<IReadOnlyList<ComingSurvey>> ComingAsync(
        this MembershipDb db, Partner partner, DateOnly today, CancellationToken cancellationToken)
    {
        var surveys = await db.PlannedSurveys.AsNoTracking()
            .Where(survey => !survey.Dropped && (survey.Closes == null || (survey.Opens != null && survey.Closes >= today)))
            .ToListAsync(cancellationToken);
        if (surveys.Count == 0)
        {
            return [];
        }

        var system = await db.Partnerships.AsNoTracking()
            .Where(partnership => partnership.Kind == PartnershipKind.System)
            .Select(partnership => partnership.AreaCode)
            .FirstOrDefaultAsync(cancellationToken) ?? "";
        var rules = WorkloadRules.On(today);
        var asked = await AskedForAsync(db, partner.Id, [.. surveys.Select(survey => survey.Slug)], cancellationToken);
        var hours = await HoursForAPlaceAsync(db, partner, today.AddMonths(-rules.LookBackMonths), cancellationToken);
        return
        [
            .. from survey in surveys
               let places = survey.In(partner.Areas.Select(area => area.AreaCode), system).Where(place => !asked.Contains((survey.Slug, place))).ToList()
               where places.Count > 0
               let days = DaysOf(survey, rules, today)
               orderby days.From, survey.Title
               select new ComingSurvey(
                   survey.Slug, survey.Title, places, days.From, days.To, survey.IsPublished, hours * places.Count, survey.Demonstration),
        ];
    }

    /// <summary>
    /// What is left of the fieldwork; a draft is taken to open some weeks after its writing began, tomorrow if that is past.
    /// </summary>
    public static (DateOnly From, DateOnly To) DaysOf(PlannedSurvey survey, WorkloadRules rules, DateOnly today)
    {
        if (survey is { Opens: { } opens, Closes: { } closes })
        {
            return (Later(opens, today), closes);
        }

        var from = Later((survey.StartedOn ?? today).AddDays(rules.DraftOpensAfterDays), today.AddDays(1));
        return (from, from.AddDays(rules.FieldworkDays - 1));
    }

    /// <summary>For which surveys the partner was asked, and in which places.</summary>
    private static async Task<HashSet<(string Slug, string AreaCode)>> AskedForAsync(
        MembershipDb db, Guid partnerId, IReadOnlyCollection<string> slugs, CancellationToken cancellationToken)
    {
        var asked = await db.Asks
            .Where(ask => ask.PartnerId == partnerId)
            .SelectMany(ask => ask.Lines, (ask, line) => new { line.ServesKind, line.ServesKey, ask.AreaCode })
            .Where(row => row.ServesKind == ServedKind.Survey && slugs.Contains(row.ServesKey!))
            .ToListAsync(cancellationToken);
        return [.. asked.Select(row => (row.ServesKey!, row.AreaCode))];
    }

    /// <summary>Null while nobody was asked for any.</summary>
    private static async Task<decimal?> HoursForAPlaceAsync(
        MembershipDb db, Partner partner, DateOnly since, CancellationToken cancellationToken) =>
        await MeanAsync(db.Asks.Where(ask => ask.PartnerId == partner.Id && ask.By >= since), cancellationToken)
        ?? await MeanAsync(db.Asks.Where(ask => ask.Partner.Kind == partner.Kind && ask.By >= since), cancellationToken);

    private static async Task<decimal?> MeanAsync(IQueryable<Ask> asks, CancellationToken cancellationToken)
    {
        // An ask that others took over from would be counted twice. About is near enough: SQLite adds no decimals.
        var surveys = await asks
            .Where(ask => ask.State != AskState.Split && ask.State != AskState.Delegated)
            .SelectMany(ask => ask.Lines, (ask, line) => new { ask.PartnerId, ask.AreaCode, line.ServesKind, line.ServesKey, line.Hours })
            .Where(row => row.ServesKind == ServedKind.Survey)
            .GroupBy(row => new { row.PartnerId, row.AreaCode, row.ServesKey }, (_, rows) => rows.Sum(row => (double)row.Hours))
            .ToListAsync(cancellationToken);
        return Mean(surveys);
    }

    /// <summary>The mean in quarters of an hour; null of none.</summary>
    private static decimal? Mean(List<double> hours) =>
        hours.Count == 0 ? null : (decimal)Math.Round(hours.Average() * 4, MidpointRounding.AwayFromZero) / 4;
}
