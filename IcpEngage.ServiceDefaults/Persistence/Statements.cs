using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>
/// Plain statements that go to the database together, past EF Core: for the few places where everybody waits for the same
/// write. In one batch where the database takes one, so that there is one way there and back; elsewhere in turn, each text
/// prepared once. Their SQL is what all our databases understand.
/// </summary>
public sealed class Statements
{
    private readonly List<(string Sql, (string Name, object? Value)[] Values)> all = [];

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>Adds one to the end.</summary>
    /// <param name="sql">Its text, the same each time for the same kind of statement.</param>
    /// <param name="values">Its parameters, in the same order each time.</param>
    public void Add(string sql, params (string Name, object? Value)[] values) => all.Add((sql, values));

    /// <summary>Executes them in their order, within the context's transaction.</summary>
    /// <returns>Rows that they affected, all together.</returns>
    /// <exception cref="DbUpdateException">The database refused one; the transaction cannot be used any more.</exception>
    public async Task<int> ExecuteAsync(DbContext db)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Statements are executed within a transaction.");
        try
        {
            return all.Count == 0 ? 0
                : transaction.Connection!.CanCreateBatch ? await TogetherAsync(transaction)
                : await InTurnAsync(transaction);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException($"One of {all.Count} statements was refused.", exception);
        }
    }

    private async Task<int> TogetherAsync(DbTransaction transaction)
    {
        await using var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (sql, values) in all)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync();
    }

    private async Task<int> InTurnAsync(DbTransaction transaction)
    {
        var prepared = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        try
        {
            var affected = 0;
            foreach (var (sql, values) in all)
            {
                if (!prepared.TryGetValue(sql, out var command))
                {
                    prepared.Add(sql, command = transaction.Connection!.CreateCommand());
                    (command.Transaction, command.CommandText) = (transaction, sql);
                    foreach (var (name, _) in values)
                    {
                        var parameter = command.CreateParameter();
                        parameter.ParameterName = name;
                        command.Parameters.Add(parameter);
                    }
                }

                for (var index = 0; index < values.Length; index++)
                {
                    command.Parameters[index].Value = values[index].Value ?? DBNull.Value;
                }

                affected += await command.ExecuteNonQueryAsync();
            }

            return affected;
        }
        finally
        {
            foreach (var command in prepared.Values)
            {
                await command.DisposeAsync();
            }
        }
    }
}
