using IcpEngage.Contracts.Membership;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Seats;

/// <summary>A page about one seat, for whoever keeps it.</summary>
public abstract class SeatPage : PartnershipPage
{
    /// <summary>The seat's id, from the address.</summary>
    [Parameter]
    public Guid SeatId { get; set; }

    /// <summary>The seat; null where there is none, and the page is not found.</summary>
    private protected SeatView? Seat { get; private set; }

    /// <summary>The seat's own page.</summary>
    private protected string SeatHome => $"{Home}/seats/{SeatId}";

    private protected override Task LoadAsync(PartnershipView view)
    {
        Seat = Keeps ? view.Seats.FirstOrDefault(seat => seat.Id == SeatId) : null;
        if (Seat is null) Navigation.NotFound();
        else LoadSeat(Seat);
        return Task.CompletedTask;
    }

    /// <summary>Fills the form.</summary>
    private protected virtual void LoadSeat(SeatView seat)
    {
    }
}
