using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Calendar;

/// <summary>A page about one message of the calendar.</summary>
public abstract class MessagePage : WorkspacePage
{
    /// <summary>The message, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected CommunicationsClient Communications { get; set; } = null!;

    [Inject]
    private protected PlacesClient Places { get; set; } = null!;

    /// <summary>The message; null where there is none, and the page is not found.</summary>
    private protected CalendarMessage? Message { get; private set; }

    /// <summary>Other messages to the same people in its week.</summary>
    private protected IReadOnlyList<CalendarMessage> Clashes { get; private set; } = [];

    private IReadOnlyList<Area> areas = [];

    /// <summary>The signed-in person plans messages for its area.</summary>
    private protected bool MayMove => Message is not null && Http.User.Holds(Roles.Communications, Message.AreaCode);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Message = await Communications.MessageAsync(Id, Gone);
        if (Message is null)
        {
            Navigation.NotFound();
            return;
        }

        var others = Task.WhenAll(Message.ClashesWith.Select(id => Communications.MessageAsync(id, Gone)));
        areas = await Places.AreasAsync(cancellation: Gone);
        Clashes = [.. (await others).OfType<CalendarMessage>()];
        Loaded(Message);
    }

    /// <summary>The message is there.</summary>
    private protected virtual void Loaded(CalendarMessage message)
    {
    }

    /// <summary>The area's name.</summary>
    private protected string NameOf(string areaCode) => areas.FirstOrDefault(a => a.Code == areaCode)?.Name ?? areaCode;
}
