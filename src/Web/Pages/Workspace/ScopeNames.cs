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
    public static readonly ScopeNames None = new([], [], DateOnly.MinValue);

    private readonly List<(string Scope, string Name)> places;
    private readonly List<(string Scope, string Name)> partners;
    private readonly HashSet<string> there;

    private ScopeNames(IEnumerable<Area> areas, IReadOnlyCollection<Partner> partners, DateOnly today)
    {
        places = [.. areas.Where(a => a.Kind == AreaKind.Place).Select(a => (a.Code, a.Name)).OrderBy(a => a.Name, StringComparer.Ordinal)];
        this.partners = [.. partners.Select(p => (p.Slug, p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)];
        there = [.. partners.Where(p => p.IsThere(today)).Select(p => p.Slug)];
    }

    /// <summary>The whole system first, then places, then partners that are there.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new(Grant.WholeSystem, WholeSystem),
        .. places.Select(p => new Choice(p.Scope, p.Name)),
        .. partners.Where(p => there.Contains(p.Scope)).Select(p => new Choice(p.Scope, p.Name)),
    ];

    /// <summary>The same with partners that ended, to look for what was.</summary>
    public IReadOnlyList<Choice> ChoicesWithEnded => [.. Choices, .. partners.Where(p => !there.Contains(p.Scope)).Select(p => new Choice(p.Scope, $"{p.Name} (ended)"))];

    private static string WholeSystem => $"The whole of {Site.System}";

    /// <summary>Asks the services. A name that cannot be looked up just now is shown as its code.</summary>
    public static async Task<ScopeNames> LoadAsync(PlacesClient places, MembershipClient membership, DateOnly today, CancellationToken cancellation)
    {
        var areas = OrNoneAsync(places.AreasAsync(cancellation: cancellation));
        var partners = OrNoneAsync(membership.PartnersAsync(ended: true, cancellation: cancellation));
        return new ScopeNames(await areas, await partners, today);
    }

    /// <summary>The scope's name, also of a partner that ended.</summary>
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
