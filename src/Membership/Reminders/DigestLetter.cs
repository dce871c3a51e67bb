using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;

namespace IcpEngage.Membership.Reminders;

/// <summary>The e-mail of what waits for a person's answer.</summary>
internal static class DigestLetter
{
    /// <summary>Of each kind; the page has the rest.</summary>
    private const int MostListed = 20;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="name">Of the person.</param>
    /// <param name="awaited">What waits.</param>
    /// <param name="rhythm">How often they want to know.</param>
    /// <param name="origin">Where the site is, without a slash at the end.</param>
    /// <param name="today">The day it is written.</param>
    public static (string Subject, string Body) Write(string name, Awaited awaited, DigestRhythm rhythm, string origin, DateOnly today)
    {
        var count = awaited.OfPartners.Count + awaited.Proposals.Count;
        var body = new StringBuilder();
        body.Append(British, $"Hello {name},\n\n");
        foreach (var partner in awaited.OfPartners.GroupBy(ask => ask.Partner.Slug))
        {
            var asks = partner.ToList();
            body.Append(British, $"Asked of {asks[0].Partner.Name}:\n\n");
            List(body, asks, ask => Line(ask, today), ask => $"{origin}/workspace/partners/{ask.Partner.Slug}/asks/{ask.Id}");
        }

        if (awaited.Proposals.Count > 0)
        {
            body.Append("You asked, and the partner proposes something else:\n\n");
            List(body, awaited.Proposals, Proposal, ask => $"{origin}/workspace/asks/{ask.Id}");
        }

        body.Append(British, $"You get this e-mail {When(rhythm)} when something waits for you. To change that:\n{origin}/workspace/account/reminders\n");
        return (count == 1 ? "1 ask waits for your answer" : $"{count.ToString("N0", British)} asks wait for your answer", body.ToString());
    }

    private static void List(StringBuilder body, IReadOnlyList<Ask> asks, Func<Ask, string> say, Func<Ask, string> address)
    {
        foreach (var ask in asks.Take(MostListed))
        {
            body.Append(British, $"- {ask.Title}\n  {say(ask)}\n  {address(ask)}\n\n");
        }

        if (asks.Count > MostListed)
        {
            body.Append(British, $"And {asks.Count - MostListed} more.\n\n");
        }
    }

    private static string Line(Ask ask, DateOnly today)
    {
        var by = ask.By < today ? $"it was due on {Day(ask.By)}" : $"by {Day(ask.By)}";
        return $"{Hours(ask.Hours)}, {by}, asked by {ask.ToContract().AskedBy}.";
    }

    private static string Proposal(Ask ask) => ask.Proposal is { } proposal
        ? $"{ask.Partner.Name} proposes {Hours(proposal.Hours)} of {Hours(ask.Hours)}, {Day(proposal.From)} to {Day(proposal.By)}{(proposal.NeedsFunding ? ", if the time is paid for" : "")}."
        : $"{ask.Partner.Name} has answered.";

    private static string When(DigestRhythm rhythm) => rhythm == DigestRhythm.EveryMonday ? "on Mondays" : "from Monday to Friday";

    private static string Hours(decimal hours) => $"{hours.ToString("#,##0.##", British)} {(hours == 1 ? "hour" : "hours")}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
