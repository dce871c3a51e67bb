using System.Threading.Channels;

namespace IcpEngage.ServiceDefaults;

/// <summary>Wakes a background service of this process when there may be something to do. Several signals at once are one.</summary>
public class Signal
{
    private readonly Channel<bool> pulses = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There may be something to do.</summary>
    public void Set() => pulses.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or after the time: another replica may have left something behind.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await pulses.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }
}
