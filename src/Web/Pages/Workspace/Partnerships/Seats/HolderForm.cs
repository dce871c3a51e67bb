using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Seats;

/// <summary>A page that says who fills a seat.</summary>
public abstract class HolderForm : SeatPage
{
    /// <summary>Names of the form's fields.</summary>
    private protected static readonly string[] Fields = ["kind", "name", "jobTitle", "personId"];

    /// <summary>Names of its date inputs.</summary>
    private protected static readonly string[] Dates = ["from", "until"];

    /// <summary>What is typed, or stored.</summary>
    private protected WriteHolder Form { get; set; } = new(null, null, null, null, null, null, false);

    /// <summary>What was posted; dates are read by <see cref="Check"/>.</summary>
    private protected WriteHolder ReadForm() => new(
        Chosen<HolderKind>("kind"), Text("name"), Text("jobTitle"), Guid.TryParse(Posted["personId"], out var person) ? person : null, null, null, Text("named") is not null);

    /// <summary>Notes what is wrong; the form with its dates.</summary>
    private protected WriteHolder Check()
    {
        if (Form.Kind is null) Problems.Add("kind", "Choose representative or deputy");
        if (Form.Name is not { Length: >= 2 and <= 100 }) Problems.Add("name", "Enter the name, in 2 to 100 characters");
        if (Form.JobTitle is { Length: > 100 }) Problems.Add("jobTitle", "The job title must have 100 characters at most");
        var from = Problems.ReadDate("from", Components.DateParts.Read(Posted, "from"), "The first day");
        var until = OptionalDate("until", "The last day");
        return Form with { From = from, Until = until };
    }
}
