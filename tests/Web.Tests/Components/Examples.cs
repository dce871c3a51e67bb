using System.Text.Json;

namespace IcpEngage.Web.Tests.Components;

/// <summary>The examples of nhsuk-frontend, rendered by its own templates.</summary>
internal static class Examples
{
    private static readonly Lazy<string> Folder = new(() =>
        Path.Combine(Root(), "src", "Web", "node_modules", "nhsuk-frontend", "dist", "nhsuk", "components"));

    /// <summary>Names of the design system's components.</summary>
    public static IReadOnlyList<string> Components() =>
    [
        .. Directory.GetFiles(Folder.Value, "fixtures.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A component's examples. Several bear the same name: those are numbered from the second.</summary>
    public static IReadOnlyList<Example> Of(string component)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder.Value, component, "fixtures.json")));
        var seen = new Dictionary<string, int>();
        return
        [
            .. document.RootElement.GetProperty("fixtures").EnumerateArray().Select(fixture =>
            {
                var name = fixture.GetProperty("name").GetString()!;
                var number = seen[name] = seen.GetValueOrDefault(name) + 1;
                return new Example(
                    number == 1 ? name : $"{name} ({number})",
                    fixture.GetProperty("context").Clone(),
                    fixture.GetProperty("html").GetString()!,
                    fixture.TryGetProperty("callBlock", out _));
            }),
        ];
    }

    /// <summary>The directory of the solution.</summary>
    public static string Root()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "IcpEngage.sln")))
                return directory.FullName;
        throw new InvalidOperationException("The tests run outside the solution's directory.");
    }
}

/// <summary>An example: its name, its options and what the design system renders for them.</summary>
internal sealed record Example(string Name, JsonElement Context, string Html, bool CallBlock);
