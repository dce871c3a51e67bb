using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Chair;

/// <summary>A page that does something to an open choice of the chair.</summary>
public abstract class SelectionStep : PartnershipPage
{
    /// <summary>The choice's id, from the address.</summary>
    [Parameter]
    public Guid SelectionId { get; set; }

    /// <summary>The open choice; null where there is none, and the page is not found.</summary>
    private protected SelectionView? Selection { get; private set; }

    /// <summary>The choice's own page.</summary>
    private protected string SelectionHome => $"{Home}/chair/{SelectionId}";

    private protected override Task LoadAsync(PartnershipView view)
    {
        Selection = view.Selections.FirstOrDefault(selection => selection.Id == SelectionId && selection.State == SelectionState.Open);
        if (Selection is null || !IsOpenToCaller(Selection)) Navigation.NotFound();
        return Task.CompletedTask;
    }

    /// <summary>The signed-in person may do it; also loads what the page shows.</summary>
    private protected virtual bool IsOpenToCaller(SelectionView selection) => Keeps;
}
