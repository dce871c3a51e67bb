namespace IcpEngage.Faults.Platforms;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Release or Debug, as these tests were built.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    /// <summary>The embedded platform, as built with these tests.</summary>
    public static string Standalone { get; } =
        Path.Combine(Root, "src", "Standalone", "bin", Configuration, "net10.0", "IcpEngage.Standalone.dll");

    /// <summary>What a run leaves behind to be looked at.</summary>
    public static string Artifacts(params string[] path) => Directory.CreateDirectory(Path.Combine([Root, "artifacts", .. path])).FullName;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests run from a checkout.");
        }

        return directory.FullName;
    }
}
