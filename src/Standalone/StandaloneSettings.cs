using IcpEngage.ServiceDefaults.Security;
using Microsoft.Extensions.Configuration.Memory;

namespace IcpEngage.Standalone;

/// <summary>What differs from a distributed deployment, as defaults that any setting overrides.</summary>
internal static class StandaloneSettings
{
    public static void AddStandaloneSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["urls"] = "http://localhost:8080",
                ["Data:Directory"] = "data",
                ["Demonstration"] = "true",

                // That it failed to start is said in a sentence, at the place where it is known why.
                ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
            },
        });
        builder.Configuration.AddCommandLine(args, new Dictionary<string, string> { ["--data"] = "Data:Directory" });

        // Links in mail and passkeys go by where people find the site; behind another door that is set by hand.
        builder.Configuration["Site:Origin"] ??= builder.Configuration["urls"]!.Split(';')[0].TrimEnd('/');

        var keys = Path.Combine(builder.Configuration["Data:Directory"]!, "keys");
        builder.Configuration["Security:KeysDirectory"] ??= Path.Combine(keys, "web");
        builder.Configuration["Security:SigningKey"] ??= SigningKey(keys);
    }

    /// <summary>The key of this data directory, made on first use and readable by its owner only.</summary>
    private static string SigningKey(string directory)
    {
        var path = Path.Combine(directory, "token-key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(directory);
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
