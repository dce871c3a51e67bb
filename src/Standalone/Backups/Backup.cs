using System.Security.Cryptography;
using System.Text.Json;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Standalone.Backups;

/// <summary>What a back-up holds: its <c>backup.json</c>, which is written last, so that one without it is not whole.</summary>
/// <param name="At">The moment that all of it is of, UTC.</param>
/// <param name="Files">Its files.</param>
internal sealed record Backup(DateTimeOffset At, IReadOnlyList<BackedUpFile> Files)
{
    private const string Name = "backup.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Copies a data directory that may be in use: all databases as they are at one moment, and the keys. Every message is then
    /// either in the outbox that it was written to or done where it is heard, as after a power cut.
    /// </summary>
    /// <param name="data">The data directory.</param>
    /// <param name="target">A directory that is not there yet, or empty.</param>
    /// <param name="time">Now.</param>
    /// <exception cref="BackupException">It cannot be done; says why.</exception>
    public static async Task<Backup> MakeAsync(string data, string target, TimeProvider time)
    {
        if (Path.GetFullPath(target).StartsWith(Path.GetFullPath(data) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BackupException($"{target} is within the data directory. Name one outside it, best on another disk.");
        }

        RequireEmpty(target, "a back-up");
        return await WriteAsync(data, target, time);
    }

    /// <summary>As <see cref="MakeAsync"/>, where the caller knows about the target.</summary>
    public static async Task<Backup> WriteAsync(string data, string target, TimeProvider time)
    {
        CreatePrivate(target);
        string[] databases = [.. Directory.EnumerateFiles(data, "*.db").Order(StringComparer.Ordinal)];
        DateTimeOffset at;
        using (var moment = SqliteMoment.Of(databases))
        {
            at = time.GetUtcNow();
            foreach (var database in databases)
            {
                moment.Copy(database, Path.Combine(target, Path.GetFileName(database)));
            }
        }

        foreach (var file in OtherFiles(data))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var files = new List<BackedUpFile>();
        foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(await BackedUpFile.OfAsync(target, file));
        }

        var backup = new Backup(at, files);
        var unfinished = Path.Combine(target, $"{Name}.unfinished");
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(backup, Json.Options));
        File.Move(unfinished, Path.Combine(target, Name));
        return backup;
    }

    /// <summary>Whether there is a whole back-up.</summary>
    public static bool IsIn(string directory) => File.Exists(Path.Combine(directory, Name));

    /// <summary>It is whole no more, and is about to go.</summary>
    public static void Unmark(string directory) => File.Delete(Path.Combine(directory, Name));

    /// <summary>Makes a data directory of a back-up, once all of it is found to be as it was.</summary>
    /// <exception cref="BackupException">It cannot be done; says why. Then nothing is at the target.</exception>
    public static async Task<Backup> RestoreAsync(string source, string data)
    {
        if (!IsIn(source))
        {
            throw new BackupException($"There is no whole back-up in {source}: {Name} is missing.");
        }

        RequireEmpty(data, "a restored system");
        var backup = JsonSerializer.Deserialize<Backup>(await File.ReadAllTextAsync(Path.Combine(source, Name)), Json.Options)!;

        // Made beside and renamed at the end: what is interrupted leaves no directory that somebody could start.
        var unfinished = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(data))}.restoring";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        CreatePrivate(unfinished);
        try
        {
            foreach (var file in backup.Files)
            {
                var copy = Path.GetFullPath(Path.Combine(unfinished, file.Path));
                if (!copy.StartsWith(unfinished + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    throw new BackupException($"{source} is no back-up: {file.Path} is not a path within it.");
                }

                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(source, file.Path), copy);
                if (await BackedUpFile.OfAsync(unfinished, copy) != file)
                {
                    throw new BackupException($"{Path.Combine(source, file.Path)} is not as it was backed up. Use another back-up.");
                }
            }

            if (Directory.Exists(data))
            {
                Directory.Delete(data);
            }

            Directory.Move(unfinished, data);
            return backup;
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private static void RequireEmpty(string directory, string what)
    {
        if (File.Exists(directory) || (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any()))
        {
            throw new BackupException($"{directory} is not empty. Name a directory for {what} that is not there yet.");
        }
    }

    /// <summary>It holds what people said, and keys.</summary>
    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, OwnerOnly);
        File.SetUnixFileMode(directory, OwnerOnly);
    }

    /// <summary>Everything but the databases, and what this process and the last upgrade left.</summary>
    private static IEnumerable<string> OtherFiles(string data) =>
        Directory.EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(file => Path.GetRelativePath(data, file) is var name
                && name != DataDirectory.LockFile
                && !name.StartsWith(Upgrade.CopyDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && !(Path.GetDirectoryName(name) is "" && name.Contains(".db", StringComparison.Ordinal)));
}

/// <summary>A file of a back-up.</summary>
/// <param name="Path">Within it.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record BackedUpFile(string Path, long Bytes, string Sha256)
{
    public static async Task<BackedUpFile> OfAsync(string directory, string file)
    {
        await using var stream = File.OpenRead(file);
        return new BackedUpFile(
            System.IO.Path.GetRelativePath(directory, file), stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
    }
}

/// <summary>Why a back-up or its restoring cannot be done, for people.</summary>
internal sealed class BackupException(string message) : Exception(message);
