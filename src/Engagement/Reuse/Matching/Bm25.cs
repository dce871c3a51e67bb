using System.Runtime.InteropServices;

namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>
/// Documents ranked by the terms they share with a query: BM25 (Robertson and Zaragoza, <i>The Probabilistic Relevance
/// Framework</i>, 2009) with k1 = 1.2, b = 0.75 and idf = ln(1 + (N − df + 0.5)/(df + 0.5)). Terms are numbers. Kept in
/// memory; a document is added or taken out in the time its own terms take. Not for several threads at once.
/// </summary>
internal sealed class Bm25
{
    private const float Saturation = 1.2f;
    private const float LengthWeight = 0.75f;

    /// <summary>
    /// After so many postings, the terms that are left, which count least, are passed over: they are too common to bring
    /// up anything that rarer ones did not.
    /// </summary>
    private const int MostPostings = 100_000;

    private readonly List<List<Posting>?> postings = [];
    private readonly List<int> frequencies = [];
    private readonly List<int> lengths = [];
    private readonly List<int> touched = [];
    private readonly PriorityQueue<float, float> best = new();
    private float[] norms = [];
    private float[] scores = [];
    private long totalLength;
    private int normsFor = -1;

    /// <summary>How many documents there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a document; its number is the count of all that were ever added.</summary>
    /// <param name="terms">Each term once, with how often it occurs.</param>
    public int Add(IReadOnlyCollection<(int Term, int Times)> terms)
    {
        var number = lengths.Count;
        var length = 0;
        foreach (var (term, times) in terms)
        {
            while (postings.Count <= term)
            {
                postings.Add(null);
                frequencies.Add(0);
            }

            (postings[term] ??= []).Add(new Posting(number, times));
            frequencies[term]++;
            length += times;
        }

        lengths.Add(length);
        totalLength += length;
        Count++;
        return number;
    }

    /// <summary>Takes a document out.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="terms">The terms it was added with.</param>
    public void Remove(int number, IReadOnlyCollection<(int Term, int Times)> terms)
    {
        foreach (var (term, _) in terms)
        {
            var list = postings[term]!;
            list.RemoveAt(list.BinarySearch(new Posting(number, 0)));
            frequencies[term]--;
        }

        totalLength -= lengths[number];
        lengths[number] = 0;
        Count--;
    }

    /// <summary>In how many documents a term occurs.</summary>
    public int Frequency(int term) => term >= 0 && term < frequencies.Count ? frequencies[term] : 0;

    /// <summary>How rare a term is.</summary>
    public float Rarity(int term) => MathF.Log(1 + ((Count - Frequency(term) + 0.5f) / (Frequency(term) + 0.5f)));

    /// <summary>The documents that score best, in no order; more where several share the last place.</summary>
    /// <param name="query">Terms, each with its weight.</param>
    /// <param name="most">How many.</param>
    /// <param name="found">Cleared, then filled.</param>
    public void Best(IReadOnlyCollection<(int Term, float Weight)> query, int most, List<(int Document, float Score)> found)
    {
        Measure();
        var read = 0;
        foreach (var (term, weight) in query.OrderByDescending(each => each.Weight * Rarity(each.Term)).ThenBy(each => each.Term))
        {
            if (read >= MostPostings)
            {
                break;
            }

            if (Frequency(term) > 0)
            {
                read += Frequency(term);
                Add(postings[term]!, weight * Rarity(term) * (Saturation + 1));
            }
        }

        Collect(most, found);
    }

    private void Add(List<Posting> list, float most)
    {
        foreach (var posting in CollectionsMarshal.AsSpan(list))
        {
            ref var score = ref scores[posting.Document];
            if (score == 0)
            {
                touched.Add(posting.Document);
            }

            score += most * posting.Times / (posting.Times + norms[posting.Document]);
        }
    }

    private void Collect(int most, List<(int Document, float Score)> found)
    {
        best.Clear();
        foreach (var document in touched)
        {
            var score = scores[document];
            if (best.Count < most)
            {
                best.Enqueue(score, score);
            }
            else if (score > best.Peek())
            {
                best.DequeueEnqueue(score, score);
            }
        }

        var least = best.Count == 0 ? 0 : best.Peek();
        found.Clear();
        foreach (var document in touched)
        {
            if (scores[document] >= least)
            {
                found.Add((document, scores[document]));
            }

            scores[document] = 0;
        }

        touched.Clear();
    }

    /// <summary>What the length of each document does to its terms, for the average length as it is now.</summary>
    private void Measure()
    {
        if (scores.Length < lengths.Count)
        {
            Array.Resize(ref scores, Math.Max(1024, lengths.Count * 2));
            Array.Resize(ref norms, scores.Length);
            normsFor = -1;
        }

        var average = Count == 0 ? 1 : Math.Max(1, (float)totalLength / Count);
        var key = HashCode.Combine(totalLength, Count, lengths.Count);
        if (normsFor != key)
        {
            normsFor = key;
            for (var number = 0; number < lengths.Count; number++)
            {
                norms[number] = Saturation * (1 - LengthWeight + (LengthWeight * lengths[number] / average));
            }
        }
    }

    private readonly record struct Posting(int Document, int Times) : IComparable<Posting>
    {
        public int CompareTo(Posting other) => Document.CompareTo(other.Document);
    }
}
