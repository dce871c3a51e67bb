using IcpEngage.Bench.Intake;
using Npgsql;

namespace IcpEngage.Bench.Distributed;

/// <summary>The bare endpoint of <see cref="IntakeReference"/> that commits its groups to PostgreSQL, a command for each.</summary>
internal static class PostgreSqlIntakeReference
{
    /// <summary>The word with which this program serves as it.</summary>
    public const string Word = "--intake-postgresql-reference";

    /// <param name="arguments">Its address, its directory, which it leaves alone, and a connection string of an empty database.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        await using var connection = new NpgsqlConnection(arguments[2]);
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand(
            """
            CREATE TABLE responses (
                "ReceiptHash" character varying(64) NOT NULL PRIMARY KEY, "Answers" text NOT NULL, "AreaCode" character varying(9) NOT NULL,
                "Mode" character varying(9) NOT NULL, "ReceivedOn" date NOT NULL, "SurveyId" uuid NOT NULL, "SurveyVersion" integer NOT NULL);
            CREATE INDEX of_survey ON responses ("SurveyId", "AreaCode");
            """,
            connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO responses SELECT hash, answers, 'E06000006', 'Online', DATE '2026-11-22', $3, 4 FROM unnest($1, $2) AS given (hash, answers)
            """,
            connection);
        var (hashes, answers) = (new NpgsqlParameter<List<string>>(), new NpgsqlParameter<List<string>>());
        insert.Parameters.Add(hashes);
        insert.Parameters.Add(answers);
        insert.Parameters.Add(new() { Value = IntakeReference.Survey });
        return await IntakeReference.ServeAsync(arguments[0], async group =>
        {
            hashes.TypedValue = group.ConvertAll(waiting => waiting.Hash);
            answers.TypedValue = group.ConvertAll(waiting => waiting.Answers);
            await insert.ExecuteNonQueryAsync();
        });
    }
}
