using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;
using IcpEngage.Web.Layout;

namespace IcpEngage.Web.Pages.Workspace;

/// <summary>Names of what a role can be held for: the whole system, a place, a partner.</summary>
internal sealed class ScopeNames
{
    /// <summary>No names but the whole system's: what a page is drawn with while it waits for the others.</summary>
    public static readonly ScopeNames None = new([], []);

    private readonly List<(string Scope, string Name)> places;
    private readonly List<(string Scope, string Name)> partners;

    private ScopeNames(IEnumerable<Area> areas, IEnumerable<Partner> partners)
    {
        places = [.. areas.Where(a => a.Kind == AreaKind.Place).Select(a => (a.Code, a.Name)).OrderBy(a => a.Name, StringComparer.Ordinal)];
        this.partners = [.. partners.Select(p => (p.Slug, p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>The whole system first, then places, then partners.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new(Grant.WholeSystem, WholeSystem),
        .. places.Select(p => new Choice(p.Scope, p.Name)),
        .. partners.Select(p => new Choice(p.Scope, p.Name)),
    ];

    private static string WholeSystem => $"The whole of {Site.System}";

    /// <summary>Asks the services. A name that cannot be looked up just now is shown as its code.</summary>
    public static async Task<ScopeNames> LoadAsync(PlacesClient places, MembershipClient membership, CancellationToken cancellation)
    {
        var areas = OrNoneAsync(places.AreasAsync(cancellation: cancellation));
        var partners = OrNoneAsync(membership.PartnersAsync(cancellation: cancellation));
        return new ScopeNames(await areas, await partners);
    }

    /// <summary>The scope's name.</summary>
    public string Of(string scope) =>
        scope == Grant.WholeSystem ? WholeSystem : places.Concat(partners).FirstOrDefault(s => s.Scope == scope).Name ?? scope;

    private static async Task<IReadOnlyList<T>> OrNoneAsync<T>(Task<IReadOnlyList<T>> asking)
    {
        try
        {
            return await asking;
        }
        catch (ServiceProblemException)
        {
            return [];
        }
    }
}
