using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Reuse;

/// <summary>A question of released evidence.</summary>
internal sealed record BankedQuestion(EvidenceRecord Evidence, Question Question)
{
    /// <summary>Its released figures.</summary>
    public QuestionResult Released { get; } = Evidence.Released.Questions.First(result => result.Code == Question.Code);

    /// <summary>Exact counts of the places where somebody answered it, by place code.</summary>
    public IReadOnlyDictionary<string, QuestionTally> Answers { get; } = Evidence.Tallies
        .Where(area => area.Value.Questions.TryGetValue(Question.Code, out var tally) && tally.Answered > 0)
        .ToDictionary(area => area.Key, area => area.Value.Questions[Question.Code]);

    /// <summary>People who answered it.</summary>
    public int Answered => Answers.Values.Sum(tally => tally.Answered);
}

/// <summary>A question already asked, held against a draft's.</summary>
/// <param name="Banked">The question already asked.</param>
/// <param name="Score">Likeness, 0 to 1; 1 for the same wording.</param>
/// <param name="Mapping">How the answers compare.</param>
/// <param name="Usable">The answers map, and enough people answered for their figures to be shown.</param>
/// <param name="Reason">Why it is listed and what to mind, in plain language.</param>
internal sealed record QuestionMatch(BankedQuestion Banked, double Score, ScaleMapping Mapping, bool Usable, string Reason)
{
    /// <summary>From this likeness of wording on, a question is listed.</summary>
    public const double LeastScore = 0.3;

    /// <summary>Two questions that name one topic are listed from here on.</summary>
    private const double LeastScoreInTopic = 0.2;

    /// <summary>Fewer answers than this make a rough guide only.</summary>
    private const int FewAnswers = 30;

    /// <summary>Older fieldwork than this is pointed out.</summary>
    private const int OldAfterYears = 3;

    /// <summary>Compares a draft's question with one already asked; null when it is too unlike to list.</summary>
    /// <param name="draft">The draft's question.</param>
    /// <param name="banked">The question already asked.</param>
    /// <param name="likeness">Likeness of their terms, 0 to 1 (<see cref="Bm25.Likeness"/>).</param>
    /// <param name="today">The day of the comparison.</param>
    public static QuestionMatch? Compare(Question draft, BankedQuestion banked, double likeness, DateOnly today)
    {
        var asked = banked.Question;
        var sameWording = QuestionWords.Plain(draft.Text) == QuestionWords.Plain(asked.Text);
        var sameTopic = draft.Topic is not null && draft.Topic == asked.Topic;
        var otherTopic = draft.Topic is not null && asked.Topic is not null && draft.Topic != asked.Topic;
        var score = sameWording ? 1
            : sameTopic ? likeness + (0.1 * (1 - likeness))
            : otherTopic ? likeness * 0.6
            : likeness;
        if (score < LeastScore && !(sameTopic && likeness >= LeastScoreInTopic))
        {
            return null;
        }

        var mapping = ScaleMapping.Between(asked, draft);
        var tooFew = banked.Released.Answered.About is not > 0;
        var wording = sameWording ? "Same wording"
            : score >= 0.75 ? "Very similar wording"
            : score >= 0.5 ? "Similar wording"
            : sameTopic ? "Same topic, other wording"
            : "Some of the same words";
        var caution = tooFew ? " Too few people answered to use it."
            : banked.Answered < FewAnswers ? $" Fewer than {FewAnswers} people answered, so it is a rough guide only."
            : "";
        var age = banked.Evidence.Released.To.AddYears(OldAfterYears) < today
            ? $" It is old: fieldwork ended more than {OldAfterYears} years ago."
            : "";
        return new QuestionMatch(
            banked,
            score,
            mapping,
            mapping.Comparable && !tooFew,
            $"{wording}{(mapping.Comparable ? ", and " : ", but ")}{mapping.Explanation}.{caution}{age}");
    }
}
