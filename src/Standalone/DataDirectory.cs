namespace IcpEngage.Standalone;

/// <summary>The data directory, held by this process alone: its databases expect one process at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>By which it is held.</summary>
    public const string LockFile = ".lock";

    private readonly FileStream held;

    private DataDirectory(string path, bool isNew, FileStream held)
    {
        Path = path;
        IsNew = isNew;
        this.held = held;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>It had no database yet.</summary>
    public bool IsNew { get; }

    /// <summary>Takes the directory, making it where needed; null when another process holds it.</summary>
    public static DataDirectory? Open(string path)
    {
        var full = Directory.CreateDirectory(path).FullName;
        try
        {
            // The operating system lets go of it however the process ends.
            var held = new FileStream(System.IO.Path.Combine(full, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataDirectory(full, !Directory.EnumerateFiles(full, "*.db").Any(), held);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
