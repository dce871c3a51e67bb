using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IcpEngage.Security.Tests.Access;

/// <summary>Where a caller's role holds, seen from Halton, whose things everybody reaches for.</summary>
internal enum Reach
{
    /// <summary>In Wirral, or for its Healthwatch.</summary>
    Elsewhere,

    /// <summary>In Halton, or for its Healthwatch.</summary>
    Here,

    /// <summary>In the whole system.</summary>
    Everywhere,
}

/// <summary>Somebody who tries every address.</summary>
/// <param name="Column">Heading in the table.</param>
/// <param name="Grants">What the person holds; null where nobody is signed in.</param>
internal sealed record Caller(string Column, Grant[]? Grants)
{
    private const string WorkspaceScheme = "workspace";
    private static readonly string[] OfOrganisations = [Roles.HealthwatchOfficer, Roles.PartnerRepresentative];

    public static Caller Nobody { get; } = new("nobody", null);

    /// <summary>Web, which nobody is signed in to. A page is never asked for by it.</summary>
    public static Caller Web { get; } = new("web itself", null);

    /// <summary>A person who holds every role, for the whole system.</summary>
    public static Caller Everything { get; } = new("everything", [.. Roles.All.Select(role => new Grant(role, Grant.WholeSystem))]);

    /// <summary>A person who holds one role.</summary>
    public static Caller Holding(string role, Reach reach) => new(role, [new Grant(role, reach switch
    {
        Reach.Elsewhere => OfOrganisations.Contains(role) ? "healthwatch-wirral" : "E08000015",
        Reach.Here => OfOrganisations.Contains(role) ? "healthwatch-halton" : "E06000006",
        Reach.Everywhere => Grant.WholeSystem,
    })]);

    /// <summary>Puts the caller's proof on a request: a token for the API, a session for a page.</summary>
    public void Sign(HttpRequestMessage request, IServiceProvider services, bool forApi)
    {
        if (this == Nobody)
        {
            return;
        }

        if (forApi)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(services));
        }
        else if (Grants is not null)
        {
            request.Headers.Add("Cookie", $"icp-workspace={Session(services)}");
        }
    }

    /// <summary>As Web signs it.</summary>
    public string Token(IServiceProvider services)
    {
        var issuer = new TokenIssuer(services.GetRequiredService<IConfiguration>(), TimeProvider.System);
        return Grants is null ? issuer.IssueForWeb() : issuer.Issue(Person());
    }

    /// <summary>As Web protects it, begun just now.</summary>
    private string Session(IServiceProvider services)
    {
        var now = DateTimeOffset.UtcNow;
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var ticket = new AuthenticationTicket(
            Person(),
            new AuthenticationProperties
            {
                IssuedUtc = now,
                ExpiresUtc = now.AddHours(1),
                Items = { ["began"] = seconds, ["looked-at"] = seconds },
            },
            WorkspaceScheme);
        return services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(WorkspaceScheme).TicketDataFormat.Protect(ticket);
    }

    private ClaimsPrincipal Person() => new(new ClaimsIdentity(
        [
            new(TokenClaims.Subject, "0199f000-0000-7000-8000-00000000ca11"), new(TokenClaims.Name, "Alex Example"),
            new("stamp", "access-table"), .. Grants!.Select(grant => grant.ToClaim()),
        ],
        WorkspaceScheme,
        TokenClaims.Name,
        TokenClaims.Grant));
}
