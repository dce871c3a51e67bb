namespace IcpEngage.Contracts.Engagement;

/// <summary>
/// What is missing of a survey's answers, and the fieldwork that would fill it. Every figure is, or is worked out from, one
/// that is shown to the survey's team anyway; what is hidden counts as nobody.
/// </summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Points">The precision wanted: half the width of a 95% interval, in percentage points.</param>
/// <param name="DesignEffect">By how much more answers are asked for, because weights will differ; 1 or more.</param>
/// <param name="WholeSystem">The precision is wanted of all places together; otherwise of each.</param>
/// <param name="MoreAnswers">Further answers wanted, in all places together.</param>
/// <param name="Hours">Hours of help that they take, about.</param>
/// <param name="Places">The places that need more answers, those with the most first.</param>
/// <param name="Enough">Names of the places that have enough.</param>
/// <param name="Groups">Who answered so far, compared with who lives there.</param>
/// <param name="Routes">The ways to reach people that the proposal names.</param>
public sealed record GapPlan(
    string SurveySlug,
    string Title,
    SurveyState State,
    decimal Points,
    decimal DesignEffect,
    bool WholeSystem,
    int MoreAnswers,
    decimal Hours,
    IReadOnlyList<GapPlace> Places,
    IReadOnlyList<string> Enough,
    IReadOnlyList<GapDimension> Groups,
    IReadOnlyList<GapRoute> Routes);

/// <summary>What one place is short of, and how to get it.</summary>
/// <param name="AreaCode">The place.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Residents">Who lives there; 0 where it is not known.</param>
/// <param name="Wanted">Answers to a question for the precision wanted.</param>
/// <param name="MoreAnswers">Further answers, for the question that is shortest of them.</param>
/// <param name="Hours">Hours of help, about.</param>
/// <param name="Questions">The questions that are short of answers.</param>
/// <param name="Neighbourhoods">Where to go first: its most deprived neighbourhoods from which too few are known to have answered.</param>
/// <param name="Groups">Whom to go to, and how many of each.</param>
/// <param name="Helpers">Partners of the place that can be asked for time.</param>
public sealed record GapPlace(
    string AreaCode,
    string AreaName,
    int Residents,
    int Wanted,
    int MoreAnswers,
    decimal Hours,
    IReadOnlyList<GapQuestion> Questions,
    IReadOnlyList<GapNeighbourhood> Neighbourhoods,
    IReadOnlyList<GapTarget> Groups,
    IReadOnlyList<HelperPartner> Helpers);

/// <summary>A question that is short of answers in a place.</summary>
/// <param name="Code">Its code in the survey.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Known">People who answered it: fresh, or in reused evidence.</param>
/// <param name="Reused">They answered in evidence that is reused.</param>
/// <param name="MoreAnswers">Further answers for the precision wanted.</param>
public sealed record GapQuestion(string Code, string Text, DisclosedCount Known, bool Reused, int MoreAnswers);

/// <summary>A neighbourhood to go to.</summary>
/// <param name="Name">The ward.</param>
/// <param name="MostDeprived">Whole percent of its residents who live in the most deprived fifth of England.</param>
/// <param name="Known">People from there who answered; null where the survey does not ask where people live.</param>
/// <param name="Expected">People from there, were answers spread like residents.</param>
public sealed record GapNeighbourhood(string Name, int MostDeprived, DisclosedCount? Known, int Expected);

/// <summary>A group of people to go to in a place.</summary>
/// <param name="Name">Who they are.</param>
/// <param name="People">How many of the further answers should be theirs.</param>
/// <param name="Routes">Codes of the ways to reach them, the likeliest first.</param>
public sealed record GapTarget(string Name, int People, IReadOnlyList<string> Routes);

/// <summary>Something by which people differ.</summary>
/// <param name="Name">Such as “Age”.</param>
/// <param name="Known">Somebody said where they belong, so that answers can be compared with residents.</param>
/// <param name="Groups">Its groups, in order.</param>
public sealed record GapDimension(string Name, bool Known, IReadOnlyList<GapGroup> Groups);

/// <summary>A group among those who answered, and among residents.</summary>
/// <param name="Name">Who they are.</param>
/// <param name="People">How many answered.</param>
/// <param name="Share">Whole percent of those who said; null where that is hidden or not known.</param>
/// <param name="Residents">Whole percent of residents.</param>
/// <param name="TooFew">Far fewer answered than live there, as far as figures can be shown.</param>
public sealed record GapGroup(string Name, DisclosedCount People, int? Share, int Residents, bool TooFew);

/// <summary>A way to reach people.</summary>
/// <param name="Code">Unique.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Minutes">Minutes of a helper's time for each answer; 0 where none is needed.</param>
public sealed record GapRoute(string Code, string Name, int Minutes);

/// <summary>Starts a draft that asks what is missing, where it is missing.</summary>
/// <param name="AreaCodes">Places of the proposal.</param>
/// <param name="Points">The precision wanted, as the proposal had it.</param>
/// <param name="DesignEffect">As the proposal had it.</param>
/// <param name="WholeSystem">As the proposal had it.</param>
public sealed record StartGapExercise(
    IReadOnlyList<string> AreaCodes, decimal? Points = null, decimal? DesignEffect = null, bool? WholeSystem = null);
