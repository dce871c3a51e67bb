using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>Wishes in words.</summary>
internal static class RaisingWords
{
    /// <summary>“Alike: the same survey or clause, the same days.”</summary>
    public static string Alike(IReadOnlyList<AskLikeness> alike) => $"Alike: {Words.List([.. alike.Select(Of)])}.";

    /// <summary>“Yes, by the council”.</summary>
    public static string PaidFor(bool funded, string? by) => (funded, by) switch
    {
        (true, { } who) => $"Yes, by {who}",
        (true, null) => "Yes",
        _ => "No",
    };

    /// <summary>The same wish, as the fieldwork of a survey asks for it.</summary>
    public static RaiseAsk OfFieldwork(Guid id, AskWish wish) =>
        new(wish.PartnerId, wish.AreaCode!, wish.Purpose!, wish.Activity!.Value, wish.Hours, wish.By, wish.Funded)
        {
            Id = id,
            From = wish.From,
            Skill = wish.Skill,
            Where = wish.Where,
            FundedBy = wish.FundedBy,
        };

    /// <summary>Where an ask stands, for those who asked.</summary>
    public static string Standing(AskStory story)
    {
        var (ask, partner) = (story.Ask, story.Partner.Name);
        return ask.State switch
        {
            AskState.Open => $"{partner} has not answered yet. It has been asked since {Words.Date(ask.WaitingSince)}.",
            AskState.Countered => Waiting(ask) is { Count: > 0 } waiting
                ? $"{partner} proposes something else. It waits for {Words.List(waiting)} to answer."
                : $"{partner} proposes something else.",
            AskState.Accepted => $"{partner} agreed to {WorkspaceWords.Hours(ask.HoursAgreed ?? ask.Hours)}.",
            AskState.Declined => $"{partner} declined: {ask.Reason}",
            AskState.Withdrawn => $"It was taken back: {ask.Reason}",
            AskState.Expired => "Nobody answered in time, so it is no longer asked.",
            AskState.Split => $"{partner} made it into parts, which it answers one by one.",
            AskState.Delegated => $"{partner} passed it on: {ask.Reason}",
        };
    }

    /// <summary>The way to the same wish, of another partner.</summary>
    public static string AskSomebodyElse(AskSummary ask, AskLineSummary line)
    {
        var fields = new AskFields
        {
            [AskFields.Body] = line.AskedByAreaCode ?? "",
            [AskFields.Purpose] = line.Note ?? ask.Purpose,
            [AskFields.Area] = ask.AreaCode,
            [AskFields.Serves] = line.Serves is { } serves ? ServedChoices.ValueOf(serves) : "",
            [AskFields.Hours] = Words.Number(line.Hours),
            [AskFields.Where] = ask.Where ?? "",
            [AskFields.Skill] = ask.Skill ?? "",
        };
        fields.Set(AskFields.From, ask.From);
        fields.Set(AskFields.By, ask.By);
        return fields.Address("/workspace/asks/new");
    }

    private static IReadOnlyList<string> Waiting(AskSummary ask) =>
        [.. ask.Lines.Where(line => line.WithdrawnOn is null && !line.Agrees).Select(line => line.AskedBy).Distinct()];

    /// <summary>“8 of 12”, or what is asked for while nothing is agreed.</summary>
    public static string HoursOf(AskSummary ask) =>
        ask.HoursAgreed is { } agreed && agreed != ask.Hours ? $"{Words.Number(agreed)} of {Words.Number(ask.Hours)}" : Words.Number(ask.Hours);

    /// <summary>“Waiting for an answer”.</summary>
    public static string Of(RaisedFilter filter) => filter switch
    {
        RaisedFilter.All => "All",
        RaisedFilter.ToAnswer => "The partner proposes something else",
        RaisedFilter.Waiting => "Waiting for the partner’s answer",
        RaisedFilter.Agreed => "Agreed",
        RaisedFilter.Ended => "Declined, taken back or expired",
    };

    private static string Of(AskLikeness likeness) => likeness switch
    {
        AskLikeness.SamePartner => "the same partner",
        AskLikeness.ServesTheSame => "the same survey or clause",
        AskLikeness.SimilarWords => "similar words",
        AskLikeness.SameArea => "the same area",
        AskLikeness.SameDays => "the same days",
    };
}
