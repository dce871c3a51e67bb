namespace IcpEngage.Engagement.Tests.Import;

/// <summary>
/// A test that reads a real LimeSurvey file, other people's work and so not part of this project: it stands in
/// <c>../shared/data/surveys</c> beside the checkout. Where it does not, the test is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealFileFactAttribute : FactAttribute
{
    public RealFileFactAttribute()
    {
        if (RealFiles.Directory is null)
        {
            Skip = "NOT TESTED: the real LimeSurvey files are not in ../shared/data/surveys beside the checkout.";
        }
    }
}

/// <summary>As <see cref="RealFileFactAttribute"/>, for each file that is there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealFileTheoryAttribute : TheoryAttribute
{
    public RealFileTheoryAttribute()
    {
        if (RealFiles.Directory is null)
        {
            Skip = "NOT TESTED: the real LimeSurvey files are not in ../shared/data/surveys beside the checkout.";
        }
    }
}

internal static class RealFiles
{
    /// <summary>Where the files are; null where they are not.</summary>
    public static string? Directory { get; } = Find();

    /// <summary>The files' names; one that stands for none, as a theory without data is an error rather than skipped.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory is null
        ? ["none"]
        : [.. System.IO.Directory.EnumerateFiles(Directory, "*.lss").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Directory!, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IcpEngage.sln")))
            {
                var surveys = Path.Combine(folder.Parent?.FullName ?? "", "shared", "data", "surveys");
                return System.IO.Directory.Exists(surveys) && System.IO.Directory.EnumerateFiles(surveys, "*.lss").Any() ? surveys : null;
            }
        }

        return null;
    }
}
