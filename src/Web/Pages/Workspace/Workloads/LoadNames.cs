using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Web.Clients;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Names of what hours are grouped by: areas, skills, statutory activities. What has no name any more is called by its code.</summary>
public sealed class LoadNames
{
    /// <summary>No names but the activities’: what a page is drawn with while it waits for the others.</summary>
    public static readonly LoadNames None = new([], []);

    private readonly Dictionary<string, string> areas;
    private readonly Dictionary<string, string> skills;

    private LoadNames(IEnumerable<Area> areas, IEnumerable<Skill> skills)
    {
        this.areas = areas.ToDictionary(area => area.Code, area => area.Name);
        this.skills = skills.ToDictionary(skill => skill.Code, skill => skill.Name);
    }

    /// <summary>Asks the services.</summary>
    internal static async Task<LoadNames> LoadAsync(PlacesClient places, CapacityClient capacity, CancellationToken cancellation)
    {
        var areas = places.AreasAsync(cancellation: cancellation);
        var skills = capacity.SkillsAsync(cancellation);
        return new LoadNames(await areas, await skills);
    }

    /// <summary>“Halton”.</summary>
    public string Area(string? code) => code is null ? "No place" : areas.GetValueOrDefault(code, code);

    /// <summary>“Easy Read”.</summary>
    public string Skill(string? code) => code is null ? "Any skill" : skills.GetValueOrDefault(code, code);

    /// <summary>“Obtain people’s views and experience”.</summary>
    public static string Activity(string? code) =>
        Enum.TryParse<StatutoryActivity>(code, out var activity) ? WorkspaceWords.Of(activity) : "None of the eight";
}
