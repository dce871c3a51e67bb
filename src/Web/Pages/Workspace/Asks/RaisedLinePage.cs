using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>A page on which somebody who asked decides on their part of an ask.</summary>
public abstract class RaisedLinePage : WorkspacePage
{
    /// <summary>The ask, from the address.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Their part of it, from the address.</summary>
    [Parameter]
    public Guid Line { get; set; }

    [Inject]
    private protected AsksClient Asks { get; set; } = null!;

    /// <summary>The ask; null where it is not theirs or nothing is left to decide, and the reader is led back to it.</summary>
    private protected AskStory? Story { get; private set; }

    private protected string Home => $"/workspace/asks/{Id}";

    /// <summary>The ask's version that the form was made from.</summary>
    private protected int? ReadVersion => Forms.PostedFields.Version(Posted) is var version and >= 0 ? version : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var story = await Asks.StoryAsync(Id, Gone);
        var line = story?.Ask.Lines.FirstOrDefault(line => line.Id == Line);
        if (line is null || !story!.MayAnswerFor.Contains(Line)) Navigation.NotFound();
        else if (!IsPost && (line.WithdrawnOn is not null || !MayDecide(story.Ask))) Navigation.NavigateTo(Home);
        else Story = story;
    }

    /// <summary>The ask is in a state in which this can be decided.</summary>
    private protected abstract bool MayDecide(AskSummary ask);
}
