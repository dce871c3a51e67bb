namespace IcpEngage.Contracts.Engagement;

/// <summary>
/// A count of people that has passed disclosure control: nought as it is, 1 to 7 hidden, others to the nearest 5.
/// </summary>
/// <param name="About">The rounded count; null where it is hidden and a page shows “*”.</param>
public readonly record struct DisclosedCount(int? About);

/// <summary>What people said, safe to show.</summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="OwnerAreaName">Who asked.</param>
/// <param name="From">First day of fieldwork.</param>
/// <param name="To">Last day of fieldwork.</param>
/// <param name="Respondents">People who answered.</param>
/// <param name="Areas">Who answered compared with who lives there, by place.</param>
/// <param name="Questions">By question, in order; free text is not shown.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="AnswersDeletedOn">The day on which the answers were deleted; released figures stay. Null while they are kept.</param>
public sealed record SurveyResults(
    string Slug,
    string Title,
    SurveyState State,
    string OwnerAreaName,
    DateOnly? From,
    DateOnly? To,
    DisclosedCount Respondents,
    IReadOnlyList<AreaShare> Areas,
    IReadOnlyList<QuestionResult> Questions,
    bool Demonstration,
    DateOnly? AnswersDeletedOn = null)
{
    /// <summary>What the figures put right that were released before; null where they are the first, or not released.</summary>
    public EvidenceCorrection? Correction { get; init; }

    /// <summary>That what was released was withdrawn: these are for the team only. Null where it was not.</summary>
    public EvidenceWithdrawal? Withdrawal { get; init; }

    /// <summary>Answers from elsewhere that the survey used instead of asking, and that were withdrawn since.</summary>
    public IReadOnlyList<LostAnswers> Lost { get; init; } = [];

    /// <summary>By what the same figures were released, without their values: place, neighbourhood, age. Empty before the release.</summary>
    public IReadOnlyList<ResultsDimension> ReleasedBy { get; init; } = [];
}

/// <summary>A place's share of the answers beside its share of the people.</summary>
/// <param name="Name">The place.</param>
/// <param name="Respondents">People who answered from there.</param>
/// <param name="SamplePercent">Share of all answers, whole percent; null where hidden.</param>
/// <param name="PopulationPercent">Share of all residents of the places asked, whole percent.</param>
public sealed record AreaShare(string Name, DisclosedCount Respondents, int? SamplePercent, int PopulationPercent);

/// <summary>What was said to one question.</summary>
/// <param name="Code">The question's code.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Answered">People who answered it.</param>
/// <param name="Options">Counts by option or scale point, in order; empty for numbers and text.</param>
/// <param name="Mean">
/// Mean of a scale or number to one decimal; null where 1 to 7 answered, nobody did, it has none, or it would give a hidden
/// count of the scale away.
/// </param>
/// <param name="Unit">Unit of the mean.</param>
/// <param name="Row">The row of a matrix that it is; null for other questions.</param>
public sealed record QuestionResult(
    string Code,
    string Text,
    QuestionKind Kind,
    DisclosedCount Answered,
    IReadOnlyList<OptionResult> Options,
    decimal? Mean,
    string? Unit,
    ResultsRow? Row = null);

/// <summary>A row of a matrix: its answers are shown beside those of the other rows.</summary>
/// <param name="QuestionText">The matrix.</param>
/// <param name="Text">The row.</param>
public sealed record ResultsRow(string QuestionText, string Text);

/// <summary>People who chose an option.</summary>
/// <param name="Code">The option's code.</param>
/// <param name="Text">What people read.</param>
/// <param name="Count">How many chose it.</param>
/// <param name="Percent">Of those who answered the question, whole percent; null where hidden.</param>
/// <param name="MeanRank">In a ranking: the mean of the ranks that it was given, to one decimal; 1 is first. Null where it may not be shown.</param>
public sealed record OptionResult(string Code, string Text, DisclosedCount Count, int? Percent, decimal? MeanRank = null);

/// <summary>A question, or the place, by which results can be filtered and broken down.</summary>
/// <param name="Code">The part's code, <c>@place</c>, or <c>@equality.</c> and the code of an equality question.</param>
/// <param name="Text">What people read.</param>
/// <param name="Values">Its answers, in order.</param>
/// <param name="Several">People could choose several, so its groups overlap.</param>
/// <param name="Equality">Asked about people themselves, after they sent their answers.</param>
public sealed record ResultsDimension(
    string Code, string Text, IReadOnlyList<ResultsValue> Values, bool Several = false, bool Equality = false);

/// <summary>An answer by which results can be filtered.</summary>
/// <param name="Value">What stands for it in an address: an option’s code, a place’s slug.</param>
/// <param name="Text">What people read.</param>
/// <param name="Within">The place that it is a part of; null where it is a part of none.</param>
public sealed record ResultsValue(string Value, string Text, string? Within = null);

/// <summary>Only people with this answer are looked at.</summary>
/// <param name="Code">The dimension’s code.</param>
/// <param name="Value">The value’s.</param>
/// <param name="Text">The dimension in words.</param>
/// <param name="ValueText">The value in words.</param>
public sealed record ResultsFilter(string Code, string Value, string Text, string ValueText);

/// <summary>What a survey's team looks at: the results of some or all of the people.</summary>
/// <param name="Results">Of those who are looked at; its respondents are theirs. Questions that are filtered by are left out.</param>
/// <param name="All">People who answered, filtered or not.</param>
/// <param name="Filters">What is looked at; empty for everybody.</param>
/// <param name="Dimensions">By what results can be filtered and broken down.</param>
public sealed record ExploredResults(
    SurveyResults Results, DisclosedCount All, IReadOnlyList<ResultsFilter> Filters, IReadOnlyList<ResultsDimension> Dimensions);

/// <summary>What was said to one question, by place or by the answers to another, safe to show.</summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Question">Its answers, by everybody who is looked at.</param>
/// <param name="By">The dimension that it is broken down by.</param>
/// <param name="Groups">By value of that dimension, in order.</param>
/// <param name="Selected">People who are looked at.</param>
/// <param name="All">People who answered, filtered or not.</param>
/// <param name="Filters">What is looked at; empty for everybody.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="Grouped">
/// People who are looked at and in some group: the others left the question out that this is broken down by. Null for places.
/// </param>
public sealed record Breakdown(
    string Slug,
    string Title,
    SurveyState State,
    QuestionResult Question,
    ResultsDimension By,
    IReadOnlyList<BreakdownGroup> Groups,
    DisclosedCount Selected,
    DisclosedCount All,
    IReadOnlyList<ResultsFilter> Filters,
    bool Demonstration,
    DisclosedCount? Grouped = null)
{
    /// <summary>That what was released was withdrawn: these are for the team only. Null where it was not.</summary>
    public EvidenceWithdrawal? Withdrawal { get; init; }

    /// <summary>These figures were released and are everybody's; others are for the survey's team.</summary>
    public bool Released { get; init; }
}

/// <summary>What one group of people said.</summary>
/// <param name="Value">The dimension’s value.</param>
/// <param name="Text">In words.</param>
/// <param name="Answered">People of the group who answered the question.</param>
/// <param name="Options">Counts by option, in the question’s order; empty for numbers and text.</param>
/// <param name="Mean">Mean of a scale or number to one decimal; null where it has none or may not be shown.</param>
public sealed record BreakdownGroup(string Value, string Text, DisclosedCount Answered, IReadOnlyList<OptionResult> Options, decimal? Mean);

/// <summary>How far people got through a survey.</summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Began">Answers that were begun: sent, kept half-filled, or thrown away unsent.</param>
/// <param name="Pages">In order; each shows at most as many as the one before.</param>
/// <param name="Sent">Responses, without those that were withdrawn.</param>
/// <param name="SentPercent">Of those that were begun, whole percent; null where hidden.</param>
public sealed record SurveyProgress(
    string Slug,
    string Title,
    SurveyState State,
    DisclosedCount Began,
    IReadOnlyList<ProgressPage> Pages,
    DisclosedCount Sent,
    int? SentPercent)
{
    /// <summary>Responses that the survey’s team typed in, by how they came; not in the counts above. Empty for none.</summary>
    public IReadOnlyList<ModeCount> TypedIn { get; init; } = [];
}

/// <summary>Responses that came in one way.</summary>
public sealed record ModeCount(ResponseMode Mode, DisclosedCount Count);

/// <summary>A page of a survey.</summary>
/// <param name="Code">Its first question.</param>
/// <param name="Text">That question’s wording.</param>
/// <param name="WentOn">Answers that went on from it, those included that were not asked it. Null where it would say how a few went on.</param>
/// <param name="Percent">Of those that were begun, whole percent; null where hidden.</param>
public sealed record ProgressPage(string Code, string Text, DisclosedCount WentOn, int? Percent);
