namespace IcpEngage.Contracts.Engagement;

/// <summary>What a change to a live survey does to the answers given so far, from the least to the most.</summary>
public enum ChangeClass
{
    /// <summary>The same question: a typo, or another place in the order. Answers before and after are counted together.</summary>
    Safe,

    /// <summary>
    /// More can be asked or answered than before. Answers before and after mean the same and are counted together, but not
    /// everybody was asked the same.
    /// </summary>
    Additive,

    /// <summary>
    /// Another question, or none. It gets a code of its own: answers given before stay with the question they were given to.
    /// </summary>
    Breaking,
}

/// <summary>What a change does, for its author to see before it is saved.</summary>
/// <param name="Class">The worst of <paramref name="Questions"/>; null where nothing changes.</param>
/// <param name="Questions">What changes, in the order of the survey; questions that stay as they are are not in it.</param>
/// <param name="Responses">Answers were sent already.</param>
public sealed record SurveyChanges(ChangeClass? Class, IReadOnlyList<QuestionChange> Questions, bool Responses);

/// <summary>What a change does to one question.</summary>
/// <param name="Code">The question as it is now; null where it is new, or where this is about the survey as a whole.</param>
/// <param name="NewCode">The question as it will be; null where it is not asked any more, or where this is about the whole.</param>
/// <param name="Text">Its wording after the change, or before where it is not asked any more.</param>
/// <param name="Class">What the change does to its answers.</param>
/// <param name="Reasons">Why, in sentences; at least one.</param>
public sealed record QuestionChange(string? Code, string? NewCode, string Text, ChangeClass Class, IReadOnlyList<string> Reasons);
