using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Workspace.Forms;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks.Answering;

/// <summary>A page about one ask of a partner's time, for those who speak for the partner.</summary>
public abstract class AskPage : WorkspacePage
{
    /// <summary>The partner's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The ask, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected AsksClient Asks { get; set; } = null!;

    /// <summary>The ask with its story; null where the partner has no such ask, and the page is not found.</summary>
    private protected AskStory? Story { get; private set; }

    /// <summary>The ask.</summary>
    private protected AskSummary? Ask => Story?.Ask;

    /// <summary>What is asked of the partner.</summary>
    private protected string Home => $"/workspace/partners/{Slug}/asks";

    /// <summary>The partner's quarter.</summary>
    private protected string Workload => $"/workspace/partners/{Slug}/workload";

    /// <summary>This ask.</summary>
    private protected string Self => $"{Home}/{Id}";

    /// <summary>The version that the form was made from: an answer to what has changed since is not taken.</summary>
    private protected int Version => IsPost ? Posted.Version() : Ask!.Version;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Story = await Asks.StoryAsync(Id, Gone) is { MayAnswer: true } story && story.Partner.Slug == Slug ? story : null;
        if (Story is null) Navigation.NotFound();
        else await LoadedAsync(Story.Ask);
    }

    /// <summary>The ask is there.</summary>
    private protected virtual Task LoadedAsync(AskSummary ask)
    {
        Loaded(ask);
        return Task.CompletedTask;
    }

    /// <summary>The ask is there, and nothing else is to be waited for.</summary>
    private protected virtual void Loaded(AskSummary ask)
    {
    }
}
