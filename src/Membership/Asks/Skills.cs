using System.Text.Json;
using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Asks;

/// <summary>The skills that an ask may need: data from <c>skills.json</c>. A code, once used, keeps its meaning.</summary>
internal static class Skills
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<Skill> All { get; } = Load();

    public static void MapSkills(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/skills", List)
            .AllowAnonymous()
            .WithName("ListSkills")
            .WithSummary("Skills that an ask may need")
            .WithTags("Asks");

    /// <summary>The skill of that code; null where there is none.</summary>
    public static Skill? Find(string? code) => All.FirstOrDefault(skill => skill.Code == code);

    /// <summary>What people call it; the code of one that is not on the list any more, null for any.</summary>
    public static string? NameOf(string? code) => Find(code)?.Name ?? code;

    private static Ok<IReadOnlyList<Skill>> List() => TypedResults.Ok(All);

    private static List<Skill> Load()
    {
        using var data = typeof(Skills).Assembly.GetManifestResourceStream("skills.json")!;
        return JsonSerializer.Deserialize<List<Skill>>(data, JsonSerializerOptions.Web)!;
    }
}
