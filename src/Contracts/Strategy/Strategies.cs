using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Contracts.Strategy;

/// <summary>A clause of the strategy was made to rest on evidence, or no longer does.</summary>
/// <param name="EvidenceId">The evidence.</param>
/// <param name="ClauseId">The clause.</param>
/// <param name="ClauseHeading">Its heading.</param>
/// <param name="Cited">True when cited, false when the citation was taken back.</param>
/// <param name="Version">Version of the clause; apply the highest.</param>
public sealed record EvidenceCited(Guid EvidenceId, Guid ClauseId, string ClauseHeading, bool Cited, int Version) : IEvent;

/// <summary>The system's strategy.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Clauses">In order.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record StrategyDocument(string Title, IReadOnlyList<Clause> Clauses, bool Demonstration);

/// <summary>A clause and the voices it rests on.</summary>
/// <param name="Id">UUID v7.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="Citations">Evidence it rests on.</param>
/// <param name="Version">Send it back with a change.</param>
public sealed record Clause(
    Guid Id, int Number, string Heading, string Text, IReadOnlyList<Citation> Citations, int Version);

/// <summary>Evidence that a clause rests on.</summary>
/// <param name="EvidenceId">The evidence.</param>
/// <param name="SurveySlug">The survey it came from; null where it was asked elsewhere.</param>
/// <param name="Title">Its title.</param>
/// <param name="AreaName">Where it was asked.</param>
/// <param name="QuestionText">The question it points to; null for the whole.</param>
/// <param name="Why">How it bears on the clause.</param>
/// <param name="CitedBy">Who cited it.</param>
public sealed record Citation(
    Guid EvidenceId, string? SurveySlug, string Title, string AreaName, string? QuestionText, string Why, string CitedBy)
{
    /// <summary>That the evidence was withdrawn since; null where it was not.</summary>
    public EvidenceWithdrawal? Withdrawal { get; init; }

    /// <summary>Why a corrected version has replaced the evidence since; null where none has.</summary>
    public EvidenceCorrection? Correction { get; init; }

    /// <summary>The corrected version; null where there is none.</summary>
    public Guid? CorrectedBy { get; init; }
}

/// <summary>Cites evidence in a clause.</summary>
/// <param name="EvidenceId">Evidence known to Strategy.</param>
/// <param name="QuestionCode">One of its questions; null for the whole.</param>
/// <param name="Why">How it bears on the clause, 3 to 500 characters.</param>
/// <param name="Version">The clause's version that was read.</param>
public sealed record CiteEvidence(Guid EvidenceId, string? QuestionCode, string Why, int Version);
