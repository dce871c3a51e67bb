using IcpEngage.Contracts.Strategy;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Strategy;

/// <summary>A page about one clause of the strategy.</summary>
public abstract class ClausePage : WorkspacePage
{
    /// <summary>The clause's number, from the address.</summary>
    [Parameter]
    public int Number { get; set; }

    [Inject]
    private protected StrategyClient Strategy { get; set; } = null!;

    /// <summary>The clause; null where there is none, and the page is not found.</summary>
    private protected Clause? Clause { get; private set; }

    private protected const string Home = "/workspace/strategy";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Clause = (await Strategy.StrategyAsync(Gone))?.Clauses.FirstOrDefault(c => c.Number == Number);
        if (Clause is null || !Http.User.MayCite()) Navigation.NotFound();
        else await LoadAsync(Clause);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(Clause clause) => Task.CompletedTask;

    /// <summary>Somebody else changed the clause since the page was read.</summary>
    private protected void SayStale() => Problems.Add(
        "Somebody else changed this clause after you opened the page. Check what it rests on now, then try again.");
}
