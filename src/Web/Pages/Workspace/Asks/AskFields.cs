using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;
using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>
/// What was typed of an ask so far. It travels from page to page in the address, so that each page can be gone back to,
/// loaded again or left without losing or sending anything; a page that is sent puts its own fields over those.
/// </summary>
public sealed class AskFields
{
    /// <summary>Id of the ask, from the first page on.</summary>
    public const string Id = "id";

    /// <summary>The area of the body that asks.</summary>
    public const string Body = "body";

    /// <summary>Slug of who is asked.</summary>
    public const string Partner = "partner";

    /// <summary>Slug of the survey whose fieldwork needs the time.</summary>
    public const string Survey = "survey";

    /// <summary>What it serves.</summary>
    public const string Serves = "serves";

    /// <summary>For which area.</summary>
    public const string Area = "area";

    /// <summary>What for.</summary>
    public const string Purpose = "purpose";

    /// <summary>The statutory activity.</summary>
    public const string Activity = "activity";

    /// <summary>Code of the skill.</summary>
    public const string Skill = "skill";

    /// <summary>Where the work is.</summary>
    public const string Where = "where";

    /// <summary>Hours, as typed.</summary>
    public const string Hours = "hours";

    /// <summary>The first day.</summary>
    public const string From = "from";

    /// <summary>The last day.</summary>
    public const string By = "by";

    /// <summary>“yes” or “no”.</summary>
    public const string Funded = "funded";

    /// <summary>Who pays.</summary>
    public const string FundedBy = "fundedBy";

    /// <summary>Id of the ask to join.</summary>
    public const string Joins = "joins";

    private const int LongestPurpose = 500;
    private const int LongestName = 200;

    private static readonly string[] Boxes =
    [
        Id, Body, Partner, Survey, Serves, Area, Purpose, Activity, Skill, Where, Hours, .. BoxesOf(From), .. BoxesOf(By), Funded, FundedBy, Joins,
    ];

    private readonly Dictionary<string, string> typed = [];

    /// <summary>A date input that holds nothing.</summary>
    public static readonly DateParts NoDate = new("", "", "");

    /// <summary>Reads the address, and the form over it where one was sent.</summary>
    public static AskFields Read(HttpRequest request)
    {
        var fields = new AskFields();
        var form = request.HasFormContentType ? request.Form : null;
        foreach (var box in Boxes)
        {
            var text = form?.ContainsKey(box) == true ? form[box].ToString() : request.Query[box].ToString();
            if (text.Length > 0) fields.typed[box] = text;
        }

        return fields;
    }

    /// <summary>What a field holds; empty where it holds nothing.</summary>
    public string this[string name]
    {
        get => typed.GetValueOrDefault(name, "");
        set => typed[name] = value;
    }

    /// <summary>What a date input holds.</summary>
    public DateParts DateOf(string name) => new(this[name + "-day"], this[name + "-month"], this[name + "-year"]);

    /// <summary>The page with all that was typed.</summary>
    public string Address(string page) =>
        QueryHelpers.AddQueryString(
            page, Boxes.Where(box => this[box].Length > 0).Select(box => KeyValuePair.Create(box, (string?)this[box])));

    /// <summary>The page with other days.</summary>
    public string Address(string page, OutlookDays days)
    {
        var other = new AskFields();
        foreach (var (name, text) in typed) other.typed[name] = text;
        other.Set(From, days.From);
        other.Set(By, days.By);
        return other.Address(page);
    }

    /// <summary>The page with the ask to join.</summary>
    public string Joining(string page, Guid ask) => QueryHelpers.AddQueryString(Address(page), Joins, ask.ToString());

    /// <summary>Fills in a date input.</summary>
    public void Set(string name, DateOnly day)
    {
        var parts = DateParts.Of(day);
        (this[name + "-day"], this[name + "-month"], this[name + "-year"]) = (parts.Day!, parts.Month!, parts.Year!);
    }

    /// <summary>Notes what is wrong; true where nothing is. What the service asks for beyond that, it says itself.</summary>
    public bool Check(FormProblems problems, bool healthwatch, DateOnly today)
    {
        if (this[Purpose].Trim().Length is < 10 or > LongestPurpose)
            problems.Add(Purpose, "Say what you need help with, in 10 to 500 characters");
        problems.Require(Area, this[Area], "Choose for which area you need the time");
        if (healthwatch && ActivityChosen is null) problems.Add(Activity, "Choose one of its duties");
        if (PostedFields.ToDecimal(this[Hours]) is not (>= 0.5m and <= 500 and var hours) || hours % 0.25m != 0)
            problems.Add(Hours, "Enter the hours as a number from 0.5 to 500, in quarters of an hour, like 6 or 7.5");
        CheckDays(problems, today);
        if (this[Where].Length > LongestName) problems.Add(Where, "Say where in 200 characters or fewer");
        problems.Require(Funded, this[Funded], "Say whether the time is paid for");
        if (this[FundedBy].Length > LongestName) problems.Add(FundedBy, "Say who pays in 200 characters or fewer");
        return problems.None;
    }

    /// <summary>The wish; null where something is wrong with it.</summary>
    public AskWish? ToWish(Partner partner, Served? serves, DateOnly today)
    {
        var healthwatch = partner.Kind == PartnerKind.Healthwatch;
        if (!Check(new FormProblems(), healthwatch, today)) return null;
        var funded = this[Funded] == "yes";
        return new AskWish(
            partner.Id,
            OrNull(Body),
            this[Area],
            this[Purpose].Trim(),
            healthwatch ? ActivityChosen : null,
            serves,
            OrNull(Skill),
            OrNull(Where),
            PostedFields.ToDecimal(this[Hours])!.Value,
            DateOf(From).ToDate()!.Value,
            DateOf(By).ToDate()!.Value,
            funded,
            funded ? OrNull(FundedBy) : null);
    }

    private StatutoryActivity? ActivityChosen =>
        Enum.TryParse<StatutoryActivity>(this[Activity], out var activity) && Enum.IsDefined(activity) ? activity : null;

    private void CheckDays(FormProblems problems, DateOnly today)
    {
        var from = problems.ReadDate(From, DateOf(From), "The first day");
        if (from < today) problems.AddDate(From, "The first day must be today or later");
        var by = problems.ReadDate(By, DateOf(By), "The last day");
        if (by < (from ?? today)) problems.AddDate(By, from is null ? "The last day must be today or later" : "The last day must be on or after the first day");
        if (by > today.AddYears(2)) problems.AddDate(By, "The last day must be in the next two years");
    }

    private string? OrNull(string name) => this[name].Trim() is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> BoxesOf(string date) => [date + "-day", date + "-month", date + "-year"];
}
