using System.Diagnostics;

namespace IcpEngage.Faults.Platforms;

/// <summary>Waits for a condition, never for a time.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not within the time; says what was waited for.</exception>
    public static async Task TrueAsync(string what, TimeSpan longest, Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > longest)
            {
                throw new TimeoutException($"Not within {longest.TotalSeconds:0} s: {what}.");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Returns once the assertion passes; after the time, throws what it throws.</summary>
    public static async Task PassesAsync(TimeSpan longest, Func<Task> assertion)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(start) < longest)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
