using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Layout;
using IcpEngage.Web.Pages.Public.Results;
using IcpEngage.Web.Pages.Public.Surveys;
using IcpEngage.Web.Pages.Workspace.Organisations;
using IcpEngage.Web.Pages.Workspace.Partnerships;
using IcpEngage.Web.Pages.Workspace.Account;
using IcpEngage.Web.Pages.Workspace.Asks;
using IcpEngage.Web.Pages.Workspace.People;
using IcpEngage.Web.Pages.Workspace.Privacy;
using IcpEngage.Web.Pages.Workspace.Surveys;
using IcpEngage.Web.Pages.Workspace.Surveys.AskedAlready;
using IcpEngage.Web.Pages.Workspace.Workloads;
using IcpEngage.Web.Pages.Workspace.Audit;
using IcpEngage.Web.Session;
using Microsoft.Extensions.Configuration.Memory;

namespace IcpEngage.Web;

/// <summary>The public pages and the staff workspace, rendered on the server.</summary>
public static class WebApp
{
    /// <summary>Adds the pages, the session and the clients of the services. Comes after the service defaults.</summary>
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        // Assets of a build lie in several directories, which only this knows; a published app has one wwwroot.
        builder.WebHost.UseStaticWebAssets();
        // A build's assets are read anew with each request, and not cached, for whoever edits them. Nobody else does.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["ReloadStaticAssetsAtRuntime"] = builder.Environment.IsDevelopment().ToString(),
            },
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "icp-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Our own policy forbids framing already, and more exactly.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddTransient<IStartupFilter, TlsInFront>();
        builder.Services.AddTransient<IStartupFilter, OuterPipeline>();
        builder.Services.AddScoped<AnswersCookie>();
        builder.Services.AddSingleton<SealedReturnCode>();
        builder.Services.AddScoped<NeighbourhoodSearch>();
        builder.AddPageTurns();
        builder.AddStaffSession();
        builder.AddServiceClients();
        return builder;
    }

    /// <summary>Maps the pages and their assets. Comes after the service defaults are used.</summary>
    public static WebApplication MapWeb(this WebApplication app)
    {
        // A key that is missing is told at the start, not to the first visitor.
        app.Services.GetRequiredService<TokenIssuer>().IssueForWeb();
        app.UseBodyLimit();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().WithStaticAssets().RequireRateLimiting(PageTurns.Policy);
        app.MapStaffSession();
        app.MapSurveyPictures();
        app.MapInvitationsFile();
        app.MapAskedAlready();
        app.MapAuditExport();
        app.MapDemandFile();
        app.MapFairnessFile();
        app.MapRaisedAsksFile();
        app.MapOrganisationFiles();
        app.MapCalendarFeed();
        app.MapLimeSurveyDownload();
        app.MapContactExport();
        app.MapPersonExport();
        app.MapPartnershipDownloads();
        app.MapFigures();
        app.MapSurveyDownloads();
        return app;
    }
}
