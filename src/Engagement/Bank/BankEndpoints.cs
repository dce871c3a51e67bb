using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>The question bank. Whoever plans, reads or decides on surveys sees it; who keeps a question, or the system's lead, writes it.</summary>
internal static class BankEndpoints
{
    private const string Writers = Roles.EngagementLead + "|" + Roles.Secretariat;
    private const string Readers = Writers + "|" + Roles.Analyst + "|" + Roles.PlaceLead;
    private const int MostLike = 3;

    public static void MapBank(this IEndpointRouteBuilder routes)
    {
        var bank = routes.MapGroup("/bank").WithTags("Question bank");
        bank.MapGet("", ListAsync)
            .RequireAuthorization(Readers)
            .WithName("ListBank")
            .WithSummary("The questions of the bank, by topic");
        bank.MapGet("/{code}", ShowAsync)
            .RequireAuthorization(Readers)
            .WithName("ShowBankQuestion")
            .WithSummary("A question of the bank: its versions, who uses which, and others like it");
        bank.MapPost("/like", FindLikeAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("FindAgreedWordings")
            .WithSummary("The agreed questions that are most like one while it is written; nothing is stored")
            .WithMetadata(new RequestSizeLimitAttribute(FindAskedAlready.LargestBytes));
        bank.MapPost("", WriteInBank.ProposeAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ProposeForBank")
            .WithSummary("Propose a question for the bank");
        bank.MapPut("/{code}", WriteInBank.ChangeAsync)
            .RequireAuthorization(Writers)
            .WithName("ChangeInBank")
            .WithSummary("Write a question of the bank anew: a further version where the newest was agreed");
        bank.MapPost("/{code}/agree", DecideOnBank.AgreeAsync)
            .RequireAuthorization(Writers)
            .WithName("AgreeInBank")
            .WithSummary("Agree to the newest version, so that surveys take it");
        bank.MapPut("/{code}/lock", DecideOnBank.LockAsync)
            .RequireAuthorization(Writers)
            .WithName("LockInBank")
            .WithSummary("Make it a core question, which surveys take word for word");
        bank.MapPut("/{code}/unlock", DecideOnBank.UnlockAsync)
            .RequireAuthorization(Writers)
            .WithName("UnlockInBank")
            .WithSummary("Let surveys change it again");
        bank.MapPost("/{code}/retire", DecideOnBank.RetireAsync)
            .RequireAuthorization(Writers)
            .WithName("RetireFromBank")
            .WithSummary("Retire it: no survey takes it any more");
        routes.MapGet("/surveys/{slug}/bank", OfSurveyAsync)
            .RequireAuthorization(Readers)
            .WithName("ShowSurveyInBank")
            .WithSummary("Which of a survey’s questions are the bank’s, in which version, and whether there is a newer one")
            .WithTags("Question bank");
    }

    /// <summary>Whether the person agrees, locks and retires for everybody: the system's engagement lead, or the secretariat.</summary>
    public static bool DecidesOnBank(this ClaimsPrincipal user) =>
        user.Holds(Roles.EngagementLead, Grant.WholeSystem) || user.Holds(Roles.Secretariat, Grant.WholeSystem);

    /// <summary>Whether the person may write the question anew: whose place keeps it, and who decides for everybody.</summary>
    public static bool WritesInBank(this ClaimsPrincipal user, BankEntry entry) =>
        user.Holds(Roles.EngagementLead, entry.Scope) || user.DecidesOnBank();

    public static ProblemHttpResult NoSuchEntry(string code) => Problems.NotFound($"The bank has no question “{code}”.");

    public static ProblemHttpResult NotYours() => Problems.NotAllowed(
        "The system’s engagement lead and the secretariat decide on questions of the bank. A place can propose one, and change what it proposed.");

    public static ProblemHttpResult Stale() => Problems.Conflict(
        ErrorCodes.Stale, "Somebody else changed this question since you opened it. Open it again and repeat your change.");

    public static ProblemHttpResult WrongState(string detail) => Problems.Conflict(ErrorCodes.BankWrongState, detail);

    /// <summary>The subject of an entry of the audit trail.</summary>
    public static string SubjectOf(BankEntry entry) => $"bank-question/{entry.Code}";

    /// <summary>Saves the question as a further edit, also where only one of its versions changed. False: somebody else was faster.</summary>
    public static async Task<bool> SaveEntryAsync(this EngagementDb db, BankEntry entry, CancellationToken cancellationToken)
    {
        db.Entry(entry).Property(each => each.State).IsModified = true;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static async Task<Ok<IReadOnlyList<BankEntrySummary>>> ListAsync(ClaimsPrincipal user, BankView view, CancellationToken cancellationToken) =>
        TypedResults.Ok(await view.ListAsync(user, cancellationToken));

    private static async Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> ShowAsync(
        string code, ClaimsPrincipal user, EngagementDb db, BankView view, CancellationToken cancellationToken) =>
        await db.BankEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Code == code, cancellationToken) is { } entry
            ? TypedResults.Ok(await view.DetailAsync(entry, user, cancellationToken))
            : NoSuchEntry(code);

    private static async Task<Results<Ok<IReadOnlyList<BankEntrySummary>>, ProblemHttpResult>> FindLikeAsync(
        QuestionBeingWritten written, BankView view, CancellationToken cancellationToken) =>
        FindAskedAlready.Check(written) is { } problem ? problem : TypedResults.Ok(await view.LikeAsync(written, MostLike, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<QuestionFromBank>>, ProblemHttpResult>> OfSurveyAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, BankView view, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts())
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.Ok(await view.OfSurveyAsync(survey, user, cancellationToken));
    }
}
