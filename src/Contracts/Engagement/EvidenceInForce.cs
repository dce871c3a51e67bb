namespace IcpEngage.Contracts.Engagement;

/// <summary>Evidence was withdrawn: nobody is to see or use its figures any more. The addresses that showed them say so.</summary>
/// <param name="EvidenceIds">Every version of it.</param>
/// <param name="SurveyId">The survey it came from; null for evidence from elsewhere.</param>
/// <param name="On">The day, in Europe/London.</param>
/// <param name="Because">Why, for everybody to read.</param>
public sealed record EvidenceWithdrawn(IReadOnlyList<Guid> EvidenceIds, Guid? SurveyId, DateOnly On, string Because) : IEvent;

/// <summary>Withdraws evidence, for good.</summary>
/// <param name="Because">Why, in 10 to 500 characters; everybody can read it.</param>
public sealed record WithdrawEvidence(string Because);

/// <summary>Releases a corrected version of a survey's evidence, counted anew from the answers that are kept.</summary>
/// <param name="Because">Why, in 10 to 500 characters; everybody can read it.</param>
public sealed record CorrectEvidence(string Because);

/// <summary>That evidence was withdrawn.</summary>
/// <param name="On">The day, in Europe/London.</param>
/// <param name="Because">Why.</param>
public sealed record EvidenceWithdrawal(DateOnly On, string Because);

/// <summary>That a version of evidence replaces the one before.</summary>
/// <param name="Replaces">The version before.</param>
/// <param name="On">The day, in Europe/London.</param>
/// <param name="Because">Why.</param>
public sealed record EvidenceCorrection(Guid Replaces, DateOnly On, string Because);

/// <summary>Where a piece of evidence stands, without its figures.</summary>
/// <param name="Id">The evidence.</param>
/// <param name="SurveySlug">The survey it came from; null for evidence from elsewhere.</param>
/// <param name="Title">That survey's title.</param>
/// <param name="AreaCode">The area it speaks for.</param>
/// <param name="AreaName">That area's name.</param>
/// <param name="Version">From 1; each correction makes the next.</param>
/// <param name="ReleasedOn">The day.</param>
/// <param name="Correction">What it puts right; null for the first version.</param>
/// <param name="ReplacedBy">The version that replaces it; null for the latest.</param>
/// <param name="Withdrawal">That it was withdrawn; null where it was not.</param>
public sealed record EvidenceStanding(
    Guid Id,
    string? SurveySlug,
    string Title,
    string AreaCode,
    string AreaName,
    int Version,
    DateOnly ReleasedOn,
    EvidenceCorrection? Correction,
    Guid? ReplacedBy,
    EvidenceWithdrawal? Withdrawal);

/// <summary>Who relies on a piece of evidence, or on an earlier or later version of it.</summary>
/// <param name="Evidence">Where it stands.</param>
/// <param name="Surveys">By title; drafts only for those who see drafts.</param>
/// <param name="Clauses">Of the strategy, by heading.</param>
public sealed record EvidenceUses(
    EvidenceStanding Evidence, IReadOnlyList<SurveyThatRelies> Surveys, IReadOnlyList<ClauseThatRelies> Clauses);

/// <summary>A survey that uses evidence instead of asking.</summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="AreaName">Whose it is.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Questions">The wording of its questions that rest on the evidence.</param>
public sealed record SurveyThatRelies(
    string Slug, string Title, string AreaName, SurveyState State, IReadOnlyList<string> Questions);

/// <summary>A clause of the strategy that cites evidence.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Heading">What it is about.</param>
public sealed record ClauseThatRelies(Guid Id, string Heading);

/// <summary>What became of evidence that a decision rests on.</summary>
/// <param name="EvidenceId">What was withdrawn or replaced.</param>
/// <param name="AreaName">Whose it was.</param>
/// <param name="Title">What it came from.</param>
/// <param name="On">The day, in Europe/London.</param>
/// <param name="Because">Why, in the words of those who did it.</param>
/// <param name="CorrectedBy">The version that replaces it; null where it was withdrawn.</param>
/// <param name="Lost">The decision cannot rest on it any more: it was withdrawn, or its corrected version does not answer the question as before.</param>
public sealed record EvidenceChange(
    Guid EvidenceId, string AreaName, string Title, DateOnly On, string Because, Guid? CorrectedBy, bool Lost);

/// <summary>A question of a survey, and what became of evidence that its decision rests on.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="QuestionCode">The question.</param>
/// <param name="QuestionText">Its wording.</param>
/// <param name="NeedsDecision">It is to be decided again; else it is enough to know.</param>
/// <param name="Changes">In order.</param>
public sealed record ChangedReuse(
    string SurveySlug,
    string SurveyTitle,
    string QuestionCode,
    string QuestionText,
    bool NeedsDecision,
    IReadOnlyList<EvidenceChange> Changes);

/// <summary>Answers that a survey used instead of asking, and that it cannot use any more.</summary>
/// <param name="QuestionText">The survey's question.</param>
/// <param name="Change">What became of them.</param>
public sealed record LostAnswers(string QuestionText, EvidenceChange Change);
