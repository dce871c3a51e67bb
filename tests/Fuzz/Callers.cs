using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.Fuzz;

/// <summary>What a caller can show: a token for the API, and for pages cookies with the form token that goes with them.</summary>
internal sealed record Proof(string Name, string? Token, string? Cookies, string? FormToken);

/// <summary>Nobody, Web itself, and every role in Halton and in the whole system: all with what the platform takes as valid.</summary>
internal sealed partial class Callers
{
    private const string Scheme = "workspace";

    private readonly IConfiguration configuration;
    private readonly EmbeddedPlatform platform;

    private Callers(IConfiguration configuration, EmbeddedPlatform platform)
    {
        this.configuration = configuration;
        this.platform = platform;
    }

    /// <summary>Everybody. Renewed while the run goes on, as tokens live for minutes.</summary>
    public IReadOnlyList<Proof> All { get; private set; } = [];

    /// <summary>Somebody who holds every role everywhere.</summary>
    public Proof OfManyRoles => All[^1];

    /// <summary>Names of the forms that pages have.</summary>
    public IReadOnlyList<string> Forms { get; private set; } = [];

    public static async Task<Callers> PrepareAsync(EmbeddedPlatform platform, Targets targets)
    {
        var callers = new Callers(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Security:SigningKey"] = await File.ReadAllTextAsync(Path.Combine(platform.Data, "keys", "token-key")),
            }).Build(),
            platform);
        await callers.RenewAsync();
        callers.Forms = await callers.ReadFormsAsync(targets);
        return callers;
    }

    /// <summary>New tokens and sessions.</summary>
    public async Task RenewAsync()
    {
        var people = new List<Proof>
        {
            await ForPagesAsync("nobody", token: null, session: null),
            new("web itself", new TokenIssuer(configuration, TimeProvider.System).IssueForWeb(), null, null),
        };
        foreach (var role in Roles.All)
        {
            foreach (var scope in new[] { Grant.WholeSystem, role is Roles.HealthwatchOfficer or Roles.PartnerRepresentative ? "healthwatch-halton" : "E06000006" })
            {
                var person = Person(new Grant(role, scope));
                people.Add(await ForPagesAsync(
                    $"{role} of {scope}", new TokenIssuer(configuration, TimeProvider.System).Issue(person), $"icp-workspace={Session(person)}"));
            }
        }

        var everything = Person([.. Roles.All.Select(role => new Grant(role, Grant.WholeSystem))]);
        people.Add(await ForPagesAsync(
            "every role", new TokenIssuer(configuration, TimeProvider.System).Issue(everything), $"icp-workspace={Session(everything)}"));
        All = people;
    }

    /// <summary>A token of somebody who may do everything that engagement leads and administrators may.</summary>
    public string TokenOfLead() =>
        new TokenIssuer(configuration, TimeProvider.System).Issue(Person(new Grant(Roles.EngagementLead, Grant.WholeSystem)));

    private static ClaimsPrincipal Person(params Grant[] grants) => new(new ClaimsIdentity(
        [new(TokenClaims.Subject, "0199f000-0000-7000-8000-00000000f022"), new(TokenClaims.Name, "Alex Example"), new("stamp", "fuzz"), .. grants.Select(grant => grant.ToClaim())],
        Scheme,
        TokenClaims.Name,
        TokenClaims.Grant));

    /// <summary>As Web protects it, with the platform's own keys.</summary>
    private string Session(ClaimsPrincipal person)
    {
        var now = DateTimeOffset.UtcNow;
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var protector = DataProtectionProvider
            .Create(new DirectoryInfo(Path.Combine(platform.Data, "keys", "web")), setup => setup.SetApplicationName("IcpEngage"))
            .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Scheme, "v2");
        return new TicketDataFormat(protector).Protect(new AuthenticationTicket(
            person,
            new AuthenticationProperties
            {
                IssuedUtc = now,
                ExpiresUtc = now.AddHours(8),
                Items = { ["began"] = seconds, ["looked-at"] = seconds },
            },
            Scheme));
    }

    /// <summary>Opens a page with a form, for the token in it.</summary>
    private async Task<Proof> ForPagesAsync(string name, string? token, string? session)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = platform.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, session is null ? "/surveys/gp-help-halton" : "/workspace");
        if (session is not null)
        {
            request.Headers.Add("Cookie", session);
        }

        using var page = await client.SendAsync(request);
        var formToken = FormTokenPattern().Match(await page.Content.ReadAsStringAsync());
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];
        return new Proof(
            name,
            token,
            string.Join("; ", session is null ? cookies : cookies.Prepend(session)),
            formToken.Success ? WebUtility.HtmlDecode(formToken.Groups[1].Value) : null);
    }

    private async Task<IReadOnlyList<string>> ReadFormsAsync(Targets targets)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = platform.Address };
        var forms = new HashSet<string> { "form", "answer", "send" };
        foreach (var page in targets.All.Where(target => target is { Method: "GET", IsForm: false } && !target.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            foreach (var caller in All.Where(caller => caller.Cookies is not null && (caller.Name == "nobody" || caller.Name.EndsWith("system", StringComparison.Ordinal))))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, Known.Fill(page.Path));
                request.Headers.Add("Cookie", caller.Cookies);
                using var answer = await client.SendAsync(request);
                foreach (Match form in FormNamePattern().Matches(await answer.Content.ReadAsStringAsync()))
                {
                    forms.Add(WebUtility.HtmlDecode(form.Groups[1].Value));
                }
            }
        }

        return [.. forms.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex FormTokenPattern();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]*)\"")]
    private static partial Regex FormNamePattern();
}
