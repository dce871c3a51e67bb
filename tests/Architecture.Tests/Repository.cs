namespace IcpEngage.Architecture.Tests;

/// <summary>A source file: its path from the root of the repository, with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text);

/// <summary>What breaks a rule, and where.</summary>
public sealed record Violation(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}

/// <summary>The checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C#, Razor and project file of ours, tests included.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = ReadSources();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("These tests run inside the checkout.");
    }

    private static List<SourceFile> ReadSources()
    {
        string[] roots = ["src", "tests", "bench", "IcpEngage.ServiceDefaults", "IcpEngage.AppHost"];
        string[] skipped = ["/bin/", "/obj/", "/node_modules/", "/artifacts/"];
        return
        [
            .. from root in roots
               let folder = Path.Combine(Root, root)
               where Directory.Exists(folder)
               from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
               where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
                   || path.EndsWith(".csproj", StringComparison.Ordinal)
               where !skipped.Any(part => ("/" + path).Contains(part, StringComparison.Ordinal))
               select new SourceFile(path, File.ReadAllText(file)),
        ];
    }
}
