using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Composition;

/// <summary>A page about who one partnership is made of.</summary>
public abstract class CompositionPage : WorkspacePage
{
    /// <summary>The partnership's id, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected CompositionClient Composition { get; set; } = null!;

    /// <summary>The partnership; null where there is none, and the page is not found.</summary>
    private protected CompositionView? View { get; private set; }

    /// <summary>The partnership's own page.</summary>
    private protected string Home => $"/workspace/composition/{Id}";

    /// <summary>The person may record who speaks for whom here.</summary>
    private protected bool Keeps => View is { Summary: var partnership }
        && (Http.User.Holds(Roles.Secretariat)
            || (partnership.Kind == PartnershipKind.Place && Http.User.Holds(Roles.PlaceLead, partnership.AreaCode)));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = await Composition.CompositionAsync(Id, Gone);
        if (View is null) Navigation.NotFound();
        else await LoadAsync(View);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(CompositionView view) => Task.CompletedTask;
}
