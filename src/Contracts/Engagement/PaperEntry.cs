namespace IcpEngage.Contracts.Engagement;

/// <summary>Answers that somebody of the survey’s team types in for a person. Nobody on paper can be held to answer, so a required answer may be missing.</summary>
/// <param name="AreaSlug">The place answered for.</param>
/// <param name="Mode">On paper or by telephone.</param>
/// <param name="Answers">Values by part code (<see cref="Question.Parts"/>).</param>
/// <param name="Invitation">The code of an invitation; null without one.</param>
/// <param name="LeftOut">
/// Parts whose answers will not be counted, and the typist was told: to questions that are not asked of somebody who gives the
/// other answers.
/// </param>
public sealed record EnterAnswers(
    string AreaSlug,
    ResponseMode Mode,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    string? Invitation = null,
    IReadOnlyList<string>? LeftOut = null);

/// <summary>Answers were typed in.</summary>
/// <param name="Receipt">For whoever holds the paper or is on the telephone.</param>
/// <param name="Number">The paper’s number in the pile for second entry; null where it is not in the sample, and is a response already.</param>
public sealed record EnteredAnswers(Receipt Receipt, int? Number);

/// <summary>A paper that is to be typed in a second time, the answers on it, or a comparison that was settled.</summary>
/// <param name="AreaSlug">The place answered for.</param>
/// <param name="Answers">Values by part code.</param>
/// <param name="LeftOut">Parts whose answers will not be counted, and the typist was told.</param>
public sealed record EnterAgain(
    string AreaSlug, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<string>? LeftOut = null);

/// <summary>Where a paper of the sample is.</summary>
public enum PaperState
{
    /// <summary>It was typed in once.</summary>
    SecondEntry,

    /// <summary>It was typed in twice, and the two differ.</summary>
    Comparison,

    /// <summary>It is a response, or was thrown away. Nothing of it is kept here.</summary>
    Settled,
}

/// <summary>A paper of the sample.</summary>
/// <param name="Number">On the paper: <c>P-0012</c>.</param>
/// <param name="State">Where it is.</param>
/// <param name="ByYou">Whoever asks typed it in first.</param>
/// <param name="SamePerson">One person typed it in twice.</param>
public sealed record PaperInPile(int Number, PaperState State, bool ByYou, bool SamePerson)
{
    /// <summary>The two entries, side by side; null until there are two, so that the second is typed without a look at the first.</summary>
    public PaperComparison? Comparison { get; init; }
}

/// <summary>Two entries of one paper.</summary>
/// <param name="FirstArea">Slug of the place of the first.</param>
/// <param name="SecondArea">Slug of the place of the second.</param>
/// <param name="First">Values by part code.</param>
/// <param name="Second">Values by part code.</param>
/// <param name="Differing">Parts that were typed in differently, in order.</param>
public sealed record PaperComparison(
    string FirstArea,
    string SecondArea,
    IReadOnlyDictionary<string, IReadOnlyList<string>> First,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Second,
    IReadOnlyList<string> Differing);

/// <summary>Papers of a survey that are typed in twice.</summary>
/// <param name="Percent">Share of papers that are, 0 to 100.</param>
/// <param name="Compared">Answers compared so far.</param>
/// <param name="Differing">Of these, typed in differently.</param>
/// <param name="Waiting">Papers that are no response yet, by number.</param>
public sealed record PaperPile(int Percent, int Compared, int Differing, IReadOnlyList<PaperInPile> Waiting);

/// <summary>Sets the share of papers that are typed in twice.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record SetSecondEntry(int Percent);
