using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults;
using IcpEngage.Web.Tests.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>Web on a real server, with fake services behind it and a browser without script in front.</summary>
public sealed partial class WorkspaceHost : IAsyncLifetime
{
    public static readonly DemonstrationPerson Lead = Person("Alex Example", Roles.EngagementLead, Grant.WholeSystem);
    public static readonly DemonstrationPerson HaltonLead = Person("Sam Sample", Roles.EngagementLead, "E06000006");
    public static readonly DemonstrationPerson Officer = Person("Bea Specimen", Roles.HealthwatchOfficer, "healthwatch-halton");
    public static readonly DemonstrationPerson Administrator = Person("Jo Fictional", Roles.Administrator, Grant.WholeSystem);
    public static readonly DemonstrationPerson Analyst = Person("Kim Invented", Roles.Analyst, Grant.WholeSystem);
    public static readonly DemonstrationPerson PlaceLead = Person("Lou Notional", Roles.PlaceLead, "E06000006");
    public static readonly DemonstrationPerson Representative = Person("Max Supposed", Roles.PartnerRepresentative, "halton-carers");
    public static readonly DemonstrationPerson Secretary = Person("Robin Fancied", Roles.Secretariat, Grant.WholeSystem);

    private static readonly DemonstrationPerson[] People =
        [Lead, HaltonLead, Officer, Administrator, Analyst, PlaceLead, Representative, Secretary];

    private WebApplication web = null!;

    /// <summary>Configuration beyond the defaults; set it before the host starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The time at the host; runs with the real one until it is set forward.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>Where the host listens.</summary>
    public Uri Address => new(web.Urls.Single());

    public FakeServices Services { get; private set; } = null!;

    /// <summary>The routing table.</summary>
    public IServiceProvider Provider => web.Services;

    public async Task InitializeAsync()
    {
        Services = await FakeServices.StartAsync();
        Services
            .OnGet<DemonstrationPerson[]>("/api/membership/people/demonstration", People)
            .On("POST", "/api/membership/sign-in/demonstration", SignInAsDemonstration)
            .OnGet("/api/membership/mail", new MailStatus(CanBeSent: true))
            .OnGet<PartnershipTask[]>("/api/membership/partnerships/tasks", [])
            .OnGet<Guid[]>("/api/membership/partnerships/readable", [])
            .OnGet<Partner[]>("/api/membership/partners", [new(Guid.NewGuid(), "healthwatch-halton", "Healthwatch Halton", PartnerKind.Healthwatch, null, ["E06000006"], true)])
            .OnGet<CompositionSummary[]>("/api/membership/compositions", [])
            .OnGet<AgreementSummary[]>("/api/membership/agreements", [])
            .OnGet<RoleAlarm[]>("/api/membership/named-roles/alarms", [])
            .OnGet<UnsettledPartner[]>("/api/membership/partners/unsettled", [])
            .OnGet<Area[]>("/api/places/areas",
            [
                new("E54000008", "cheshire-and-merseyside", "Cheshire and Merseyside", AreaKind.System, null),
                new("E06000006", "halton", "Halton", AreaKind.Place, "E54000008"),
            ])
            .OnGet<Audience[]>("/api/communications/audiences", [new("adults", "Adults in the area")])
            .OnGet<SurveySummary[]>("/api/engagement/surveys", [])
            .OnGet<Reliance[]>("/api/engagement/relied-on", [])
            .OnGet<Notice[]>("/api/engagement/notices", [])
            .OnGet<Partnership[]>("/api/membership/partnerships", [])
            .OnGet<Skill[]>("/api/membership/skills", [])
            .OnGet("/api/membership/asks/raised", new RaisedAsks([], 0, 1, 20));

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "IcpEngage.Web" });
        builder.Configuration.AddInMemoryCollection(TestSettings.For(Services.Address));
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddServiceDefaults();
        builder.AddWeb();
        web = builder.Build();
        web.UseServiceDefaults();
        web.MapGet("/api/probe", WhoIs).AllowAnonymous();
        web.MapGet("/probe", WhoIs).AllowAnonymous();
        web.MapDefaultEndpoints();
        web.MapWeb();
        await web.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await Services.DisposeAsync();
    }

    /// <summary>A browser that nobody has signed in with. It keeps cookies and does not follow redirects.</summary>
    public Browser NewBrowser() => new(new Uri(web.Urls.Single()));

    /// <summary>A browser of a signed-in person.</summary>
    public async Task<Browser> SignedInAsync(DemonstrationPerson person)
    {
        var browser = NewBrowser();
        var answer = await browser.SubmitAsync("/sign-in", new() { ["person"] = person.Id.ToString() });
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>The session that Membership answers a sign-in of this person with.</summary>
    public static AccountSession SessionOf(DemonstrationPerson person, string stamp = "stamp-1") =>
        new(person.Id, person.Name, stamp, person.Grants);

    private static async Task SignInAsDemonstration(HttpContext context)
    {
        var asked = await context.Request.ReadFromJsonAsync<DemonstrationSignIn>();
        var answer = People.FirstOrDefault(person => person.Id == asked!.PersonId) is { } person
            ? FakeServices.Json(200, SessionOf(person))
            : FakeServices.Problem(422, "invalid", "No.", new() { ["personId"] = ["Choose one of the people"] });
        await answer(context);
    }

    // Says whom the process takes the caller for.
    private static string WhoIs(ClaimsPrincipal user) => user.Identity?.Name ?? "nobody";

    private static DemonstrationPerson Person(string name, string role, string scope) =>
        new(Guid.NewGuid(), name, "Fictional", [new Grant(role, scope)]);

    /// <summary>A browser without script.</summary>
    public sealed class Browser(Uri address)
    {
        private readonly CookieContainer cookies = new();

        /// <summary>Where the site is.</summary>
        public Uri Address => address;

        /// <summary>The session's cookie; null for none. Setting it is what somebody does who plants one.</summary>
        public string? Session
        {
            get => cookies.GetCookies(address)["icp-workspace"]?.Value;
            set => cookies.Add(address, new Cookie("icp-workspace", value));
        }

        /// <summary>A bearer token to send along; null for none.</summary>
        public string? Token { get; set; }

        public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

        /// <summary>Opens the page and sends its form, with its hidden fields and these.</summary>
        /// <param name="path">The page.</param>
        /// <param name="fields">What is typed.</param>
        /// <param name="form">The form's name where the page has several.</param>
        public async Task<Answer> SubmitAsync(string path, Dictionary<string, string> fields, string? form = null)
        {
            var page = await GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK);
            return await SendFormOfAsync(page, path, fields, form);
        }

        /// <summary>Opens the page and sends its form with a file.</summary>
        public async Task<Answer> SubmitFileAsync(string path, string field, string fileName, string file, Dictionary<string, string> fields)
        {
            var page = await GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK);
            using var content = new MultipartFormDataContent { { new StringContent(file), field, fileName } };
            foreach (var (name, value) in FieldsOf(page, fields, form: null))
                content.Add(new StringContent(value), name);
            return await SendAsync(HttpMethod.Post, path, content);
        }

        /// <summary>Sends the form of a page that is open, with its hidden fields and these.</summary>
        public Task<Answer> SendFormOfAsync(Answer page, string path, Dictionary<string, string> fields, string? form = null) =>
            PostAsync(path, FieldsOf(page, fields, form));

        private static Dictionary<string, string> FieldsOf(Answer page, Dictionary<string, string> fields, string? form)
        {
            var hidden = FormPattern().Matches(page.Html).Select(f => f.Value)
                .Where(f => f.Contains("name=\"_handler\"", StringComparison.Ordinal))
                .First(f => form is null || f.Contains($"value=\"{form}\"", StringComparison.Ordinal));
            var sent = HiddenPattern().Matches(hidden)
                .GroupBy(m => m.Groups["name"].Value)
                .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups["value"].Value));
            foreach (var (name, value) in fields) sent[name] = value;
            return sent;
        }

        public Task<Answer> PostAsync(string path, Dictionary<string, string> fields) =>
            PostFormAsync(path, [.. fields.Select(f => (f.Key, f.Value))]);

        /// <summary>Sends fields as they are; a name may come several times, as ticked boxes do.</summary>
        public async Task<Answer> PostFormAsync(string path, params (string Name, string Value)[] fields)
        {
            using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
            return await SendAsync(HttpMethod.Post, path, content);
        }

        /// <summary>Sends fields with a cookie that a browser would keep for TLS.</summary>
        public async Task<Answer> PostWithCookieAsync(string path, string cookie, params (string Name, string Value)[] fields)
        {
            Cookie = cookie;
            return await PostFormAsync(path, fields);
        }

        private string? Cookie { get; set; }

        private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content)
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies });
            using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
            if (Cookie is not null) request.Headers.Add("Cookie", Cookie);
            if (Token is not null) request.Headers.Authorization = new("Bearer", Token);
            using var response = await http.SendAsync(request);
            return new Answer(
                response.StatusCode,
                response.Headers.Location?.ToString(),
                await response.Content.ReadAsStringAsync(),
                response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [],
                response.Headers.Concat(response.Content.Headers).ToDictionary(
                    h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <summary>What came back.</summary>
    public sealed partial record Answer(
        HttpStatusCode Status,
        string? Location,
        string Html,
        IReadOnlyList<string> Cookies,
        IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The words of the page.</summary>
        public string Text => SpacePattern().Replace(WebUtility.HtmlDecode(TagPattern().Replace(Html, " ")), " ");

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex TagPattern();

        [GeneratedRegex(@"\s+")]
        private static partial Regex SpacePattern();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"\s*/?>""")]
    private static partial Regex HiddenPattern();
}

/// <summary>The real clock, set forward by a test.</summary>
public sealed class MovedClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Forward(TimeSpan time) => ahead += time;
}

/// <summary>One host for the tests of the workspace's pages.</summary>
[CollectionDefinition(Name)]
public sealed class WorkspaceCollection : ICollectionFixture<WorkspaceHost>
{
    public const string Name = "Workspace";
}
