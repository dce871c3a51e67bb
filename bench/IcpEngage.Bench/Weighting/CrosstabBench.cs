using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Weighting;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Bench.Weighting;

/// <summary>
/// A million responses to 20 questions, over nine places and 277 wards: a weighted table of a question by ward, against one pass
/// over the same columns, and against the same figures from a database that holds the same rows.
/// </summary>
internal static class CrosstabBench
{
    private const int Respondents = 1_000_000;
    private const int Questions = 20;
    private const int Places = 9;
    private const int Wards = 277;
    private const int Rounds = 15;
    private const int WarmUp = 5;

    private static ulong seen;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var survey = new SurveyDefinition(
            "", [.. Enumerable.Range(1, Questions).Select(number => Closed($"q{number}", 5)), Closed("ward", Wards), Closed("age", 7)]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var responses = MadeUp(survey);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        Dimension question = Dimension.Of(survey.Questions[0]), ward = Dimension.Of(survey.Questions[Questions]), age = Dimension.Of(survey.Questions[Questions + 1]);
        var places = Dimension.Places(Enumerable.Range(0, Places).Select(place => (PlaceCode(place), PlaceCode(place), PlaceCode(place))));
        var weights = Weigh(responses, [places, age]);
        var columns = responses.ColumnsOf([question, ward]);

        using var database = Filled(responses.ColumnsOf([.. survey.Questions.Select(Dimension.Of)]), weights.Span);
        using var query = database.CreateCommand();
        query.CommandText = $"SELECT c0, c{Questions}, SUM(weight) FROM responses GROUP BY c0, c{Questions}";
        Compare(responses.Weigh([question, ward], weights), Read(query));

        var pass = new Measure("one-pass", null, () => Task.Run(() => seen ^= OnePass.Over(columns) ^ OnePass.Over([weights])));
        var table = new Measure("crosstab", null, () => Task.Run(() => responses.Weigh([question, ward], weights)));
        var counted = new Measure("crosstab-unweighted", null, () => Task.Run(() => responses.Count([question, ward])));
        await Measure.TakeTurnsAsync([pass, table, counted], Rounds, WarmUp);
        var sql = new Measure("crosstab-sql", null, () => Task.Run(() => Read(query)));
        var again = new Measure("crosstab", null, () => Task.Run(() => responses.Weigh([question, ward], weights)));
        await Measure.TakeTurnsAsync([sql, again], rounds: 3, discarded: 1);

        Console.WriteLine(
            $"{Respondents:N0} responses to {Questions} questions, {Places} places, {Wards} wards, weighted by place and age; medians of {Rounds} rounds, of 3 for SQL (SQLite in memory, its rows in one table of whole numbers)");
        return
        [
            new(pass.Name, pass.Median, "ms"),
            new(table.Name, table.Median, "ms", pass.Median, AtMost: 5),
            new(counted.Name, counted.Median, "ms", pass.Median),
            new(sql.Name, sql.Median, "ms", again.Median, AtLeast: 50),
            new("memory-per-response", (double)held / Respondents, "bytes"),
        ];
    }

    private static Question Closed(string code, int options) => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = code,
        Options = [.. Enumerable.Range(1, options).Select(option => new AnswerOption(Number(option), Number(option)))],
    };

    private static CodedResponses MadeUp(SurveyDefinition survey)
    {
        var random = new Random(1);
        var answers = survey.Questions.ToDictionary(question => question.Code, question => question.Options.Select(option => (IReadOnlyList<string>)[option.Code]).ToArray());
        var responses = new CodedResponses(survey);
        var said = new Dictionary<string, IReadOnlyList<string>>();
        for (var row = 0; row < Respondents; row++)
        {
            foreach (var (code, values) in answers)
            {
                said[code] = values[Math.Min(random.Next(values.Length), random.Next(values.Length))];
            }

            responses.Add(row, PlaceCode(random.Next(Places)), said);
        }

        return responses;
    }

    private static ReadOnlyMemory<double> Weigh(CodedResponses responses, IReadOnlyList<Dimension> by)
    {
        var random = new Random(2);
        var margins = by.Select(each => new Margin(each.Text, [.. each.Values.Select(value => new PopulationGroup(value.Text, random.Next(10_000, 200_000)))])).ToList();
        var codes = responses.ColumnsOf(by);
        return Raking.Rake(margins, Cell.Count(margins, codes)).ByRow(codes);
    }

    private static SqliteConnection Filled(IReadOnlyList<ReadOnlyMemory<ushort>> columns, ReadOnlySpan<double> weights)
    {
        var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        using var create = database.CreateCommand();
        create.CommandText = $"CREATE TABLE responses ({string.Concat(columns.Select((_, column) => $"c{column} INTEGER, "))} weight REAL)";
        create.ExecuteNonQuery();
        using var transaction = database.BeginTransaction();
        using var insert = database.CreateCommand();
        insert.CommandText = $"INSERT INTO responses VALUES ({string.Concat(columns.Select((_, column) => $"$c{column}, "))} $weight)";
        var values = columns.Select((_, column) => insert.Parameters.Add($"$c{column}", SqliteType.Integer)).ToList();
        var weight = insert.Parameters.Add("$weight", SqliteType.Real);
        for (var row = 0; row < Respondents; row++)
        {
            foreach (var (column, value) in values.Index())
            {
                value.Value = columns[column].Span[row];
            }

            weight.Value = weights[row];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return database;
    }

    private static double[] Read(SqliteCommand query)
    {
        var table = new double[5 * Wards];
        using var reader = query.ExecuteReader();
        while (reader.Read())
        {
            table[((reader.GetInt32(0) - 1) * Wards) + reader.GetInt32(1) - 1] = reader.GetDouble(2);
        }

        return table;
    }

    private static void Compare(double[] ours, double[] theirs)
    {
        if (ours.Zip(theirs).Any(cell => Math.Abs(cell.First - cell.Second) > 1e-6 * cell.Second))
        {
            throw new InvalidOperationException("The database adds up to other figures.");
        }
    }

    private static string PlaceCode(int place) => $"E0800000{Number(place)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
