using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Agreements;

/// <summary>A page about one agreement.</summary>
public abstract class OneAgreementPage : WorkspacePage
{
    /// <summary>The agreement's id, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected AgreementsClient Agreements { get; set; } = null!;

    /// <summary>The agreement; null where there is none for this person, or the page is not for it, and is not found.</summary>
    private protected AgreementView? View { get; private set; }

    /// <summary>The agreement's own page.</summary>
    private protected string Home => $"/workspace/agreements/{Id}";

    /// <summary>The person keeps the partnership's papers.</summary>
    private protected bool Keeps => View is { Summary: var agreement }
        && (Http.User.Holds(Roles.Secretariat)
            || (agreement.PartnershipKind == PartnershipKind.Place && Http.User.Holds(Roles.PlaceLead, agreement.AreaCode)));

    /// <summary>The version out for signature; null for none.</summary>
    private protected AgreementVersionView? Signing => View?.Versions.FirstOrDefault(version => version.State == AgreementVersionState.Signing);

    /// <summary>The draft; null for none, and for whoever does not keep it.</summary>
    private protected AgreementVersionView? Draft => View?.Versions.FirstOrDefault(version => version.State == AgreementVersionState.Draft);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = await Agreements.AgreementAsync(Id, Gone);
        if (View is null || !await LoadAsync(View))
        {
            View = null;
            Navigation.NotFound();
        }
    }

    /// <summary>Loads what else the page shows; false where the page is not for this agreement as it is, or this person.</summary>
    private protected virtual Task<bool> LoadAsync(AgreementView view) => Task.FromResult(true);

    /// <summary>The person signs for the partner.</summary>
    private protected bool SignsFor(AgreementPartner partner) => Http.User.PartnersAnsweredFor().Contains(partner.Slug);
}
