using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Workspace.Forms;
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

    /// <summary>The signed-in person may download what single people said.</summary>
    private protected bool MayDownload =>
        MayChange || (Survey is not null && Http.User.Holds(Roles.Analyst, Survey.Summary.OwnerAreaCode));

    /// <summary>A page with which a draft only is changed is theirs to open. What was typed meanwhile is not lost when it is no draft any more.</summary>
    private protected bool MayWrite => MayChange && (IsDraft || IsPost);

    /// <summary>A page with which what is asked is changed is theirs to open. What was typed meanwhile is not lost when the survey has closed.</summary>
    private protected bool MayEdit => CanEdit || (MayChange && IsPost);

    /// <summary>What is asked can be changed, and they may: of a live survey after seeing what the change does.</summary>
    private protected bool CanEdit => MayChange && (IsDraft || IsLive);

    private protected bool IsLive => Survey?.Summary.State == SurveyState.Live;

    /// <summary>What the edit of a live survey that was sent would do, to be seen before it is saved; null where there is none.</summary>
    private protected SurveyChanges? Change { get; private set; }

    /// <summary>The form was made from a version that somebody else has changed since.</summary>
    private protected bool Overtaken => IsPost && Survey is not null && PostedFields.Version(Posted) != Survey.Version;

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

    /// <summary>Replaces the survey's questions, unless somebody else was faster; those of a live survey after their author saw what it does.</summary>
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
            await SaveEditAsync(new EditSurvey(Survey.Summary.Title, definition, readVersion), then);
        }
    }

    /// <summary>Sends an edit. One of a live survey is shown with what it does first, and sent when it comes back from there.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="then">Where to go after it is done.</param>
    /// <param name="fields">Names of the form's fields, to which a service's sentences are matched.</param>
    private protected async Task SaveEditAsync(EditSurvey edit, string then, IReadOnlyCollection<string>? fields = null)
    {
        if (Posted["again"].Count > 0) return;
        if (!IsLive) await SendAsync(() => Engagement.EditAsync(Slug, edit, Gone), () => then, fields);
        else if (Enum.TryParse<ChangeClass>(Posted["seen"], out var seen))
            await SendAsync(() => Engagement.EditAsync(Slug, edit with { Seen = seen }, Gone), () => then, fields);
        else await LookAsync(edit, then, fields ?? []);
    }

    private async Task LookAsync(EditSurvey edit, string then, IReadOnlyCollection<string> fields)
    {
        try
        {
            Change = await Engagement.ChangesAsync(Slug, edit, Gone);
        }
        catch (ServiceProblemException problem)
        {
            Problems.AddFrom(problem, fields, []);
            return;
        }

        // Read on pages only that have no place to show it: they are for drafts, and the survey was published meanwhile.
        if (Change.Class is null) Navigation.NavigateTo(then);
        else Problems.Add("Nothing is saved: the survey was published after you opened the page. Change it from the list of questions.");
    }

    /// <summary>Somebody else changed the survey since the page was read.</summary>
    private protected void SayStale() => Problems.Add(
        "Somebody else changed this survey after you opened the page, so nothing is saved. What you typed is still here, and everything else is the newest. Check it, then try again.");
}
