using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A page about one survey.</summary>
public abstract class SurveyPage : WorkspacePage
{
    /// <summary>The survey's slug, from the address.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private protected EngagementClient Engagement { get; set; } = null!;

    /// <summary>The survey as it stands now; null where there is none, and the page is not found.</summary>
    private protected SurveyDetail? Survey { get; private set; }

    /// <summary>The survey's own page.</summary>
    private protected string Home => $"/workspace/surveys/{Slug}";

    /// <summary>The signed-in person leads engagement for the area whose survey it is.</summary>
    private protected bool MayChange =>
        Survey is not null && Http.User.Holds(Roles.EngagementLead, Survey.Summary.OwnerAreaCode);

    /// <summary>The page with which the draft is changed is theirs to open. What was typed meanwhile is not lost when the survey is no draft any more.</summary>
    private protected bool MayWrite => MayChange && (IsDraft || IsPost);

    /// <summary>Nobody can answer it yet, whether it was read through or not.</summary>
    private protected bool IsDraft => Survey?.Summary.State is SurveyState.Draft or SurveyState.Reviewed;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Survey = await Engagement.SurveyAsync(Slug, Gone);
        if (Survey is null) Navigation.NotFound();
        else await LoadAsync(Survey);
    }

    /// <summary>Loads what else the page shows.</summary>
    private protected virtual Task LoadAsync(SurveyDetail survey) => Task.CompletedTask;

    /// <summary>Replaces the draft's questions, unless somebody else was faster.</summary>
    /// <param name="readVersion">The version that the person was looking at.</param>
    /// <param name="questions">The questions as they are to be.</param>
    /// <param name="then">Where to go after it is done.</param>
    private protected Task SaveQuestionsAsync(int readVersion, IReadOnlyList<Question> questions, string then) =>
        SaveAsync(readVersion, SurveyTexts.Pruned(Survey!.Definition with { Questions = questions }), then);

    /// <summary>Replaces the draft's definition, unless somebody else was faster.</summary>
    /// <param name="readVersion">The version that the person was looking at.</param>
    /// <param name="definition">The survey as it is to be.</param>
    /// <param name="then">Where to go after it is done.</param>
    private protected async Task SaveAsync(int readVersion, SurveyDefinition definition, string then)
    {
        // Said here rather than by the service, because the page was read again for this request and has the newest version.
        if (Survey!.Version != readVersion) SayStale();
        else
        {
            await SendAsync(
                () => Engagement.EditAsync(
                    Slug,
                    new EditSurvey(Survey.Summary.Title, definition, readVersion),
                    Gone),
                () => then);
        }
    }

    /// <summary>Somebody else changed the survey since the page was read.</summary>
    private protected void SayStale() => Problems.Add(
        "Somebody else changed this survey after you opened the page. What you see now is the newest. Check it, then try again.");
}
