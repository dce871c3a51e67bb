using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IcpEngage.Architecture.Tests;

/// <summary>A wall of the house: what it keeps apart, and a file that breaks it, so that the rule is seen to work.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Check">Finds what breaks it in one file.</param>
/// <param name="Planted">A file that breaks it exactly once.</param>
public sealed record Rule(string Name, Func<SourceFile, IEnumerable<Violation>> Check, SourceFile Planted)
{
    public override string ToString() => Name;
}

/// <summary>The walls of docs/adr/0002-the-house.md.</summary>
public static partial class Rules
{
    private static readonly string[] Services = ["Engagement", "Membership", "Places", "Communications", "Strategy"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new(
            "A service references Contracts and ServiceDefaults, never another service",
            file => ServiceReferences(file),
            new("src/Places/IcpEngage.Places.csproj", Project("../Membership/IcpEngage.Membership.csproj"))),
        new(
            "Contracts references nothing",
            file => file.Path.StartsWith("src/Contracts/", StringComparison.Ordinal)
                ? References(file).Select(reference => new Violation(file.Path, 1, $"references {reference}"))
                : [],
            new("src/Contracts/IcpEngage.Contracts.csproj", Project("../Places/IcpEngage.Places.csproj"))),
        new(
            "ServiceDefaults references only Contracts",
            file => file.Path.StartsWith("IcpEngage.ServiceDefaults/", StringComparison.Ordinal)
                ? References(file)
                    .Where(reference => !reference.Contains("IcpEngage.Contracts.csproj", StringComparison.Ordinal) && IsProject(reference))
                    .Select(reference => new Violation(file.Path, 1, $"references {reference}"))
                : [],
            new("IcpEngage.ServiceDefaults/IcpEngage.ServiceDefaults.csproj", Project("../src/Web/IcpEngage.Web.csproj"))),
        Text(
            "MassTransit appears only in ServiceDefaults/Messaging",
            MassTransit(),
            path => InProduct(path) && !path.StartsWith("IcpEngage.ServiceDefaults/Messaging/", StringComparison.Ordinal),
            new("src/Places/Areas/Broken.cs", "using MassTransit;")),
        Text(
            "Provider-specific database code appears only in ServiceDefaults/Persistence and in migrations",
            ProviderSpecific(),
            path => InProduct(path) && !path.StartsWith("IcpEngage.ServiceDefaults/Persistence/", StringComparison.Ordinal)
                && !path.Contains("/Migrations/", StringComparison.Ordinal),
            new("src/Engagement/Surveys/Broken.cs", "await db.Database.ExecuteSqlRawAsync(\"VACUUM\");")),
        Text(
            "The clock is injected",
            Clock(),
            path => path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("IcpEngage.ServiceDefaults/", StringComparison.Ordinal),
            new("src/Strategy/Broken.cs", "var now = DateTimeOffset.UtcNow;")),
        Text(
            "There is no Common, Utils or Helpers room",
            VagueRoom(),
            _ => true,
            new("src/Web/Broken.cs", "namespace IcpEngage.Web.Helpers;")),
        Text(
            "No service calls another to answer a request: HTTP clients are Web's and the Gateway's",
            HttpClients(),
            path => Services.Any(service => path.StartsWith($"src/{service}/", StringComparison.Ordinal)),
            new("src/Membership/Asks/Broken.cs", "internal sealed class Broken(HttpClient engagement);")),
        Text(
            "No repository stands between a feature and EF Core",
            Repositories(),
            path => path.StartsWith("src/", StringComparison.Ordinal),
            new("src/Places/Areas/Broken.cs", "internal sealed class AreaRepository;")),
    ];

    private static Rule Text(string name, Regex forbidden, Func<string, bool> applies, SourceFile planted) =>
        new(name, file => applies(file.Path) && !file.Path.EndsWith(".csproj", StringComparison.Ordinal) ? Find(file, forbidden) : [], planted);

    private static IEnumerable<Violation> Find(SourceFile file, Regex forbidden) =>
        file.Text.Split('\n')
            .Select((line, index) => (Code: Comment().Replace(line, ""), Number: index + 1))
            .Where(line => forbidden.IsMatch(line.Code))
            .Select(line => new Violation(file.Path, line.Number, line.Code.Trim()));

    private static IEnumerable<Violation> ServiceReferences(SourceFile file) =>
        from service in Services
        where file.Path.StartsWith($"src/{service}/", StringComparison.Ordinal)
        from reference in References(file)
        where IsProject(reference)
            && !reference.EndsWith("IcpEngage.Contracts.csproj", StringComparison.Ordinal)
            && !reference.EndsWith("IcpEngage.ServiceDefaults.csproj", StringComparison.Ordinal)
        select new Violation(file.Path, 1, $"references {reference}");

    private static IEnumerable<string> References(SourceFile file) =>
        file.Path.EndsWith(".csproj", StringComparison.Ordinal)
            ? XDocument.Parse(file.Text).Descendants()
                .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
                .Select(element => element.Attribute("Include")?.Value ?? "")
            : [];

    private static bool IsProject(string reference) => reference.EndsWith(".csproj", StringComparison.Ordinal);

    private static string Project(string reference) =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""";

    private static bool InProduct(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("IcpEngage.ServiceDefaults/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bMassTransit\b(?!"")")]
    private static partial Regex MassTransit();

    [GeneratedRegex(@"\b(Npgsql|SqliteConnection|SqlConnection|UseSqlite|UseNpgsql|UseSqlServer|IsSqlite|FromSql\w*|ExecuteSql\w*|SqlQuery\w*)\b(?!"")")]
    private static partial Regex ProviderSpecific();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bStopwatch\.StartNew\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"namespace\s+[\w.]*\b(Common|Utils|Utilities|Helpers|Misc|Shared)\b")]
    private static partial Regex VagueRoom();

    [GeneratedRegex(@"\b(HttpClient|IHttpClientFactory)\b")]
    private static partial Regex HttpClients();

    [GeneratedRegex(@"\b(class|interface)\s+\w*Repository\b")]
    private static partial Regex Repositories();

    [GeneratedRegex(@"^\s*//.*$|//\s.*$")]
    private static partial Regex Comment();
}
