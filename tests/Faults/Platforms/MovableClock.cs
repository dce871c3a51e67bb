using System.Diagnostics;
using System.Globalization;

namespace IcpEngage.Faults.Platforms;

/// <summary>The clock of a platform's processes, which they take from a file (setting <c>Clock:MovedBy</c>, refused in production).</summary>
internal sealed class MovableClock : IDisposable
{
    private const string Setting = "Clock__MovedBy";

    /// <summary>Not Production, where a clock that can be moved is refused.</summary>
    private const string Environment = "Faults";

    private readonly string file = Path.GetTempFileName();

    public MovableClock() => MoveTo(0);

    /// <summary>How far it is off, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>Moves it.</summary>
    public void MoveTo(int minutes)
    {
        Minutes = minutes;

        // In one step: a process may be reading.
        var next = $"{file}.next";
        File.WriteAllText(next, minutes.ToString(CultureInfo.InvariantCulture));
        File.Move(next, file, overwrite: true);
    }

    /// <summary>Has a process take it.</summary>
    public void Prepare(ProcessStartInfo start)
    {
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment[Setting] = file;
    }

    /// <summary>Has a process take it that is started by a script.</summary>
    public string BuildInto(string script) => script.Replace(
        "ASPNETCORE_ENVIRONMENT=Production", $"ASPNETCORE_ENVIRONMENT={Environment} \\\n  {Setting}={file}", StringComparison.Ordinal);

    /// <inheritdoc />
    public void Dispose() => File.Delete(file);
}
