using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Groups;

/// <summary>A page about one forum or sub-group, for whoever keeps it.</summary>
public abstract class GroupPage : PartnershipPage
{
    /// <summary>The group's id, from the address.</summary>
    [Parameter]
    public Guid GroupId { get; set; }

    /// <summary>The group; null where there is none, and the page is not found.</summary>
    private protected ForumView? Group { get; private set; }

    /// <summary>The group's own page.</summary>
    private protected string GroupHome => $"{Home}/groups/{GroupId}";

    private protected override Task LoadAsync(PartnershipView view)
    {
        Group = Keeps ? view.Forums.FirstOrDefault(forum => forum.Id == GroupId) : null;
        if (Group is null) Navigation.NotFound();
        return Task.CompletedTask;
    }
}
