using CsvHelper;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Bench.Matching;

/// <summary>Somebody’s wording, and which questions ask the same; none where nothing like it was asked.</summary>
internal sealed record LabelledQuery(string Id, string Text, IReadOnlySet<string> Relevant);

/// <summary>Questions already asked, and wordings with the questions that ask the same.</summary>
internal sealed record LabelledSet(IReadOnlyList<AskedQuestion> Questions, IReadOnlyList<LabelledQuery> Queries)
{
    /// <summary>Reads both files; the columns are those of <c>own-questions.csv</c> and <c>own-queries.csv</c>.</summary>
    public static LabelledSet Read(string questions, string queries) => new(
        [
            .. Rows(questions).Select(row => new AskedQuestion(
                row["id"], row["text"], row["options"].Split('|', StringSplitOptions.RemoveEmptyEntries), Or(row, "topic"), Or(row, "construct"))),
        ],
        [
            .. Rows(queries).Select(row => new LabelledQuery(
                row["query_id"], row["query_text"], row["relevant_ids"].Split('|', StringSplitOptions.RemoveEmptyEntries).ToHashSet())),
        ]);

    /// <summary>The most content words that a query shares with a question that asks the same: Jaccard’s index, 0 to 1.</summary>
    public double Overlap(LabelledQuery query) => Questions
        .Where(question => query.Relevant.Contains(question.Key))
        .Select(question => Jaccard(Content(query.Text), Content(question.Text)))
        .DefaultIfEmpty(0)
        .Max();

    private static HashSet<string> Content(string text) => [.. QuestionWords.Split(text).Where(word => LightWords.Says(word) != LightWords.Nothing)];

    private static double Jaccard(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : (double)one.Intersect(other).Count() / one.Union(other).Count();

    private static string? Or(Dictionary<string, string> row, string column) =>
        row.TryGetValue(column, out var value) && value.Length > 0 ? value : null;

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var stream = File.OpenRead(file);
        using var csv = CsvReader.Create(stream);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.Headers.ToDictionary(column => column, csv.GetString));
        }

        return rows;
    }
}
