using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.ServiceDefaults.Time;

/// <summary>
/// The system's clock, off by as many minutes as a file says at the time: for trying out what a wrong clock does. How long
/// something takes is measured rightly all the same, as on a machine whose clock is put right.
/// </summary>
internal sealed class MovedClock(string file) : TimeProvider
{
    private const string Setting = "Clock:MovedBy";

    /// <summary>The system's clock, or the one that the configuration names.</summary>
    /// <exception cref="InvalidOperationException">A clock that can be moved was asked for in production.</exception>
    public static TimeProvider Of(IConfiguration configuration, IHostEnvironment environment) =>
        configuration[Setting] is not { Length: > 0 } file ? System
        : environment.IsProduction() ? throw new InvalidOperationException($"{Setting} is for trials: in production the clock is the system's.")
        : new MovedClock(file);

    public override DateTimeOffset GetUtcNow() =>
        base.GetUtcNow() + TimeSpan.FromMinutes(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
}
