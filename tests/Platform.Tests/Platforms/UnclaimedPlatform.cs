using System.Text.RegularExpressions;

namespace IcpEngage.Platform.Tests.Platforms;

/// <summary>The embedded platform as a real system begins: empty, with nobody in it, and a link for the first administrator.</summary>
public sealed partial class UnclaimedPlatform : EmbeddedPlatform
{
    private readonly TaskCompletionSource<string> link = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public override string Name => "unclaimed";

    /// <summary>What the console shows to whoever started it.</summary>
    public Task<string> FirstAdministratorsLinkAsync() => link.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Passkeys belong to a host's name; an address is none.</summary>
    protected override string Host => "localhost";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Arguments => ["--Demonstration=false"];

    /// <inheritdoc />
    protected override void Hear(string line)
    {
        if (Link().Match(line) is { Success: true } found)
        {
            link.TrySetResult(found.Value);
        }
    }

    [GeneratedRegex(@"http://localhost:\d+/invitation/\S+")]
    private static partial Regex Link();
}
