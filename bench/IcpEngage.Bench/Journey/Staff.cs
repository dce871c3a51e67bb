using System.Net.Http.Json;
using IcpEngage.Bench.Platform;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Bench.Journey;

/// <summary>Somebody of the demonstration who looks at pages of the workspace.</summary>
internal static class Staff
{
    /// <summary>A browser in which an engagement lead of the whole system is signed in.</summary>
    public static async Task<Browser> SignInAsync(ServerProcess platform)
    {
        var people = await platform.Client.GetFromJsonAsync<DemonstrationPerson[]>("/api/membership/people/demonstration", Json.Options);
        var lead = people!.First(person => person.Grants.Any(grant => grant is { Role: Roles.EngagementLead, Scope: Grant.WholeSystem }));
        var browser = await Browser.OpenAsync(platform.Address);
        await SeeAsync(browser, "/sign-in");
        return await browser.PostAsync("demonstration", ("person", lead.Id.ToString()), ("returnUrl", "/workspace"))
            ? browser
            : throw new InvalidOperationException(browser.Page);
    }

    /// <summary>Looks at a page.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static async Task SeeAsync(Browser browser, string page)
    {
        if (!await browser.GetAsync(page))
        {
            throw new InvalidOperationException($"{page} was refused: {browser.Page}");
        }
    }
}
