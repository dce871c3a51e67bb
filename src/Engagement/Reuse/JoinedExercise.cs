using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Part of a <see cref="Decision"/>: a question is not asked in places where an exercise asks it already and is still
/// running. When that is released, what it brings becomes part of the decision's evidence, and this row goes.
/// </summary>
internal sealed class JoinedExercise
{
    /// <summary>The exercise that is running.</summary>
    public required Guid RunningSurveyId { get; init; }

    /// <summary>Its question.</summary>
    public required string RunningQuestionCode { get; set; }

    /// <summary>Places where the question is not asked because of it.</summary>
    public required IReadOnlyList<string> AreaCodes { get; set; }

    /// <summary>Which of its answers counts as which of the draft's, as it was shown.</summary>
    public required IReadOnlyList<OptionMapping> Mapping { get; set; }

    /// <summary>Joins the same exercise as another decision does now.</summary>
    public void Take(JoinedExercise now) =>
        (RunningQuestionCode, AreaCodes, Mapping) = (now.RunningQuestionCode, now.AreaCodes, now.Mapping);
}
