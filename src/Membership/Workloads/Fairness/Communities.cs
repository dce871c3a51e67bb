using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Workloads.Fairness;

/// <summary>
/// Communities asked again and again: how many surveys people of a place are asked to answer within some months. Plans that
/// would come on top are shown beside them; they do not count yet.
/// </summary>
internal static class Communities
{
    /// <summary>Those of the caller's places, most often asked first.</summary>
    public static async Task<IReadOnlyList<Community>> ReadAsync(
        MembershipDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellationToken)
    {
        var rules = WorkloadRules.On(today);
        var since = today.AddMonths(-rules.CommunityMonths);
        var surveys = await db.PlannedSurveys.AsNoTracking()
            .Where(survey => !survey.Dropped && (survey.Closes == null || (survey.Opens != null && survey.Closes >= since)))
            .ToListAsync(cancellationToken);
        var partnerships = await db.Partnerships.AsNoTracking()
            .Select(partnership => new { partnership.Kind, partnership.AreaCode }).ToListAsync(cancellationToken);
        var system = partnerships.Find(partnership => partnership.Kind == PartnershipKind.System)?.AreaCode ?? "";
        var places = partnerships.Where(partnership => partnership.Kind == PartnershipKind.Place)
            .Select(partnership => partnership.AreaCode).Distinct()
            .Where(code => user.Holds(Roles.Secretariat, code));
        return Count(surveys, places, system, rules.CommunityAskedOften);
    }

    /// <summary>The communities of the places that are asked by at least one survey.</summary>
    /// <param name="surveys">Those that count, and plans.</param>
    /// <param name="places">Codes of the places.</param>
    /// <param name="system">Code of the system.</param>
    /// <param name="often">So many surveys stand out.</param>
    public static IReadOnlyList<Community> Count(
        IReadOnlyCollection<PlannedSurvey> surveys, IEnumerable<string> places, string system, int often)
    {
        List<string> codes = [.. places];
        var asked =
            from survey in surveys
            from place in survey.In(codes, system)
            group survey by (Place: place, survey.AudienceCode);
        return
        [
            .. asked.Select(community => Of(community.Key.Place, community.Key.AudienceCode, [.. community], often))
                .OrderByDescending(community => community.InField)
                .ThenByDescending(community => community.Surveys.Count)
                .ThenBy(community => community.AreaCode, StringComparer.Ordinal)
                .ThenBy(community => community.AudienceCode, StringComparer.Ordinal),
        ];
    }

    private static Community Of(string place, string audience, IReadOnlyCollection<PlannedSurvey> surveys, int often)
    {
        var inField = surveys.Count(survey => survey.IsPublished);
        return new Community(
            place,
            audience,
            [
                .. surveys.OrderByDescending(survey => survey.Opens ?? DateOnly.MaxValue).ThenBy(survey => survey.Slug, StringComparer.Ordinal)
                    .Select(survey => new SurveyOfCommunity(survey.Slug, survey.Title, survey.OwnerAreaCode, survey.Opens, survey.Closes)),
            ],
            inField,
            inField >= often);
    }
}
