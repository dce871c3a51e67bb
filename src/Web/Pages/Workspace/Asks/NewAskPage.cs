using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>A page on the way to an ask: what was typed so far, and whom it is about.</summary>
public abstract class NewAskPage : WorkspacePage
{
    private protected const string WhoPage = "/workspace/asks/new";
    private protected const string AboutPage = "/workspace/asks/new/about";
    private protected const string CheckPage = "/workspace/asks/new/check";
    private protected const string JoinPage = "/workspace/asks/new/join";

    [Inject]
    private protected RaisingClient Raising { get; set; } = null!;

    [Inject]
    private protected CapacityClient Capacity { get; set; } = null!;

    [Inject]
    private protected MembershipClient Membership { get; set; } = null!;

    [Inject]
    private protected EngagementClient Engagement { get; set; } = null!;

    [Inject]
    private protected StrategyClient Strategy { get; set; } = null!;

    [Inject]
    private protected PlacesClient Places { get; set; } = null!;

    private protected AskFields Fields { get; private set; } = null!;

    /// <summary>Organisations that can be asked, by name.</summary>
    private protected IReadOnlyList<Partner> Partners { get; private set; } = [];

    /// <summary>The system and its places.</summary>
    private protected IReadOnlyList<Area> AllAreas { get; private set; } = [];

    /// <summary>The areas for whose bodies the person may ask.</summary>
    private protected IReadOnlyList<Area> Bodies { get; private set; } = [];

    /// <summary>The bodies that ask, by area.</summary>
    private Dictionary<string, string> bodyNames = [];

    /// <summary>Who is asked; null until that is chosen.</summary>
    private protected Partner? Partner => Partners.FirstOrDefault(partner => partner.Slug == Fields[AskFields.Partner]);

    /// <summary>Who asks; null until that is chosen. Of a survey's fieldwork its owner asks.</summary>
    private protected Area? Body => Bodies.FirstOrDefault(area => area.Code == Fields[AskFields.Body]);

    /// <summary>The survey whose fieldwork needs the time; null where the ask does not come from there.</summary>
    private protected string? Survey => Fields[AskFields.Survey] is { Length: > 0 } slug ? slug : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Fields = AskFields.Read(Http.Request);

        // One id from the first page to the last: however often the last is sent, it is one ask.
        if (!Guid.TryParse(Fields[AskFields.Id], out _)) Fields[AskFields.Id] = Guid.CreateVersion7(Time.GetUtcNow()).ToString();
        var partners = Membership.PartnersAsync(cancellation: Gone);
        var areas = Places.AreasAsync(cancellation: Gone);
        var partnerships = Membership.PartnershipsAsync(Gone);
        Partners = [.. (await partners).OrderBy(partner => partner.Name, StringComparer.Ordinal)];
        AllAreas = [.. (await areas).Where(area => area.Kind != AreaKind.Neighbourhood).OrderBy(area => area.Kind).ThenBy(area => area.Name, StringComparer.Ordinal)];
        Bodies = Http.User.AskingAreas(AllAreas);
        bodyNames = (await partnerships).GroupBy(body => body.AreaCode).ToDictionary(bodies => bodies.Key, bodies => bodies.MinBy(body => body.Kind)!.Name);
        await LoadedAsync();
    }

    /// <summary>What the page needs beyond that.</summary>
    private protected virtual Task LoadedAsync() => Task.CompletedTask;

    /// <summary>The name under which the body of an area asks.</summary>
    private protected string BodyName(Area area) => bodyNames.GetValueOrDefault(area.Code, area.Name);

    /// <summary>The name of an area.</summary>
    private protected string NameOf(string areaCode) => AllAreas.FirstOrDefault(area => area.Code == areaCode)?.Name ?? areaCode;

    /// <summary>The form on which the wish is written: for a survey's fieldwork a page of the survey.</summary>
    private protected string FormAddress => Fields.Address(Survey is { } slug ? $"/workspace/surveys/{Uri.EscapeDataString(slug)}/ask" : AboutPage);
}
