using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using static SQLitePCL.raw;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Tells a database that cannot work just now from one that was given something it refuses.</summary>
public static class DatabaseAway
{
    /// <summary>SQL Server: from here on it is the server, its disk or the way to it (docs, "Database Engine error severities").</summary>
    private const byte ResourcesOrWorse = 17;

    /// <summary>
    /// Its disk is full or broken, it is stopped or starting, or the way to it is cut: the same again later may well succeed. What
    /// was asked for may have been done where the answer was lost.
    /// </summary>
    public static bool IsDatabaseAway(this Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SQLITE_FULL or SQLITE_IOERR or SQLITE_CANTOPEN or SQLITE_BUSY or SQLITE_READONLY,
        PostgresException refused => IsAway(refused.SqlState),
        NpgsqlException => true,
        SqlException server => server.Class >= ResourcesOrWorse,
        { InnerException: { } inner } => inner.IsDatabaseAway(),
        _ => false,
    };

    /// <summary>Connection, resources, stopped by an operator, input and output: PostgreSQL's appendix A.</summary>
    private static bool IsAway(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal);
}
