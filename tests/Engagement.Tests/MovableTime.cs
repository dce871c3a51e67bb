namespace IcpEngage.Engagement.Tests;

/// <summary>A clock that a test moves from day to day; timers and waits run on the real one.</summary>
internal sealed class MovableTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;

    public void PassDays(int days) => now = now.AddDays(days);
}
