using System.Diagnostics;
using System.Text.Json;
using IcpEngage.Bench.Intake;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.Data.Sqlite;

namespace IcpEngage.Bench.Scale;

/// <summary>A copy of a data directory with many more responses, put in by SQL.</summary>
internal static class FilledDirectory
{
    private const int Samples = 64;

    /// <param name="from">A data directory that nobody has open.</param>
    /// <param name="survey">Whose responses they are.</param>
    /// <param name="count">How many.</param>
    /// <returns>The copy.</returns>
    public static string Make(string from, Guid survey, int count)
    {
        var began = Stopwatch.GetTimestamp();
        var copy = Platform.ServerProcess.NewDirectory();
        try
        {
            Copy(new DirectoryInfo(from), copy);
            if (count > 0)
            {
                Fill(Path.Combine(copy, "engagement.db"), survey, count);
            }
        }
        catch
        {
            Directory.Delete(copy, recursive: true);
            throw;
        }

        Console.WriteLine($"{count:N0} responses are in place after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
        return copy;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var directory in from.EnumerateDirectories())
        {
            Copy(directory, Path.Combine(to, directory.Name));
        }
    }

    /// <summary>
    /// Receipts and drawers in their order, so that table and index are written from end to end, and spread over the whole of their
    /// range, so that those that come later fall between them as between real ones. No journal: what breaks is made anew.
    /// </summary>
    private static void Fill(string path, Guid survey, int count)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        Execute("PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; PRAGMA foreign_keys=OFF");
        Execute("CREATE TEMP TABLE places (number INTEGER PRIMARY KEY, code TEXT NOT NULL)");
        Execute("INSERT INTO places SELECT row_number() OVER () - 1, \"AreaCode\" FROM survey_places WHERE \"SurveyId\" = $survey", ("$survey", survey));
        Execute("CREATE TEMP TABLE samples (number INTEGER PRIMARY KEY, answers TEXT NOT NULL)");
        var random = new Random(7);
        for (var number = 0; number < Samples; number++)
        {
            Execute(
                "INSERT INTO samples VALUES ($number, $answers)",
                ("$number", number), ("$answers", JsonSerializer.Serialize(ResponseRequests.Answers(random), Json.Options)));
        }

        Execute(
            $"""
            WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < $count - 1)
            INSERT INTO responses ("Position", "ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode")
            SELECT numbers.number / {Drawers.Size} * ({long.MaxValue >> 1} / ($count / {Drawers.Size} + 1)) + numbers.number % {Drawers.Size}, printf('%08x', numbers.number * 4294967296 / $count) || lower(hex(randomblob(28))), $survey, 4,
                places.code, samples.answers, '2026-11-22', 'Online'
            FROM numbers
            CROSS JOIN samples ON samples.number = (numbers.number * 7) % {Samples}
            CROSS JOIN places ON places.number = numbers.number % (SELECT count(*) FROM places)
            """,
            ("$count", count), ("$survey", survey));
        Execute("UPDATE surveys SET \"ResponseCount\" = $count WHERE \"Id\" = $survey", ("$count", count), ("$survey", survey));
        Execute("PRAGMA journal_mode=WAL; ANALYZE");

        void Execute(string sql, params (string Name, object Value)[] parameters)
        {
            using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
        }
    }
}
