namespace IcpEngage.Tests.Hosting;

/// <summary>A clock that shows what a test sets it to. Waiting still takes real time.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
