using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Engagement.Reuse;

/// <summary>A question of released evidence.</summary>
internal sealed record BankedQuestion(EvidenceRecord Evidence, Question Question)
{
    /// <summary>What it is known by among all questions of evidence.</summary>
    public string Key { get; } = KeyOf(Evidence.Id, Question.Code);

    /// <summary>Its released figures.</summary>
    public QuestionResult Released { get; } = Evidence.Released.Questions.First(result => result.Code == Question.Code);

    /// <summary>Exact counts of the places where somebody answered it, by place code.</summary>
    public IReadOnlyDictionary<string, QuestionTally> Answers { get; } = Evidence.Tallies
        .Where(area => area.Value.Questions.TryGetValue(Question.Code, out var tally) && tally.Answered > 0)
        .ToDictionary(area => area.Key, area => area.Value.Questions[Question.Code]);

    /// <summary>People who answered it.</summary>
    public int Answered => Answers.Values.Sum(tally => tally.Answered);

    /// <summary>What a question of evidence is known by.</summary>
    public static string KeyOf(Guid evidenceId, string questionCode) => $"{evidenceId:N}/{questionCode}";
}

/// <summary>Why a question already asked is listed, and what to mind.</summary>
internal enum MatchReason
{
    SameOfBank,
    OtherVersionOfBank,
    SameWording,
    NearlySameWording,
    OtherWords,
    UsedBefore,
    PerhapsTheSame,
    OtherWayRound,
    OtherPeople,
    OtherAudience,
    OtherAnswers,
    TooFew,
    Few,
    Old,
}

/// <summary>A question already asked, held against a draft’s.</summary>
/// <param name="Banked">The question already asked.</param>
/// <param name="Score">How likely it asks the same, 0 to 1; 1 for the same wording.</param>
/// <param name="Mapping">How the answers compare.</param>
/// <param name="Usable">The answers map, and enough people answered for their figures to be shown.</param>
/// <param name="Reasons">Why it is listed, then what to mind.</param>
/// <param name="Reason">The same in plain language.</param>
/// <param name="Lesson">What a person said before of a wording like the draft's and this question; null for nothing.</param>
internal sealed record QuestionMatch(
    BankedQuestion Banked, double Score, ScaleMapping Mapping, bool Usable, IReadOnlyList<MatchReason> Reasons, string Reason, MatchLesson? Lesson = null)
{
    /// <summary>A person said that it asks something else.</summary>
    public bool IsSetApart => Lesson?.Says == Likeness.Different;

    /// <summary>From this score on, it asks the same as far as words can tell.</summary>
    private const double Likely = 0.6;

    /// <summary>From this share of words in common on, the wording is nearly the same.</summary>
    private const double ManyWords = 0.6;

    /// <summary>Fewer answers than this make a rough guide only.</summary>
    private const int FewAnswers = 30;

    /// <summary>Older fieldwork than this is pointed out.</summary>
    private const int OldAfterYears = 3;

    /// <summary>Compares a draft’s question with one that was found for it.</summary>
    /// <param name="draft">The draft’s question.</param>
    /// <param name="banked">The question already asked.</param>
    /// <param name="found">How it was found.</param>
    /// <param name="lesson">The lesson that had a part in it; null for none.</param>
    /// <param name="today">The day of the comparison.</param>
    /// <param name="audience">Whom the draft is for; null if not said.</param>
    public static QuestionMatch Of(
        Question draft, BankedQuestion banked, FoundQuestion found, MatchLesson? lesson, DateOnly today, string? audience)
    {
        var mapping = ScaleMapping.Between(banked.Question, draft);
        var tooFew = banked.Released.Answered.About is not > 0;
        MatchReason[] reasons =
        [
            draft.Bank is { } bank && bank.Code == banked.Question.Bank?.Code
                ? bank.Version == banked.Question.Bank.Version ? MatchReason.SameOfBank : MatchReason.OtherVersionOfBank
                : lesson?.Says == Likeness.Same && !found.SameWording ? MatchReason.UsedBefore
                : Resemblance(found),
            .. When(!mapping.Comparable, MatchReason.OtherAnswers),
            .. When(found.OtherWayRound && !found.SameWording, MatchReason.OtherWayRound),
            .. When(found.OtherPeople, MatchReason.OtherPeople),
            .. When(audience is not null && banked.Evidence.Released.AudienceCode is { } other && other != audience, MatchReason.OtherAudience),
            .. When(tooFew, MatchReason.TooFew),
            .. When(!tooFew && banked.Answered < FewAnswers, MatchReason.Few),
            .. When(banked.Evidence.Released.To.AddYears(OldAfterYears) < today, MatchReason.Old),
        ];
        return new QuestionMatch(
            banked,
            found.Score,
            mapping,
            mapping.Comparable && !tooFew,
            reasons,
            $"{Words(reasons[0])}{(mapping.Comparable ? ", and " : ", but ")}{mapping.Explanation}."
            + string.Concat(reasons.Skip(1).Select(reason => reason == MatchReason.OtherAnswers ? "" : $" {Words(reason)}")),
            lesson);
    }

    /// <summary>Why a question that was found is listed, where no more is known than what it asks.</summary>
    public static string InWords(FoundQuestion found, ScaleMapping mapping) =>
        $"{Words(Resemblance(found))}{(mapping.Comparable ? ", and " : ", but ")}{mapping.Explanation}."
        + (found.OtherWayRound && !found.SameWording ? $" {Words(MatchReason.OtherWayRound)}" : "")
        + (found.OtherPeople ? $" {Words(MatchReason.OtherPeople)}" : "");

    private static MatchReason Resemblance(FoundQuestion found) =>
        found.SameWording ? MatchReason.SameWording
        : found.Signs.SameWords >= ManyWords ? MatchReason.NearlySameWording
        : found.Score >= Likely ? MatchReason.OtherWords
        : MatchReason.PerhapsTheSame;

    private static IEnumerable<MatchReason> When(bool applies, MatchReason reason) => applies ? [reason] : [];

    private static string Words(MatchReason reason) => reason switch
    {
        MatchReason.SameOfBank => "Same question of the bank",
        MatchReason.OtherVersionOfBank => "Same question of the bank, in another version",
        MatchReason.SameWording => "Same wording",
        MatchReason.NearlySameWording => "Nearly the same wording",
        MatchReason.OtherWords => "Asks the same in other words",
        MatchReason.UsedBefore => "Its answers were used for a question like this one before",
        MatchReason.PerhapsTheSame => "May ask the same",
        MatchReason.OtherAnswers => "Its answers do not fit.",
        MatchReason.OtherWayRound => "It was asked the other way round.",
        MatchReason.OtherPeople => "It may be about other people.",
        MatchReason.OtherAudience => "Other people were asked than yours is for.",
        MatchReason.TooFew => "Too few people answered to use it.",
        MatchReason.Few => $"Fewer than {FewAnswers} people answered, so it is a rough guide only.",
        MatchReason.Old => $"It is old: fieldwork ended more than {OldAfterYears} years ago.",
    };
}
