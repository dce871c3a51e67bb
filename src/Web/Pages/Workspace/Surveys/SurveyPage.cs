using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A page about one survey.</summary>
public abstract class SurveyPage : WorkspacePage
{
    /// <summary>The survey's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private protected EngagementClient Engagement { get; set; } = null!;

    /// <summary>The survey as it stands now; null where there is none, and the page is not found.</summary>
    private protected SurveyDetail? Survey { get; private set; }

    /// <summary>The survey's own page.</summary>
    private protected string Home => $"/workspace/surveys/{Slug}";

    /// <summary>The signed-in person leads engagement for the area whose survey it is.</summary>
    private protected bool MayChange =>
        Survey is not null && Http.User.Holds(Roles.EngagementLead, Survey.Summary.OwnerAreaCode);

    /// <summary>The signed-in person may download what single people said.</summary>
    private protected bool MayDownload =>
        MayChange || (Survey is not null && Http.User.Holds(Roles.Analyst, Survey.Summary.OwnerAreaCode));

