using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using IcpEngage.Membership.Partners;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>
/// What to know before a wish is sent: the partner's weeks with it, when there would be room, and which open asks are so
/// like it that they could be joined.
/// </summary>
internal static class ShowOutlook
{
    private const int MostSimilar = 5;

    public static void MapShowOutlook(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/asks/outlook", HandleAsync)
            .RequireAuthorization(AskingBodies.Policy)
            .WithName("ShowOutlook")
            .WithSummary("What a wish would do to its partner, and which open asks could be joined instead")
            .WithTags("Asks");

    private static async Task<Results<Ok<AskOutlook>, ProblemHttpResult>> HandleAsync(
        AskWish wish, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partner = await db.Partners.AsNoTracking().WithAll()
            .SingleOrDefaultAsync(partner => partner.Id == wish.PartnerId, cancellationToken);
        if (partner?.IsThere(time.Today()) != true)
        {
            return Problems.Invalid("partner", "Choose a partner that is there today.");
        }

        var errors = WishRules.Check(wish, partner.Kind, time.Today());
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var calculator = await CalculatorAsync(partner, wish, db, cancellationToken);
        return TypedResults.Ok(new AskOutlook(
            partner.ToContract(),
            calculator.Knows(wish.From, wish.By),
            calculator.Weeks(wish.Hours, wish.From, wish.By),
            calculator.Room(wish.Hours, wish.From, wish.By),
            await SimilarAsync(wish, db, cancellationToken)));
    }

    private static async Task<OutlookCalculator> CalculatorAsync(
        Partner partner, AskWish wish, MembershipDb db, CancellationToken cancellationToken)
    {
        var last = wish.By.AddDays(7 * OutlookCalculator.WeeksAhead);
        var plans = new List<CapacityPlan>();
        for (var quarter = Quarter.Of(wish.From.MondayOfWeek()); quarter.From <= last; quarter = quarter.Next)
        {
            plans.Add(await db.PlanAsync(partner.Id, quarter, cancellationToken));
        }

        var asks = await db.Asks.AsNoTracking().Include(ask => ask.Lines)
            .Where(ask => ask.PartnerId == partner.Id
                && (ask.State == AskState.Open || ask.State == AskState.Countered || ask.State == AskState.Accepted)
                && ask.By >= wish.From.MondayOfWeek() && ask.From <= last)
            .ToListAsync(cancellationToken);
        var ofSkill = wish.Skill is { } skill
            ? new OutlookCalculator(
                Weeks(plans.Where(plan => plan.IsKnown && plan.Skills.Contains(skill)), plan => plan.ByWeek(skill)),
                [.. asks.Where(ask => ask.Skill == skill).SelectMany(ask => ask.ToLoads())])
            : null;
        return new OutlookCalculator(
            Weeks(plans.Where(plan => plan.IsKnown), plan => plan.ByWeek()), [.. asks.SelectMany(ask => ask.ToLoads())], ofSkill);
    }

    /// <summary>Hours by Monday. A week that two quarters share has its days of both.</summary>
    private static Dictionary<DateOnly, decimal> Weeks(IEnumerable<CapacityPlan> plans, Func<CapacityPlan, decimal[]> byWeek) =>
        plans.SelectMany(plan => plan.Quarter.Mondays().Zip(byWeek(plan)))
            .GroupBy(week => week.First, week => week.Second)
            .ToDictionary(week => week.Key, week => week.Sum());

    private static async Task<IReadOnlyList<SimilarAsk>> SimilarAsync(AskWish wish, MembershipDb db, CancellationToken cancellationToken)
    {
        var (earliest, latest) = (wish.From.AddDays(-AskSimilarity.DaysApart), wish.By.AddDays(AskSimilarity.DaysApart));
        var open = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Lines).Include(ask => ask.Time).Include(ask => ask.Partner).ThenInclude(partner => partner.Areas)
            .Where(ask => ask.State == AskState.Open
                && (ask.PartnerId == wish.PartnerId || ask.AreaCode == wish.AreaCode)
                && ask.By >= earliest && ask.From <= latest)
            .ToListAsync(cancellationToken);
        var mine = new AskSubject(wish.PartnerId, wish.AreaCode!, KeyOf(wish.Serves), wish.Purpose!, wish.From, wish.By);
        return
        [
            .. (from ask in open
                let likeness = ask.StandingLines.Select(line => AskSimilarity.Compare(mine, SubjectOf(ask, line))).MaxBy(each => each?.Score)
                where likeness is not null
                orderby likeness.Score descending, ask.From
                select new SimilarAsk(ask.ToContract(), ask.Partner.ToContract(), likeness.In)).Take(MostSimilar),
        ];
    }

    /// <summary>An ask is about what each of those who joined it needs of it.</summary>
    private static AskSubject SubjectOf(Ask ask, AskLine line) =>
        new(ask.PartnerId, ask.AreaCode, KeyOf(line.Serves), line.Note is { } note ? $"{ask.Purpose} {note}" : ask.Purpose, ask.From, ask.By);

    private static string? KeyOf(Served? serves) => serves is null ? null : $"{serves.Kind} {serves.Key}";
}
