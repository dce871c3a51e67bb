using System.Data.Common;
using IcpEngage.Platform.Tests.Platforms;
using Npgsql;

namespace IcpEngage.Platform.Tests.Faults;

/// <summary>
/// Remembers every event that a service writes, by a trigger in its database: the outbox forgets what it has sent, so
/// without a witness nobody could say that nothing went missing.
/// </summary>
internal sealed class EventWitness(PlatformFixture platform, string service)
{
    /// <summary>Begins to take note.</summary>
    public async Task BeginAsync()
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        await db.ExecuteAsync("DROP TABLE IF EXISTS witnessed; CREATE TABLE witnessed (id varchar(40), event varchar(200));");
        await db.ExecuteAsync(db is NpgsqlConnection
            ? """
              CREATE OR REPLACE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO witnessed VALUES (NEW."MessageId"::text, NEW."Event"); RETURN NEW; END $$;
              CREATE OR REPLACE TRIGGER witness AFTER INSERT ON outbox_messages FOR EACH ROW EXECUTE FUNCTION witness();
              """
            : """
              CREATE TRIGGER IF NOT EXISTS witness AFTER INSERT ON outbox_messages
              BEGIN INSERT INTO witnessed VALUES (NEW."MessageId", NEW."Event"); END;
              """);
    }

    /// <summary>Ids of the events of that name since <see cref="BeginAsync"/>.</summary>
    public async Task<IReadOnlyList<Guid>> SeenAsync(string @event)
    {
        await using var db = await platform.OpenDatabaseAsync(service);
        return await db.IdsAsync($"SELECT id FROM witnessed WHERE event = '{@event}'");
    }
}

/// <summary>Questions to a database in the SQL that SQLite and PostgreSQL share.</summary>
internal static class Questions
{
    public static async Task ExecuteAsync(this DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<int> CountAsync(this DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static async Task<IReadOnlyList<Guid>> IdsAsync(this DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetValue(0) is Guid id ? id : Guid.Parse(rows.GetString(0)));
        }

        return ids;
    }
}
