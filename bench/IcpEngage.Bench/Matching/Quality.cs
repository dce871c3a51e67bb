using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.Matching;

/// <summary>How a query came out.</summary>
/// <param name="Query">The query.</param>
/// <param name="IsParaphrase">It shares hardly a content word with what it should find.</param>
/// <param name="Found">Keys found, best first.</param>
/// <param name="SaysNone">It was said that nothing like it was asked.</param>
internal sealed record Outcome(LabelledQuery Query, bool IsParaphrase, IReadOnlyList<string> Found, bool SaysNone)
{
    /// <summary>Place of the first that asks the same, from 1; 0 if none was found.</summary>
    public int Place => Found.ToList().FindIndex(Query.Relevant.Contains) + 1;

    /// <summary>How a query came out with what was found for it.</summary>
    public static Outcome Of(LabelledSet set, LabelledQuery query, IReadOnlyList<FoundQuestion> found) => new(
        query,
        set.Overlap(query) < Quality.Paraphrase,
        [.. found.Select(each => each.Key)],
        !found.Any(each => each.Score >= QuestionMatcher.Threshold));

    public bool HitAt(int most) => Place > 0 && Place <= most;
}

/// <summary>How well questions are found.</summary>
internal sealed record Quality(IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>Below this overlap of content words a query is a paraphrase.</summary>
    public const double Paraphrase = 0.2;

    public double SharedWordsHitAt(int most) => Share(false, most);

    public double ParaphraseHitAt(int most) => Share(true, most);

    /// <summary>F1 of “nothing like it was asked”.</summary>
    public double NoneF1
    {
        get
        {
            var right = Outcomes.Count(outcome => outcome.SaysNone && outcome.Query.Relevant.Count == 0);
            return right == 0 ? 0 : 2.0 * right / (Outcomes.Count(outcome => outcome.SaysNone) + Outcomes.Count(outcome => outcome.Query.Relevant.Count == 0));
        }
    }

    public int Paraphrases => Outcomes.Count(outcome => outcome.IsParaphrase && outcome.Query.Relevant.Count > 0);

    public int SharedWords => Outcomes.Count(outcome => !outcome.IsParaphrase && outcome.Query.Relevant.Count > 0);

    private double Share(bool paraphrase, int most)
    {
        var asked = Outcomes.Where(outcome => outcome.Query.Relevant.Count > 0 && outcome.IsParaphrase == paraphrase).ToList();
        return asked.Count == 0 ? 1 : (double)asked.Count(outcome => outcome.HitAt(most)) / asked.Count;
    }
}
