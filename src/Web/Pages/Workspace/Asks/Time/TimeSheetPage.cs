using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks.Time;

/// <summary>A page on which those who speak for a partner log time.</summary>
public abstract class TimeSheetPage : WorkspacePage
{
    /// <summary>The partner's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private protected AsksClient Asks { get; set; } = null!;

    /// <summary>What time is logged on; null where there is no such partner, and the page is not found.</summary>
    private protected TimeSheet? Sheet { get; private set; }

    private protected string Self => $"/workspace/partners/{Slug}/time";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Sheet = await Asks.TimeSheetAsync(Slug, Gone);
        if (Sheet is null) Navigation.NotFound();
        else Loaded(Sheet);
    }

    /// <summary>The time sheet is there.</summary>
    private protected virtual void Loaded(TimeSheet sheet)
    {
    }

    /// <summary>Logs time, and shows the time sheet with a way to take it back.</summary>
    private protected Task LogAsync(Guid ask, LogTime entry) =>
        SendAsync(() => Asks.LogAsync(ask, entry, Gone), () => $"{Self}?logged={entry.Id}", ["hours"], ["day"]);
}
