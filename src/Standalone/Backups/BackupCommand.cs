using System.Data.Common;
using System.Globalization;
using IcpEngage.ServiceDefaults;

namespace IcpEngage.Standalone.Backups;

/// <summary><c>--backup DIR</c> and <c>--restore DIR</c>: done on the data directory, without composing the platform.</summary>
internal static class BackupCommand
{
    /// <summary>Does what is asked for, and returns the exit code; null where neither is.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var settings = StandaloneSettings.Read(args);
        var data = StandaloneSettings.DataDirectoryOf(settings);
        try
        {
            if (settings["Backup:To"] is { Length: > 0 } target)
            {
                await BackUpAsync(settings, data, Path.GetFullPath(target), output);
                return 0;
            }

            if (settings["Restore:From"] is { Length: > 0 } source)
            {
                await RestoreAsync(Path.GetFullPath(source), data, output);
                return 0;
            }

            return null;
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException or InvalidDataException or DbException)
        {
            await errors.WriteLineAsync(exception.Message);
            return OperatorCommand.Failed;
        }
    }

    private static async Task BackUpAsync(IConfiguration settings, string data, string target, TextWriter output)
    {
        if (StandaloneSettings.WhyNoSystem(data) is { } why)
        {
            throw new BackupException(why);
        }

        if (settings.GetSection("ConnectionStrings").GetChildren().FirstOrDefault(each => each.Key.EndsWith("-db", StringComparison.Ordinal)) is { } elsewhere)
        {
            throw new BackupException($"ConnectionStrings:{elsewhere.Key} names a database that is not in {data}: back it up by its server's own means.");
        }

        var backup = await Backup.MakeAsync(data, target, TimeProvider.System);
        await output.WriteLineAsync($"Backed up {data} to {target}, as it was on {Moment(backup)}:");
        await ListAsync(backup, output);
        await output.WriteLineAsync($"To restore it: --restore {target} --data NEW-DIRECTORY");
    }

    private static async Task RestoreAsync(string source, string data, TextWriter output)
    {
        var backup = await Backup.RestoreAsync(source, data);
        await output.WriteLineAsync($"Restored {source} to {data}, as it was on {Moment(backup)}:");
        await ListAsync(backup, output);
        await output.WriteLineAsync(
            $"To start it: --data {data}   Mail and events that waited then are sent, also where they were sent since.");
    }

    private static async Task ListAsync(Backup backup, TextWriter output)
    {
        foreach (var file in backup.Files)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {file.Path,-40} {file.Bytes,15:N0} bytes"));
        }
    }

    private static string Moment(Backup backup) => backup.At.ToString("d MMMM yyyy 'at' HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
