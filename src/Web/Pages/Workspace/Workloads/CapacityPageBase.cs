using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>A page about what one partner can give.</summary>
public abstract class CapacityPageBase : WorkspacePage
{
    /// <summary>The partner's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private protected CapacityClient Client { get; set; } = null!;

    /// <summary>What the partner can give; null where there is no such partner, and the page is not found.</summary>
    private protected PartnerCapacity? Capacity { get; private set; }

    private protected string Home => $"/workspace/partners/{Slug}/capacity";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Capacity = await Client.CapacityAsync(Slug, Gone);
        if (Capacity is null) Navigation.NotFound();
        else Loaded(Capacity);
    }

    /// <summary>What the partner can give is there.</summary>
    private protected virtual void Loaded(PartnerCapacity capacity)
    {
    }

    /// <summary>The skill's name; its code where it is not on the list any more.</summary>
    private protected string NameOf(string skill) => Capacity?.AllSkills.FirstOrDefault(each => each.Code == skill)?.Name ?? skill;
}
