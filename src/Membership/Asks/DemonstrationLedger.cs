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
    private const string TheSystem = "E54000008";
    private const string System = "Cheshire and Merseyside Health and Care Partnership";
    private const string Fictional = "Example Community Voices (fictional)";

    private static readonly SkillHours[] Skilled = [new("easy-read", 30), new("languages", 12)];
    private static readonly Guid HealthwatchHalton = DeterministicId.From("partner/healthwatch-halton");

    public static IEnumerable<Capacity> Capacities(DateOnly today)
    {
        var quarter = Quarter.Of(today);
        yield return new Capacity { PartnerId = HealthwatchHalton, QuarterFrom = quarter.From, Hours = HoursPerQuarter, Skills = Skilled };
        yield return new Capacity { PartnerId = HealthwatchHalton, QuarterFrom = quarter.Next.From, Hours = HoursPerQuarter, Skills = Skilled };
    }

    /// <summary>What an hour costs there, made up as the rest.</summary>
    public static HourlyRate Rate(DateOnly today) =>
        new() { PartnerId = HealthwatchHalton, From = Quarter.Of(today).From.AddYears(-1), Pounds = 28.50m };

    public static IEnumerable<Ask> Asks(DateOnly today)
    {
        var first = today.MondayOfWeek().AddDays(7);
        var friday = first.AddDays(4);
        var act = new Act(null, today.StartInLondon().AddHours(9));

        var listening = Raised(
            act, "listening", "Listen to people at four community drop-ins about getting help from their GP practice",
            StatutoryActivity.ObtainViews, OfSystem("gp-help-halton", "Getting help from your GP practice", hours: 16), first, friday.AddDays(21));
        listening.Accept(16, act);

        var report = Raised(
            act, "report", "Write up what people said at the drop-ins, with recommendations",
            StatutoryActivity.MakeViewsKnown, OfVoices(hours: 10), first.AddDays(7), friday.AddDays(7));
        report.Accept(7, act);

        var panel = Raised(
            act, "panel", "Run a weekly panel on local services until spring",
            StatutoryActivity.PromoteInvolvement, OfVoices(hours: 40), first, friday.AddDays(63));
        panel.Decline("We cannot take on a weekly commitment without funding.", act);

        var easyRead = Raised(
            act, "easy-read", "Help people with a learning disability to answer the survey, with Easy Read sessions in Widnes and Runcorn",
            StatutoryActivity.PromoteInvolvement,
            OfSystem("system-gp-2027", "Help from general practice: Cheshire and Merseyside", hours: 14), first.AddDays(14), friday.AddDays(21));

        return [listening, report, panel, easyRead];
    }

    private static Ask Raised(
        Act act, string name, string purpose, StatutoryActivity activity, Line line, DateOnly from, DateOnly by)
    {
        var id = DeterministicId.From($"ask/healthwatch-halton/{name}");
        return Ask.Raise(
            new Ask
            {
                Id = id,
                PartnerId = HealthwatchHalton,
                AreaCode = Halton,
                Purpose = purpose,
                Activity = activity,
                Demonstration = true,
            },
            from,
            by,
            new AskLine
            {
                Id = id,
                AskedBy = line.AskedBy,
                AskedByAreaCode = line.AskedByAreaCode,
                ServesKind = ServedKind.Survey,
                ServesKey = line.SurveySlug,
                ServesTitle = line.SurveyTitle,
                Hours = line.Hours,
                Funded = line.Funded,
                RaisedOn = act.Day,
            },
            act);
    }

    private static Line OfSystem(string surveySlug, string surveyTitle, decimal hours) =>
        new(System, TheSystem, surveySlug, surveyTitle, hours, Funded: true);

    private static Line OfVoices(decimal hours) =>
        new(Fictional, Halton, "gp-help-halton", "Getting help from your GP practice", hours, Funded: false);

    private sealed record Line(
        string AskedBy, string AskedByAreaCode, string SurveySlug, string SurveyTitle, decimal Hours, bool Funded);
}
