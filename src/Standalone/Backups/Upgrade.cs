using System.Data.Common;

namespace IcpEngage.Standalone.Backups;

/// <summary>
/// Keeps a data directory's databases as they were while they are set up or brought to this build's schema. SQLite cannot do all of
/// that in transactions, so what was interrupted is begun again from the copy; nobody has been served meanwhile. The copy goes
/// when all is done: kept for longer it would hold what has been deleted since.
/// </summary>
internal sealed class Upgrade(string data, TimeProvider time, TextWriter output)
{
    /// <summary>Where the copy is, in the data directory.</summary>
    public const string CopyDirectory = "before-upgrade";

    private string Copy => Path.Combine(data, CopyDirectory);

    /// <summary>Goes back to where an interrupted set-up began. Call before any database is opened.</summary>
    public async Task PutBackAsync()
    {
        if (!Backup.IsIn(Copy))
        {
            return;
        }

        await output.WriteLineAsync($"Setting up {data} was interrupted; beginning again.");
        foreach (var file in Directory.EnumerateFiles(data, "*.db*").ToList())
        {
            File.Delete(file);
        }

        foreach (var database in Directory.EnumerateFiles(Copy, "*.db"))
        {
            File.Copy(database, Path.Combine(data, Path.GetFileName(database)));
        }
    }

    /// <summary>Makes the copy, where an interrupted attempt has not left it.</summary>
    /// <exception cref="BackupException">There is no room for it, or a database is damaged; nothing was changed.</exception>
    public async Task BeginAsync()
    {
        if (Backup.IsIn(Copy))
        {
            return;
        }

        if (Directory.EnumerateFiles(data, "*.db").Any())
        {
            await output.WriteLineAsync($"{data} is of an earlier version. Keeping a copy while it is upgraded …");
        }

        try
        {
            End();
            await Backup.WriteAsync(data, Copy, time);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or DbException)
        {
            End();
            throw new BackupException(
                $"Before {data} is set up for this version a copy is kept, which could not be written: {exception.Message}.");
        }
    }

    /// <summary>All is set up: what there is from now on is worth more than the copy.</summary>
    public void End()
    {
        if (Directory.Exists(Copy))
        {
            Backup.Unmark(Copy);
            Directory.Delete(Copy, recursive: true);
        }
    }

    /// <summary>What to do after it failed; empty where nothing was begun.</summary>
    public string Advice => Backup.IsIn(Copy)
        ? $"Start again to have it tried again. To go back to the earlier version: --restore {Copy} --data NEW-DIRECTORY."
        : "";
}
