using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Bank;

/// <summary>A page about one question of the bank.</summary>
public abstract class BankPage : WorkspacePage
{
    /// <summary>Who reads the bank: whoever plans, reads or decides on surveys.</summary>
    public const string Readers = Writers + "|" + Roles.Analyst + "|" + Roles.PlaceLead;

    /// <summary>Who may write something in it.</summary>
    public const string Writers = Roles.EngagementLead + "|" + Roles.Secretariat;

    /// <summary>The question's code, from the address.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private protected EngagementClient Engagement { get; set; } = null!;

    /// <summary>The question as it stands now; null where there is none, and the page is not found.</summary>
    private protected BankEntryDetail? Entry { get; private set; }

    /// <summary>The question's own page.</summary>
    private protected string Home => $"/workspace/bank/{Code}";

    /// <summary>The signed-in person agrees, locks and retires for everybody.</summary>
    private protected bool Decides => Http.User.Holds(Roles.EngagementLead, Grant.WholeSystem) || Http.User.Holds(Roles.Secretariat, Grant.WholeSystem);

    /// <summary>The signed-in person may write it anew.</summary>
    private protected bool MayWrite =>
        Entry is { Summary.State: not BankState.Retired } && (Decides || Http.User.Holds(Roles.EngagementLead, Entry.Scope));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Entry = await Engagement.BankEntryAsync(Code, Gone);
        if (Entry is null) Navigation.NotFound();
        else Load(Entry);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual void Load(BankEntryDetail entry)
    {
    }

    /// <summary>The edit that the form was made from.</summary>
    private protected int Edit => Forms.PostedFields.Version(Posted);
}
