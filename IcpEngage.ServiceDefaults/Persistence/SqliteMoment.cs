using Microsoft.Data.Sqlite;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Several databases as they are at one moment, while they are written to.</summary>
public sealed class SqliteMoment : IDisposable
{
    private readonly Dictionary<string, SqliteConnection> readers = new(StringComparer.Ordinal);

    private SqliteMoment()
    {
    }

    /// <summary>
    /// Waits until nobody writes to any of them, keeps writers out of all, looks at each, and lets writers in again: what is read
    /// from now on is as it was then, whatever is written.
    /// </summary>
    /// <param name="files">The databases' files, in the same order by whoever does this.</param>
    public static SqliteMoment Of(IEnumerable<string> files)
    {
        var moment = new SqliteMoment();
        var writers = new List<SqliteConnection>();
        try
        {
            foreach (var file in files)
            {
                writers.Add(Open(file));
                Execute(writers[^1], "BEGIN IMMEDIATE");
                moment.readers[file] = Open(file);
            }

            foreach (var reader in moment.readers.Values)
            {
                Execute(reader, "BEGIN; SELECT COUNT(*) FROM sqlite_master");
            }

            return moment;
        }
        catch
        {
            moment.Dispose();
            throw;
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }
    }

    /// <summary>Writes a copy, and checks that it is one.</summary>
    /// <exception cref="InvalidDataException">The database is damaged.</exception>
    public void Copy(string file, string target)
    {
        using var copy = Open(target, SqliteOpenMode.ReadWriteCreate);
        readers[file].BackupDatabase(copy);
        using var check = copy.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() is not "ok" and var found)
        {
            throw new InvalidDataException($"{file} is damaged: {found}. Restore the last back-up that is whole.");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var reader in readers.Values)
        {
            reader.Dispose();
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
