using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>What a results table does not say of itself, typed beside it.</summary>
/// <param name="Title">3 to 120 characters.</param>
/// <param name="Publisher">Who asked, or published it.</param>
/// <param name="Link">Address (https) of their report; null where there is none.</param>
/// <param name="Method">How people were asked.</param>
/// <param name="From">First day of fieldwork.</param>
/// <param name="To">Last day of fieldwork.</param>
/// <param name="Reached">Who was reached, and how.</param>
/// <param name="Limits">What it cannot tell; empty where nothing was said.</param>
internal sealed record AboutResults(
    string Title, string Publisher, string? Link, EvidenceMethod Method, DateOnly From, DateOnly To, string Reached, string Limits)
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>Reads the fields of a form.</summary>
    /// <returns>What they say; of no worth where something was wrong.</returns>
    public static AboutResults Read(IFormCollection form, DateOnly today, FieldErrors errors)
    {
        var (from, to) = (Day(form["from"]), Day(form["to"]));
        var link = form["link"].ToString().Trim();
        var known = Enum.TryParse<EvidenceMethod>(form["method"], out var method) && Enum.IsDefined(method) && !char.IsAsciiDigit(form["method"].ToString()[0]);
        errors
            .RequireText(form["title"], 3, 120, "title", "The title")
            .RequireText(form["publisher"], 2, 200, "publisher", "Who asked")
            .Require(link.Length == 0 || QuestionRules.IsLink(link), "link", QuestionRules.LinkProblem("the report"))
            .Require(known, "method", "Choose how people were asked.")
            .Require(from is not null, "from", "Enter the first day on which people were asked.")
            .Require(to is not null, "to", "Enter the last day on which people were asked.")
            .Require(from is null || from >= Earliest, "from", "The first day must be in 1990 or later.")
            .Require(to is null || to <= today, "to", "The last day must be today or in the past.")
            .Require(from is null || to is null || from <= to, "to", "The last day must be the same as or after the first.")
            .RequireText(form["reached"], 3, 1_000, "reached", "Who was reached")
            .RequireText(form["limits"], 0, 2_000, "limits", "What it cannot tell");
        return new AboutResults(
            form["title"].ToString().Trim(),
            form["publisher"].ToString().Trim(),
            link.Length == 0 ? null : link,
            method,
            from ?? today,
            to ?? today,
            form["reached"].ToString().Trim(),
            form["limits"].ToString().Trim());
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
