using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Organisations;

/// <summary>A page about one partner organisation.</summary>
public abstract class OrganisationPage : WorkspacePage
{
    /// <summary>Who keeps the register.</summary>
    public const string Keepers = Roles.Secretariat + "|" + Roles.Administrator;

    /// <summary>The list of all.</summary>
    public const string List = "/workspace/organisations";

    /// <summary>The partner, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private protected PartnersClient Partners { get; set; } = null!;

    [Inject]
    private protected PlacesClient Places { get; set; } = null!;

    /// <summary>The partner as it stands now; null where there is none, and the page is not found.</summary>
    private protected PartnerDetail? Detail { get; private set; }

    private protected IReadOnlyList<Area> Areas { get; private set; } = [];

    /// <summary>The partner's own page.</summary>
    private protected string Home => $"{List}/{Slug}";

    protected override async Task OnInitializedAsync()
    {
        var areas = Places.AreasAsync(cancellation: Gone);
        Detail = await Partners.ShowAsync(Slug, Gone);
        Areas = OrganisationWords.InOrder(await areas);
        if (Detail is null)
        {
            Navigation.NotFound();
            return;
        }

        await LoadAsync(Detail);
    }

    private protected virtual Task LoadAsync(PartnerDetail detail) => Task.CompletedTask;
}
