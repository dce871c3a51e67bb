using System.Data.Common;
using System.Globalization;
using IcpEngage.Faults.Platforms;
using Npgsql;

namespace IcpEngage.Faults.Rounds;

/// <summary>An event that a service wrote.</summary>
internal sealed record Witnessed(Guid Id, string Event, string Body);

/// <summary>
/// Remembers every event that a service writes, by a trigger in its database: the outbox forgets what it has sent, so
/// without a witness nobody could say that nothing went missing. It can also hold events back, and write them again.
/// </summary>
internal sealed class EventWitness(PlatformFixture platform, string service)
{
    private long seen;

    /// <summary>Whose events.</summary>
    public string Service => service;

    /// <summary>Begins to take note.</summary>
    public async Task BeginAsync()
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        await db.ExecuteAsync(db is NpgsqlConnection
            ? """
              DROP TABLE IF EXISTS witnessed;
              CREATE TABLE witnessed (seq bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, event varchar(200), body text);
              CREATE TABLE IF NOT EXISTS held (id uuid PRIMARY KEY, event varchar(200), body text);
              CREATE OR REPLACE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO witnessed (id, event, body) VALUES (NEW."MessageId", NEW."Event", NEW."Body") ON CONFLICT DO NOTHING; RETURN NEW; END $$;
              CREATE OR REPLACE TRIGGER witness AFTER INSERT ON outbox_messages FOR EACH ROW EXECUTE FUNCTION witness();
              CREATE OR REPLACE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                INSERT INTO held (id, event, body) VALUES (NEW."MessageId", NEW."Event", NEW."Body") ON CONFLICT DO NOTHING;
                DELETE FROM outbox_messages WHERE "Sequence" = NEW."Sequence";
                RETURN NEW;
              END $$;
              """
            : """
              DROP TABLE IF EXISTS witnessed;
              CREATE TABLE witnessed (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, event TEXT, body TEXT);
              CREATE TABLE IF NOT EXISTS held (id TEXT PRIMARY KEY, event TEXT, body TEXT);
              CREATE TRIGGER IF NOT EXISTS witness AFTER INSERT ON outbox_messages
              BEGIN INSERT OR IGNORE INTO witnessed (id, event, body) VALUES (NEW."MessageId", NEW."Event", NEW."Body"); END;
              """);
    }

    /// <summary>The events that were written since the last time this was asked.</summary>
    public async Task<IReadOnlyList<Witnessed>> NewAsync()
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        var events = await db.RowsAsync(
            $"SELECT seq, id, event, body FROM witnessed WHERE seq > {seen} ORDER BY seq",
            row => (Sequence: row.GetInt64(0), Event: new Witnessed(row.Id(1), row.GetString(2), row.GetString(3))));
        seen = events.Count > 0 ? events[^1].Sequence : seen;
        return [.. events.Select(each => each.Event)];
    }

    /// <summary>Events that are written from now on stay where they are.</summary>
    public async Task HoldAsync()
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        await db.ExecuteAsync(db is NpgsqlConnection
            ? "CREATE TRIGGER hold AFTER INSERT ON outbox_messages FOR EACH ROW EXECUTE FUNCTION hold()"
            : """
              CREATE TRIGGER hold AFTER INSERT ON outbox_messages
              BEGIN
                INSERT OR IGNORE INTO held (id, event, body) VALUES (NEW."MessageId", NEW."Event", NEW."Body");
                DELETE FROM outbox_messages WHERE "Sequence" = NEW."Sequence";
              END
              """);
    }

    /// <summary>Ids of the events of that name that are held.</summary>
    public async Task<IReadOnlyList<Guid>> HeldAsync(string @event)
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        return await db.RowsAsync($"SELECT id FROM held WHERE event = '{@event}'", row => row.Id(0));
    }

    /// <summary>Lets the held ones go, in an order of chance.</summary>
    /// <returns>How many.</returns>
    public async Task<int> LetGoAsync(Random random)
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        await using var transaction = await db.BeginTransactionAsync();
        await db.ExecuteAsync(db is NpgsqlConnection ? "DROP TRIGGER IF EXISTS hold ON outbox_messages" : "DROP TRIGGER IF EXISTS hold", transaction);
        var held = (await db.RowsAsync("SELECT id FROM held", row => row.Id(0), transaction)).ToArray();
        random.Shuffle(held);
        foreach (var id in held)
        {
            await db.ExecuteAsync(WriteAgain("held", id), transaction);
        }

        await db.ExecuteAsync("DELETE FROM held", transaction);
        await transaction.CommitAsync();
        return held.Length;
    }

    /// <summary>Writes some of the last events again as they were, in an order of chance.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RepeatAsync(int most, Random random)
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        var last = (await db.RowsAsync($"SELECT id FROM witnessed ORDER BY seq DESC LIMIT {most}", row => row.Id(0))).ToArray();
        random.Shuffle(last);
        foreach (var id in last)
        {
            await db.ExecuteAsync(WriteAgain("witnessed", id));
        }

        return last.Length;
    }

    private static string WriteAgain(string table, Guid id) =>
        $"""INSERT INTO outbox_messages ("MessageId", "Event", "Body") SELECT id, event, body FROM {table} WHERE id = '{id.Upper()}'""";
}

/// <summary>Questions to a database in the SQL that SQLite and PostgreSQL share.</summary>
internal static class Questions
{
    public static async Task ExecuteAsync(this DbConnection db, string sql, DbTransaction? transaction = null)
    {
        await using var command = db.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<int> CountAsync(this DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public static async Task<IReadOnlyList<T>> RowsAsync<T>(
        this DbConnection db, string sql, Func<DbDataReader, T> read, DbTransaction? transaction = null)
    {
        await using var command = db.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }

    /// <summary>An id, which SQLite keeps as text.</summary>
    public static Guid Id(this DbDataReader row, int column) => row.GetValue(column) is Guid id ? id : Guid.Parse(row.GetString(column));

    /// <summary>As SQLite keeps it; PostgreSQL reads it either way.</summary>
    public static string Upper(this Guid id) => id.ToString().ToUpperInvariant();
}
