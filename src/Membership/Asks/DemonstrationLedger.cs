using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Membership.Asks;

/// <summary>
/// A made-up ledger for Healthwatch Halton: 120 hours a quarter, which is about nine a week; agreed asks that take four
/// hours a week for four weeks and seven more in the second of them, so that week is overloaded; and an ask waiting that
/// would overload the third and fourth.
/// </summary>
internal static class DemonstrationLedger
{
    private const decimal HoursPerQuarter = 120;
    private const string Halton = "E06000006";
    private const string System = "Cheshire and Merseyside Health and Care Partnership";
    private const string Fictional = "Example Community Voices (fictional)";

    private static readonly Guid HealthwatchHalton = DeterministicId.From("partner/healthwatch-halton");

    public static IEnumerable<Capacity> Capacities(DateOnly today)
    {
        var quarter = Quarter.Of(today);
        yield return new Capacity { PartnerId = HealthwatchHalton, QuarterFrom = quarter.From, Hours = HoursPerQuarter };
        yield return new Capacity { PartnerId = HealthwatchHalton, QuarterFrom = quarter.Next.From, Hours = HoursPerQuarter };
    }

    public static IEnumerable<Ask> Asks(DateOnly today)
    {
        var first = today.MondayOfWeek().AddDays(7);
        var friday = first.AddDays(4);

        var listening = Raised(
            "listening", System, "gp-help-halton", "Getting help from your GP practice",
            "Listen to people at four community drop-ins about getting help from their GP practice",
            StatutoryActivity.ObtainViews, hours: 16, from: first, by: friday.AddDays(21), funded: true);
        listening.Accept(16);

        var report = Raised(
            "report", Fictional, "gp-help-halton", "Getting help from your GP practice",
            "Write up what people said at the drop-ins, with recommendations",
            StatutoryActivity.MakeViewsKnown, hours: 10, from: first.AddDays(7), by: friday.AddDays(7), funded: false);
        report.Accept(7);

        var panel = Raised(
            "panel", Fictional, "gp-help-halton", "Getting help from your GP practice",
            "Run a weekly panel on local services until spring",
            StatutoryActivity.PromoteInvolvement, hours: 40, from: first, by: friday.AddDays(63), funded: false);
        panel.Decline("We cannot take on a weekly commitment without funding.");

        var easyRead = Raised(
            "easy-read", System, "system-gp-2027", "Help from general practice: Cheshire and Merseyside",
            "Help people with a learning disability to answer the survey, with Easy Read sessions in Widnes and Runcorn",
            StatutoryActivity.PromoteInvolvement, hours: 14, from: first.AddDays(14), by: friday.AddDays(21), funded: true);

        return [listening, report, panel, easyRead];
    }

    private static Ask Raised(
        string name,
        string askedBy,
        string surveySlug,
        string surveyTitle,
        string purpose,
        StatutoryActivity activity,
        decimal hours,
        DateOnly from,
        DateOnly by,
        bool funded)
    {
        return new Ask
        {
            Id = DeterministicId.From($"ask/healthwatch-halton/{name}"),
            PartnerId = HealthwatchHalton,
            AskedBy = askedBy,
            SurveySlug = surveySlug,
            SurveyTitle = surveyTitle,
            AreaCode = Halton,
            Purpose = purpose,
            Activity = activity,
            Hours = hours,
            From = from,
            By = by,
            Funded = funded,
            Demonstration = true,
        };
    }
}
