using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IcpEngage.ServiceDefaults;

/// <summary>
/// Does what the calendar asks for, round after round, once the process is set up. A round that fails is logged and the next
/// one comes all the same.
/// </summary>
/// <param name="interval">From round to round.</param>
/// <param name="readiness">Rounds begin when the process is set up.</param>
/// <param name="time">Counts the interval.</param>
/// <param name="logger">Hears of rounds that failed.</param>
public abstract class Sweeper(TimeSpan interval, Readiness readiness, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Now.</summary>
    protected TimeProvider Time => time;

    /// <summary>Hears of what was done.</summary>
    protected ILogger Logger => logger;

    /// <summary>One round. Other processes may be at one at the same time.</summary>
    public abstract Task SweepAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await readiness.WhenReady.WaitAsync(stoppingToken);
                await SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "{Sweeper} failed; it is tried again after {Interval}", GetType().Name, interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
