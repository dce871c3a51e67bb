using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Workspace.Forms;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Pages.Workspace;

/// <summary>What pages of the workspace have in common: who is here, today's date, and what is wrong with their form.</summary>
public abstract class WorkspacePage : ComponentBase
{
    [CascadingParameter]
    private protected HttpContext Http { get; set; } = null!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    /// <summary>Says what was just done: a word in the address, set by the redirect after a form was sent.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    private protected string? Done { get; set; }

    private protected FormProblems Problems { get; } = new();

    private protected IFormCollection Posted => Http.Request.Form;

    private protected DateOnly Today => Time.Today();

    private protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>The form was sent: it shows what was typed rather than what is stored.</summary>
    private protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>
    /// Does what a form asks for, then shows the page at <paramref name="then"/>. Where the service says no, or is not
    /// there, nothing is lost: the page is shown again with what was typed and what is wrong.
    /// </summary>
    /// <param name="act">Asks the service.</param>
    /// <param name="then">Where to go after it is done.</param>
    /// <param name="fields">Names of the form's fields, to which a service's sentences are matched.</param>
    /// <param name="dates">Names of its date inputs.</param>
    private protected async Task SendAsync(
        Func<Task> act,
        Func<string> then,
        IReadOnlyCollection<string>? fields = null,
        IReadOnlyCollection<string>? dates = null)
    {
        try
        {
            await act();
        }
        catch (ServiceProblemException problem)
        {
            Problems.AddFrom(problem, fields ?? [], dates ?? []);
            return;
        }

        Navigation.NavigateTo(then());
    }
}
