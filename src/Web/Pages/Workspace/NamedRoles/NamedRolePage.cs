using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.NamedRoles;

/// <summary>A page about somebody's time in a named role.</summary>
public abstract class NamedRolePage : WorkspacePage
{
    /// <summary>Who puts people into roles.</summary>
    public const string Keepers = Roles.Secretariat + "|" + Roles.Administrator;

    /// <summary>Who reads who holds them.</summary>
    public const string Readers = Keepers + "|" + Roles.PlaceLead + "|" + Roles.EngagementLead + "|" + Roles.Communications;

    /// <summary>Who reads one of them: those, and whoever holds one for a partner.</summary>
    public const string Holders = Readers + "|" + Roles.HealthwatchOfficer + "|" + Roles.PartnerRepresentative;

    /// <summary>The list of all.</summary>
    public const string List = "/workspace/named-roles";

    /// <summary>Which, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected PartnersClient Partners { get; set; } = null!;

    [Inject]
    private protected PlacesClient Places { get; set; } = null!;

    /// <summary>As it stands now; null where there is none, and the page is not found.</summary>
    private protected RoleHoldingView? Role { get; private set; }

    /// <summary>The system, place or organisation that it is of.</summary>
    private protected string Of { get; private set; } = "";

    private protected string Home => $"{List}/{Id}";

    protected override async Task OnInitializedAsync()
    {
        var areas = Places.AreasAsync(cancellation: Gone);
        Role = (await Partners.RoleRegisterAsync(Gone)).FirstOrDefault(role => role.Id == Id);
        if (Role is null)
        {
            Navigation.NotFound();
            return;
        }

        Of = Role.PartnerName ?? (await areas).FirstOrDefault(area => area.Code == Role.AreaCode)?.Name ?? Role.AreaCode ?? "";
        Load(Role);
    }

    private protected virtual void Load(RoleHoldingView role)
    {
    }
}
