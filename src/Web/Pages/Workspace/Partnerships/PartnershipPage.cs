using System.Globalization;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships;

/// <summary>A page about one partnership's record. Who reads it is for the service to say: also whoever fills a seat, whatever their role.</summary>
public abstract class PartnershipPage : WorkspacePage
{
    /// <summary>Who keeps records of partnerships, for pages that change them.</summary>
    public const string Keepers = $"{Roles.Secretariat}|{Roles.PlaceLead}";

    /// <summary>The partnership's id, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private protected PartnershipsClient Partnerships { get; set; } = null!;

    /// <summary>The partnership; null where there is none, and the page is not found.</summary>
    private protected PartnershipView? View { get; private set; }

    /// <summary>The partnership's own page.</summary>
    private protected string Home => $"/workspace/partnerships/{Id}";

    /// <summary>The signed-in person keeps its records.</summary>
    private protected bool Keeps => View is not null && Http.User.Keeps(View.Kind, View.AreaCode);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        View = await Partnerships.RecordAsync(Id, Gone);
        if (View is null) Navigation.NotFound();
        else await LoadAsync(View);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(PartnershipView view) => Task.CompletedTask;

    /// <summary>What a service needs that is typed as one line or several; null where nothing was typed.</summary>
    private protected string? Text(string name) => Posted[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The date typed in the boxes; null where they are all empty, or after noting what is wrong.</summary>
    private protected DateOnly? OptionalDate(string name, string what) =>
        DateParts(name) is { Day: "" or null, Month: "" or null, Year: "" or null } ? null : Problems.ReadDate(name, DateParts(name), what);

    /// <summary>What was typed into a date's boxes, or the date that is stored.</summary>
    private protected Components.DateParts DateBoxes(string name, DateOnly? stored) =>
        IsPost ? DateParts(name) : stored is { } date ? Components.DateParts.Of(date) : Components.DateParts.None;

    /// <summary>A whole number as people type it; null where nothing was typed, or after noting what is wrong.</summary>
    private protected int? WholeNumber(string name, string sentence)
    {
        if (Text(name) is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Problems.Add(name, sentence);
        return null;
    }

    /// <summary>One of the values of an enum that was chosen; null where none was.</summary>
    private protected T? Chosen<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(Posted[name], out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The last day and the reason typed, after noting what is wrong with them.</summary>
    private protected EndIt ReadEnd()
    {
        var on = OptionalDate("on", "The last day");
        if (Text("because") is not { Length: >= 5 and <= 500 }) Problems.Add("because", "Say why, in 5 to 500 characters");
        return new(on, Text("because"));
    }

    private Components.DateParts DateParts(string name) => Components.DateParts.Read(Posted, name);
}
