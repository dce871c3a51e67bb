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
    DateOnly? AnswersDeletedOn = null);

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
public sealed record QuestionResult(
    string Code,
    string Text,
    QuestionKind Kind,
    DisclosedCount Answered,
    IReadOnlyList<OptionResult> Options,
    decimal? Mean,
    string? Unit);

/// <summary>People who chose an option.</summary>
/// <param name="Code">The option's code.</param>
/// <param name="Text">What people read.</param>
/// <param name="Count">How many chose it.</param>
/// <param name="Percent">Of those who answered the question, whole percent; null where hidden.</param>
public sealed record OptionResult(string Code, string Text, DisclosedCount Count, int? Percent);
