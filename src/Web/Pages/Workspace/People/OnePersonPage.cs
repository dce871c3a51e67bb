using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.People;

/// <summary>A page about one person's account.</summary>
public abstract class OnePersonPage : WorkspacePage
{
    /// <summary>The person's id, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected PeopleClient People { get; set; } = null!;

    /// <summary>The person; null where there is none, and the page is not found.</summary>
    private protected PersonView? View { get; private set; }

    /// <summary>The person's own page.</summary>
    private protected string Home => $"/workspace/people/{Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = await People.PersonAsync(Id, Gone);
        if (View is null) Navigation.NotFound();
        else await LoadAsync(View);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(PersonView view) => Task.CompletedTask;
}
