using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Offers;

/// <summary>A page about what the system is about to ask one place.</summary>
public abstract class NoticePageBase : WorkspacePage
{
    /// <summary>The survey's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The place's code, from the address.</summary>
    [Parameter]
    public string AreaCode { get; set; } = "";

    [Inject]
    private protected EngagementClient Engagement { get; set; } = null!;

    /// <summary>What is about to be asked; null where the place was told of no such survey, and the page is not found.</summary>
    private protected Notice? Notice { get; private set; }

    /// <summary>The page of the notice.</summary>
    private protected string Home => $"/workspace/notices/{Slug}/{AreaCode}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Notice = (await Engagement.NoticesAsync(Gone)).FirstOrDefault(each => each.SurveySlug == Slug && each.AreaCode == AreaCode);
        if (Notice is null) Navigation.NotFound();
        else await LoadAsync(Notice);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(Notice notice) => Task.CompletedTask;
}
