namespace IcpEngage.Faults.Platforms;

/// <summary>What a platform is built on, so that it can be troubled in ways that one in use cannot.</summary>
/// <param name="Disk">Where its databases lie; null for the file system at hand.</param>
/// <param name="Clock">What its processes take for the time; null for the system's clock.</param>
/// <param name="Wired">Its processes talk to each other through <see cref="Wire"/>s. The embedded one has nobody to talk to.</param>
internal sealed record Rig(SmallDisk? Disk, MovableClock? Clock, bool Wired)
{
    /// <summary>Nothing that would not be there in use.</summary>
    public static readonly Rig AsInUse = new(null, null, Wired: false);

    /// <summary>Everything that this machine lets us have.</summary>
    public static async Task<Rig> FullAsync() =>
        new(await SmallDisk.WhyNotAsync() is null ? new SmallDisk() : null, new MovableClock(), Wired: true);
}
