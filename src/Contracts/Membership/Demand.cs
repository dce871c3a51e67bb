namespace IcpEngage.Contracts.Membership;

/// <summary>What hours cost, at the partner's own rates.</summary>
/// <param name="Asked">Pounds of the hours asked for.</param>
/// <param name="Agreed">Pounds of the hours agreed.</param>
/// <param name="Unfunded">Pounds of the hours agreed that no asker pays for.</param>
/// <param name="Spent">Pounds of the hours spent.</param>
public sealed record CostSums(decimal Asked, decimal Agreed, decimal Unfunded, decimal Spent);

/// <summary>
/// What was asked of a partner over some quarters, what became of it and what it cost. A wish counts whole in the quarter
/// of its last day.
/// </summary>
/// <param name="Partner">Whose.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">All of it.</param>
/// <param name="Cost">What it costs; null while the partner has not said what an hour costs.</param>
/// <param name="Quarters">Quarter by quarter, the first first.</param>
/// <param name="Grouped">By who asked, what for and where.</param>
/// <param name="NotDone">What was declined, withdrawn or not answered in time, and why; the latest first.</param>
/// <param name="Outcomes">What agreed hours served; most hours first.</param>
/// <param name="Rates">What an hour costs, from when, the latest first. Days before the first take the first.</param>
public sealed record StatementOfDemand(
    Partner Partner,
    DateOnly From,
    DateOnly To,
    HourSums Total,
    CostSums? Cost,
    IReadOnlyList<QuarterOfDemand> Quarters,
    HoursGrouped Grouped,
    IReadOnlyList<AskNotDone> NotDone,
    IReadOnlyList<OutcomeOfAsks> Outcomes,
    IReadOnlyList<RateView> Rates);

/// <summary>A quarter of a statement of demand.</summary>
/// <param name="From">First day of the quarter.</param>
/// <param name="To">Last day of the quarter.</param>
/// <param name="CapacityHours">Hours that could be given, leave taken off; null where the partner did not say.</param>
/// <param name="Hours">What was asked.</param>
/// <param name="Cost">What it costs; null while the partner has not said what an hour costs.</param>
public sealed record QuarterOfDemand(DateOnly From, DateOnly To, decimal? CapacityHours, HourSums Hours, CostSums? Cost);

/// <summary>A wish that nothing came of.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="AskedBy">The body that asked.</param>
/// <param name="Hours">Hours asked for.</param>
/// <param name="By">Last day.</param>
/// <param name="State">Declined, withdrawn or expired.</param>
/// <param name="Reason">Why; null where that was not said.</param>
public sealed record AskNotDone(string Purpose, string AskedBy, decimal Hours, DateOnly By, AskState State, string? Reason);

/// <summary>What agreed hours served.</summary>
/// <param name="Serves">The survey or clause; null for wishes that served nothing in particular.</param>
/// <param name="Hours">The hours.</param>
public sealed record OutcomeOfAsks(Served? Serves, HourSums Hours);

/// <summary>Who is asked most, by whom and with what result, over some quarters. A wish counts whole in the quarter of its last day.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">All of it.</param>
/// <param name="Kinds">By kind of partner, most asked first.</param>
/// <param name="Askers">By the body that asked, most asked first.</param>
/// <param name="Partners">A page of partners, most asked first.</param>
/// <param name="PartnersInAll">How many partners were asked.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many partners a page holds.</param>
/// <param name="Communities">People of a place who are asked by surveys, most often first.</param>
/// <param name="CommunityMonths">Months over which surveys of a community are counted, back from today.</param>
public sealed record AskFairness(
    DateOnly From,
    DateOnly To,
    HourSums Total,
    IReadOnlyList<KindAsked> Kinds,
    IReadOnlyList<HoursBy> Askers,
    IReadOnlyList<PartnerAsked> Partners,
    int PartnersInAll,
    int Page,
    int PageSize,
    IReadOnlyList<Community> Communities,
    int CommunityMonths);

/// <summary>What partners of a kind were asked for.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Partners">How many of them were asked.</param>
/// <param name="Hours">The hours.</param>
public sealed record KindAsked(PartnerKind Kind, int Partners, HourSums Hours);

/// <summary>What a partner was asked for.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Hours">The hours.</param>
/// <param name="CapacityHours">Hours that it could give in these quarters, as far as it said; null where it said nothing.</param>
/// <param name="MostBy">The bodies that asked most, three at most.</param>
/// <param name="StandsOut">It was asked for far more than the middle partner of its kind, or for more than it could give.</param>
public sealed record PartnerAsked(
    Partner Partner, HourSums Hours, decimal? CapacityHours, IReadOnlyList<HoursBy> MostBy, bool StandsOut);

/// <summary>People of a place for whom surveys are.</summary>
/// <param name="AreaCode">The place.</param>
/// <param name="AudienceCode">Whom the surveys are for.</param>
/// <param name="Surveys">Surveys that were in the field within the months counted, and those to come; the latest first.</param>
/// <param name="InField">How many of them were in the field or are published.</param>
/// <param name="AskedOften">That is often enough to stand out.</param>
public sealed record Community(
    string AreaCode, string AudienceCode, IReadOnlyList<SurveyOfCommunity> Surveys, int InField, bool AskedOften);

/// <summary>A survey of a community.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="OwnerAreaCode">Whose survey it is.</param>
/// <param name="Opens">First day; null while a draft.</param>
/// <param name="Closes">Last day; null while a draft.</param>
public sealed record SurveyOfCommunity(string Slug, string Title, string OwnerAreaCode, DateOnly? Opens, DateOnly? Closes);
