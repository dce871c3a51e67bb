using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.Extensions.Configuration.Memory;

namespace IcpEngage.Standalone;

/// <summary>What differs from a distributed deployment, as defaults that any setting overrides.</summary>
internal static class StandaloneSettings
{
    private const string DataSetting = "Data:Directory";
    private const string UsualDirectory = "data";
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--data"] = DataSetting,
        ["--backup"] = "Backup:To",
        ["--restore"] = "Restore:From",
    };

    /// <summary>What the command line and the environment say.</summary>
    public static IConfiguration Read(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args, Switches).Build();

    /// <summary>Full path of the data directory.</summary>
    public static string DataDirectoryOf(IConfiguration settings) => Path.GetFullPath(settings[DataSetting] ?? UsualDirectory);

    /// <summary>Why a command cannot be done, where one is asked for and there is no system; asked before anything is made.</summary>
    public static string? WhyNoCommand(string[] args) =>
        Read(args) is var settings && OperatorCommand.IsAskedFor(settings) ? WhyNoSystem(DataDirectoryOf(settings)) : null;

    /// <summary>Why a directory has nothing to work on; null where it has.</summary>
    public static string? WhyNoSystem(string directory) =>
        !Directory.Exists(directory) ? $"There is no directory {directory}. Give the one of the system: --data DIR."
        : !Directory.EnumerateFiles(directory, "*.db").Any() ? $"There is no IcpEngage system in {directory}. Give its directory: --data DIR."
        : null;

    public static void AddStandaloneSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["urls"] = "http://localhost:8080",
                [DataSetting] = UsualDirectory,
                ["Demonstration"] = "true",

                // That it failed to start is said in a sentence, at the place where it is known why.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
            },
        });
        builder.Configuration.AddCommandLine(args, Switches);

        // Links in mail and passkeys go by where people find the site; behind another door that is set by hand.
        builder.Configuration["Site:Origin"] ??= builder.Configuration["urls"]!.Split(';')[0].TrimEnd('/');

        var keys = Path.Combine(builder.Configuration[DataSetting]!, "keys");
        builder.Configuration["Security:KeysDirectory"] ??= Path.Combine(keys, "web");

        // A command serves nobody, and leaves a copy of a database as it is.
        builder.Configuration["Security:SigningKey"] ??=
            OperatorCommand.IsAskedFor(builder.Configuration) ? TokenKeys.Generate() : SigningKey(Path.Combine(keys, "token-key"));
    }

    /// <summary>The key of this data directory, made on first use and readable by its owner only.</summary>
    private static string SigningKey(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(TokenKeys.Generate());
        }

        return File.ReadAllText(path);
    }
}
