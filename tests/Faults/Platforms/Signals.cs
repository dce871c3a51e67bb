using System.Runtime.InteropServices;

namespace IcpEngage.Faults.Platforms;

/// <summary>Signals of POSIX, by their numbers on Linux.</summary>
internal enum Signal
{
    /// <summary>Asks politely. PostgreSQL: throw everybody out and stop.</summary>
    Interrupt = 2,

    /// <summary>PostgreSQL: stop as if the power had gone.</summary>
    Quit = 3,

    /// <summary>Ends it as a power cut would.</summary>
    Kill = 9,

    /// <summary>Asks politely.</summary>
    Terminate = 15,

    /// <summary>Goes on.</summary>
    Continue = 18,

    /// <summary>Stands still.</summary>
    Stop = 19,
}

/// <summary>Sends them.</summary>
internal static class Signals
{
    public static void Send(int process, Signal signal) => _ = Kill(process, (int)signal);

    /// <summary>Whether such a process is there that has not ended.</summary>
    public static bool Reaches(int process)
    {
        try
        {
            // Its state follows its name, which is in brackets and may hold anything. One that nobody has buried yet has ended.
            var status = File.ReadAllText($"/proc/{process}/stat");
            return status[status.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
