using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;

namespace IcpEngage.Web.Pages.Workspace.People;

/// <summary>A role to be granted, as typed.</summary>
/// <param name="Role">One of <see cref="Roles"/>; empty while none is chosen.</param>
/// <param name="Scope">What it is held for; empty while nothing is chosen.</param>
/// <param name="From">First day; left empty for today.</param>
/// <param name="Until">Last day; left empty for no end.</param>
/// <param name="Reason">Why.</param>
public sealed record GrantForm(string Role, string Scope, DateParts From, DateParts Until, string Reason)
{
    /// <summary>A form that nobody has filled in.</summary>
    public static readonly GrantForm Empty = new("", "", DateParts.None, DateParts.None, "");

    /// <summary>Names of its fields.</summary>
    public static readonly IReadOnlyList<string> Fields = ["role", "scope", "reason"];

    /// <summary>Names of its date inputs.</summary>
    public static readonly IReadOnlyList<string> Dates = ["from", "until"];

    /// <summary>What was posted.</summary>
    public static GrantForm Read(IFormCollection form) => new(
        form["role"].ToString(),
        form["scope"].ToString(),
        DateParts.Read(form, "from"),
        DateParts.Read(form, "until"),
        form["reason"].ToString());

    /// <summary>The grant meant; what is wrong is noted.</summary>
    public GrantRole Check(FormProblems problems)
    {
        problems.Require("role", Role, "Choose a role");
        problems.Require("scope", Scope, "Choose what the role is for");
        var from = Optional("from", From, "The first day", problems);
        var until = Optional("until", Until, "The last day", problems);
        if (until < from) problems.AddDate("until", "The last day must not be before the first");
        if (Reason.Trim().Length is < 5 or > 500) problems.Add("reason", "Say why, in 5 to 500 characters");
        return new(Role, Scope, from, until, Reason.Trim());
    }

    private static DateOnly? Optional(string field, DateParts typed, string what, FormProblems problems) =>
        string.IsNullOrWhiteSpace(typed.Day + typed.Month + typed.Year) ? null : problems.ReadDate(field, typed, what);
}
