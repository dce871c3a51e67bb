using System.Diagnostics;

namespace IcpEngage.Faults.Platforms;

/// <summary>A file system of its own in memory, small enough to be filled. Mounting it takes root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "768m";
    private const int Block = 4096;

    private string? mounted;

    private string Ballast => Path.Combine(mounted!, "ballast");

    /// <summary>Why this machine lets us mount none; null where it does.</summary>
    public static async Task<string?> WhyNotAsync()
    {
        var trial = Directory.CreateTempSubdirectory("icpengage-mount-").FullName;
        try
        {
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", trial);
            await RunAsync("umount", trial);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"A file system cannot be mounted here: {exception.Message}";
        }
        finally
        {
            Directory.Delete(trial);
        }
    }

    /// <summary>Mounts it at a directory, which is made.</summary>
    public async Task MountAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size},mode=755", "tmpfs", directory);
        mounted = directory;
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[Block * 256];
        for (var size = block.Length; size > 0;)
        {
            try
            {
                ballast.Write(block, 0, size);
            }
            catch (IOException)
            {
                size = size == block.Length ? Block : 0;
            }
        }
    }

    /// <summary>Gives back what was filled.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (mounted is not null)
        {
            await RunAsync("umount", "--lazy", mounted);
            mounted = null;
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(said.Trim());
        }
    }
}
