using System.Runtime.InteropServices;

namespace IcpEngage.Engagement.Reuse;

/// <summary>
/// Documents ranked by the terms they share with a query: BM25 (Robertson and Zaragoza, <i>The Probabilistic Relevance
/// Framework</i>, 2009) with k1 = 1.2, b = 0.75 and idf = ln(1 + (N − df + 0.5)/(df + 0.5)). Kept in memory; a document is
/// added in the time its own terms take.
/// </summary>
internal sealed class Bm25
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;

    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> documents = [];
    private long totalLength;

    /// <summary>How many documents there are.</summary>
    public int Count => documents.Count;

    private double AverageLength => documents.Count == 0 ? 1 : Math.Max(1, (double)totalLength / documents.Count);

    /// <summary>Adds a document; its number is the count before.</summary>
    public int Add(IReadOnlyList<string> terms)
    {
        var number = documents.Count;
        documents.Add(terms);
        totalLength += terms.Count;
        foreach (var group in terms.GroupBy(term => term, StringComparer.Ordinal))
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, group.Key, out _);
            (list ??= []).Add(new Posting(number, group.Count()));
        }

        return number;
    }

    /// <summary>Scores of the documents that share a term with the query, by document number; the others score 0.</summary>
    public IReadOnlyDictionary<int, double> Scores(IReadOnlyList<string> query)
    {
        var scores = new Dictionary<int, double>();
        foreach (var term in query)
        {
            if (!postings.TryGetValue(term, out var list))
            {
                continue;
            }

            var idf = Idf(list.Count);
            foreach (var posting in list)
            {
                ref var score = ref CollectionsMarshal.GetValueRefOrAddDefault(scores, posting.Document, out _);
                score += idf * Weight(posting.Times, documents[posting.Document].Count);
            }
        }

        return scores;
    }

    /// <summary>
    /// How alike query and document are, from 0 to 1: their score over the geometric mean of what each scores against
    /// itself. 1 for the same terms; rare words that only one of them has weigh it down, whichever it is.
    /// </summary>
    public double Likeness(IReadOnlyList<string> query, int document, double score)
    {
        var ideal = Math.Sqrt(AgainstItself(query) * AgainstItself(documents[document]));
        return ideal > 0 ? Math.Clamp(score / ideal, 0, 1) : 0;
    }

    private double AgainstItself(IReadOnlyList<string> terms) =>
        terms.GroupBy(term => term, StringComparer.Ordinal).Sum(group =>
            group.Count()
            * Idf(postings.TryGetValue(group.Key, out var list) ? list.Count : 0)
            * Weight(group.Count(), terms.Count));

    private double Idf(int documentsWithTerm) =>
        Math.Log(1 + ((documents.Count - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5)));

    private double Weight(int times, int length) =>
        times * (Saturation + 1) / (times + (Saturation * (1 - LengthWeight + (LengthWeight * length / AverageLength))));

    private readonly record struct Posting(int Document, int Times);
}
