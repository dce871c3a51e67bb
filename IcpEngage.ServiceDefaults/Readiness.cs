namespace IcpEngage.ServiceDefaults;

/// <summary>
/// Whether this process is set up. A host that sets itself up before it starts never holds; one that listens meanwhile,
/// as Standalone does, holds what would need the databases until they are there.
/// </summary>
public sealed class Readiness
{
    private TaskCompletionSource? held;

    /// <summary>Ends when the process is set up.</summary>
    public Task WhenReady => held?.Task ?? Task.CompletedTask;

    /// <summary>From now on the process is being set up. Call before it starts.</summary>
    public void Hold() => held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The process is set up.</summary>
    public void Release() => held?.TrySetResult();
}
