using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// Writes responses by the plainest means of each database, a prepared statement or a batch: keeping track of entities that
/// are written once and never looked at again was most of the time of storing them (ADR 0033).
/// </summary>
internal static class ResponseRows
{
    private const string Insert =
        """
        INSERT INTO responses ("ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode")
        SELECT @hash, @survey, @version, @area, @answers, @day, @mode
        WHERE NOT EXISTS (SELECT 1 FROM responses WHERE "ReceiptHash" = @hash)
            AND NOT EXISTS (SELECT 1 FROM withdrawn_receipts WHERE "ReceiptHash" = @hash)
        """;

    /// <summary>Within the context's transaction: all of them or none.</summary>
    /// <exception cref="DbUpdateException">One could not be stored, or its receipt is there already, or was taken back.</exception>
    public static async Task InsertResponsesAsync(this EngagementDb db, IReadOnlyList<Response> responses)
    {
        if (responses.Count == 0)
        {
            return;
        }

        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        try
        {
            var stored = transaction.Connection!.CanCreateBatch
                ? await InsertTogetherAsync(transaction, responses)
                : await InsertInTurnAsync(transaction, responses);
            if (stored < responses.Count)
            {
                throw new DbUpdateException($"Of {responses.Count} responses {responses.Count - stored} were known.");
            }
        }
        catch (DbException exception)
        {
            throw new DbUpdateException($"{responses.Count} responses could not be stored.", exception);
        }
    }

    /// <summary>One way to the server and back for all.</summary>
    private static async Task<int> InsertTogetherAsync(DbTransaction transaction, IReadOnlyList<Response> responses)
    {
        await using var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        foreach (var response in responses)
        {
            var insert = batch.CreateBatchCommand();
            insert.CommandText = Insert;
            foreach (var (name, value) in ValuesOf(response))
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                insert.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(insert);
        }

        return await batch.ExecuteNonQueryAsync();
    }

    /// <summary>One statement, prepared once.</summary>
    private static async Task<int> InsertInTurnAsync(DbTransaction transaction, IReadOnlyList<Response> responses)
    {
        await using var insert = transaction.Connection!.CreateCommand();
        (insert.Transaction, insert.CommandText) = (transaction, Insert);
        foreach (var (name, _) in ValuesOf(responses[0]))
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            insert.Parameters.Add(parameter);
        }

        var stored = 0;
        foreach (var response in responses)
        {
            var values = ValuesOf(response);
            for (var each = 0; each < values.Length; each++)
            {
                insert.Parameters[each].Value = values[each].Value;
            }

            stored += await insert.ExecuteNonQueryAsync();
        }

        return stored;
    }

    private static (string Name, object Value)[] ValuesOf(Response response) =>
    [
        ("@hash", response.ReceiptHash),
        ("@survey", response.SurveyId),
        ("@version", response.SurveyVersion),
        ("@area", (object?)response.AreaCode ?? DBNull.Value),
        ("@answers", Response.TextOf(response.Answers)),
        ("@day", response.ReceivedOn),
        ("@mode", response.Mode.ToString()),
    ];
}
