using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships;

/// <summary>Partnerships in the workspace's words.</summary>
internal static class PartnershipWords
{
    /// <summary>The person keeps the records of such a partnership: the secretariat all of them, a place lead the place's.</summary>
    public static bool Keeps(this ClaimsPrincipal user, PartnershipKind kind, string areaCode) =>
        user.Holds(Roles.Secretariat, Grant.WholeSystem) || (kind == PartnershipKind.Place && user.Holds(Roles.PlaceLead, areaCode));

    public static string Of(Standing standing) => standing switch
    {
        Standing.Member => "Member",
        Standing.Participant => "Participant",
        Standing.Involved => "Involved",
    };

    public static string Meaning(Standing standing) => standing switch
    {
        Standing.Member => "Formally seated: decides with the others",
        Standing.Participant => "Takes part in a forum or group. This is not a seat",
        Standing.Involved => "Engaged and heard, without a seat or a group",
    };

    public static string Of(HolderKind kind) => kind switch
    {
        HolderKind.Representative => "Representative",
        HolderKind.Deputy => "Deputy",
    };

    public static string Of(TermState term) => term switch
    {
        TermState.Coming => "To come",
        TermState.Running => "Now",
        TermState.EndingSoon => "Ends soon",
        TermState.Ended => "Ended",
    };

    public static TagColour ColourOf(TermState term) => term switch
    {
        TermState.Coming => TagColour.Blue,
        TermState.Running => TagColour.Green,
        TermState.EndingSoon => TagColour.Yellow,
        TermState.Ended => TagColour.Grey,
    };

    public static string Of(ForumKind kind) => kind switch
    {
        ForumKind.Forum => "Forum",
        ForumKind.SubGroup => "Sub-group",
    };

    public static string Of(ChairModel model) => model switch
    {
        ChairModel.SharedWithIcb => "Shared with the integrated care board",
        ChairModel.ElectedMember => "An elected member of a council",
        ChairModel.CoChairs => "Co-chairs",
        ChairModel.RotatingConvenors => "Rotating convenors",
    };

    public static string Meaning(ChairModel model) => model switch
    {
        ChairModel.SharedWithIcb => "The board’s chair chairs this partnership too. One person, of the integrated care board",
        ChairModel.ElectedMember => "One person, an elected member of a local authority",
        ChairModel.CoChairs => "Two or three people of different partners, together",
        ChairModel.RotatingConvenors => "People of different partners, one after the other",
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.Support => "Supports it",
        Stance.SupportWithReservations => "Supports it, with reservations",
        Stance.StandAside => "Stands aside",
        Stance.Block => "Blocks it",
    };

    public static string Meaning(Stance stance) => stance switch
    {
        Stance.Support => "We are for it",
        Stance.SupportWithReservations => "We are for it, and want a concern on record",
        Stance.StandAside => "We are neither for it nor in its way",
        Stance.Block => "It must not go ahead until our concern is resolved",
    };

    public static TagColour ColourOf(Stance stance) => stance switch
    {
        Stance.Support => TagColour.Green,
        Stance.SupportWithReservations => TagColour.Yellow,
        Stance.StandAside => TagColour.Grey,
        Stance.Block => TagColour.Red,
    };

    public static string Of(SelectionState state) => state switch
    {
        SelectionState.Open => "Open",
        SelectionState.Settled => "Agreed",
        SelectionState.Withdrawn => "Taken back",
    };

    public static TagColour ColourOf(SelectionState state) => state switch
    {
        SelectionState.Open => TagColour.Blue,
        SelectionState.Settled => TagColour.Green,
        SelectionState.Withdrawn => TagColour.Grey,
    };

    public static string Of(InterestKind kind) => kind switch
    {
        InterestKind.Financial => "Financial",
        InterestKind.NonFinancialProfessional => "Professional, not financial",
        InterestKind.NonFinancialPersonal => "Personal, not financial",
        InterestKind.Indirect => "Indirect",
    };

    public static string Meaning(InterestKind kind) => kind switch
    {
        InterestKind.Financial => "They may gain or lose money by a decision",
        InterestKind.NonFinancialProfessional => "Their standing in their profession may gain or lose",
        InterestKind.NonFinancialPersonal => "They may gain in another way, such as through a charity they help",
        InterestKind.Indirect => "Somebody close to them has such an interest",
    };

    public static string Of(Presence presence) => presence switch
    {
        Presence.Representative => "Representative came",
        Presence.Deputy => "Deputy came",
        Presence.Apologies => "Sent apologies",
        Presence.Absent => "Nobody came",
    };

    /// <summary>“From 1 May 2026 to 30 April 2028”.</summary>
    public static string Span(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => "No dates on record",
        ({ } first, null) => $"From {Words.Date(first)}",
        (null, { } last) => $"Until {Words.Date(last)}",
        ({ } first, { } last) => last < first ? "Never began" : $"From {Words.Date(first)} to {Words.Date(last)}",
    };

    /// <summary>“75%”; “–” of nothing.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "–" : $"{Math.Round(100m * part / whole, MidpointRounding.AwayFromZero):0}%";

    /// <summary>What several such tasks are about.</summary>
    public static string Of(PartnershipTaskKind kind) => kind switch
    {
        PartnershipTaskKind.SeatVacant => "Members’ seats that nobody fills",
        PartnershipTaskKind.TermEnding => "Terms that end soon",
        PartnershipTaskKind.NoChair => "Partnerships without a chair",
        PartnershipTaskKind.ChairEnding => "Chairs whose term ends soon",
        PartnershipTaskKind.ConcernOpen => "Concerns about a proposed chair",
        PartnershipTaskKind.ChairAgreed => "A proposed chair that all agree on",
        PartnershipTaskKind.PositionAwaited => "Say where you stand on a proposed chair",
        PartnershipTaskKind.ReportLate => "Reports that are late",
        PartnershipTaskKind.AnswerAwaited => "Groups that wait for an answer",
        PartnershipTaskKind.ReviewDue => "Terms of reference to look at again",
        PartnershipTaskKind.InterestsStale => "Interests to confirm",
        PartnershipTaskKind.AttendanceMissing => "Meetings without a record of who was there",
    };

    /// <summary>What one such task asks for.</summary>
    public static string One(PartnershipTaskKind kind) => kind switch
    {
        PartnershipTaskKind.SeatVacant => "Name who fills a vacant seat",
        PartnershipTaskKind.TermEnding => "A term ends soon: name who follows",
        PartnershipTaskKind.NoChair => "Propose a chair",
        PartnershipTaskKind.ChairEnding => "The chair’s term ends soon: propose who follows",
        PartnershipTaskKind.ConcernOpen => "Answer a concern about the proposed chair",
        PartnershipTaskKind.ChairAgreed => "All agree on the proposed chair: settle it",
        PartnershipTaskKind.PositionAwaited => "Say where you stand on the proposed chair",
        PartnershipTaskKind.ReportLate => "A group’s report is late",
        PartnershipTaskKind.AnswerAwaited => "A group waits for an answer",
        PartnershipTaskKind.ReviewDue => "Look at a group’s terms of reference again",
        PartnershipTaskKind.InterestsStale => "Confirm declared interests",
        PartnershipTaskKind.AttendanceMissing => "Record who was at a meeting",
    };

    /// <summary>Its day has passed.</summary>
    public static bool IsLate(PartnershipTaskKind kind) => kind is
        PartnershipTaskKind.ReportLate or PartnershipTaskKind.ReviewDue or PartnershipTaskKind.AttendanceMissing;

    /// <summary>Others wait for it.</summary>
    public static bool IsAwaited(PartnershipTaskKind kind) => kind is
        PartnershipTaskKind.ConcernOpen or PartnershipTaskKind.PositionAwaited or PartnershipTaskKind.AnswerAwaited;

    /// <summary>Where it is seen to.</summary>
    public static string AddressOf(PartnershipTask task)
    {
        var home = $"/workspace/partnerships/{task.PartnershipId}";
        return task.Kind switch
        {
            PartnershipTaskKind.SeatVacant or PartnershipTaskKind.TermEnding => $"{home}/seats/{task.SubjectId}",
            PartnershipTaskKind.NoChair or PartnershipTaskKind.ChairEnding => $"{home}/chair",
            PartnershipTaskKind.ConcernOpen or PartnershipTaskKind.ChairAgreed or PartnershipTaskKind.PositionAwaited => $"{home}/chair/{task.SubjectId}",
            PartnershipTaskKind.ReportLate or PartnershipTaskKind.AnswerAwaited or PartnershipTaskKind.ReviewDue => $"{home}/groups/{task.SubjectId}",
            PartnershipTaskKind.InterestsStale => $"{home}/interests",
            PartnershipTaskKind.AttendanceMissing => $"{home}/meetings/{task.SubjectId}",
        };
    }
}
