using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>
/// Every SQLite connection survives a power loss after commit (synchronous=FULL with a write-ahead log) and waits for a
/// writer rather than failing. What is deleted is overwritten, so that it is not left in the file's free pages.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=15000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
