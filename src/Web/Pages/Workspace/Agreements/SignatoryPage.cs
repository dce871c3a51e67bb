using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Agreements;

/// <summary>A page about one partner's signature under the version that is out for signature.</summary>
public abstract class SignatoryPage : OneAgreementPage
{
    /// <summary>Slug of the partner, from the address.</summary>
    [Parameter]
    public string Partner { get; set; } = "";

    /// <summary>The partner's place under the version.</summary>
    private protected AgreementParty Party { get; private set; } = null!;

    /// <inheritdoc/>
    private protected override Task<bool> LoadAsync(AgreementView view)
    {
        if (Signing?.Parties.FirstOrDefault(party => party.Partner.Slug == Partner) is not { } party || !IsFor(party)) return Task.FromResult(false);
        Party = party;
        return Task.FromResult(true);
    }

    /// <summary>The page is for this partner's signature as it is, and for this person.</summary>
    private protected abstract bool IsFor(AgreementParty party);
}
