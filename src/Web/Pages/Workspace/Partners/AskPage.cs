using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Partners;

/// <summary>A page about one ask of a partner's time.</summary>
public abstract class AskPage : WorkspacePage
{
    /// <summary>The partner's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The ask, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected MembershipClient Membership { get; set; } = null!;

    /// <summary>The quarter that the ask is in, first found by the day it is due; null where it is not found.</summary>
    private protected Workload? Quarter { get; private set; }

    /// <summary>The ask; null where there is none, and the page is not found.</summary>
    private protected AskSummary? Ask { get; private set; }

    private protected string Home => $"/workspace/partners/{Slug}/workload";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Work for an ask may lie in a later quarter than today, so the next ones are looked through as well.
        DateOnly? quarter = null;
        for (var tries = 0; tries < 4 && Ask is null; tries++)
        {
            Quarter = await Membership.WorkloadAsync(Slug, quarter, Gone);
            Ask = Quarter?.Asks.FirstOrDefault(a => a.Id == Id);
            quarter = Quarter?.To.AddDays(1);
            if (Quarter is null) break;
        }

        if (Ask is null) Navigation.NotFound();
        else Loaded(Ask);
    }

    /// <summary>The ask is there.</summary>
    private protected virtual void Loaded(AskSummary ask)
    {
    }
}
