using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.Engagement.Surveys.Undoing;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

internal static class SurveyEndpoints
{
    public static void MapSurveys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys", ListSurveys.HandleAsync)
            .AllowAnonymous()
            .WithName("ListSurveys")
            .WithSummary("Surveys, newest first; drafts for those who plan what is asked")
            .WithTags("Surveys");
        routes.MapGet("/surveys/{slug}", ShowSurvey.HandleAsync)
            .AllowAnonymous()
            .WithName("ShowSurvey")
            .WithSummary("One survey, with what is left to ask in each place")
            .WithTags("Surveys");
        routes.MapPost("/surveys", CreateSurvey.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("CreateSurvey")
            .WithSummary("Start a draft")
            .WithTags("Surveys");
        routes.MapPut("/surveys/{slug}", EditSurveyDraft.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("EditSurvey")
            .WithSummary("Replace a draft’s title and questions, or what a live survey asks")
            .WithTags("Surveys")
            .WithMetadata(new RequestSizeLimitAttribute(RequestSizes.Upload));
        routes.MapPost("/surveys/{slug}/changes", ChangeLiveSurvey.ShowAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ShowSurveyChanges")
            .WithSummary("What an edit of a live survey would do to the answers given so far; nothing is stored")
            .WithTags("Surveys")
            .WithMetadata(new RequestSizeLimitAttribute(RequestSizes.Upload));
        routes.MapGet("/questions", FindQuestions.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("FindQuestions")
            .WithSummary("Questions of all surveys in which these words stand, those of the newest survey first")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/preview", PreviewSurvey.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead + "|" + Roles.PlaceLead)
            .WithName("PreviewSurvey")
            .WithSummary("What somebody with these answers would be asked; nothing is stored")
            .WithTags("Surveys");
        routes.MapGet("/surveys/{slug}/edits", UndoEdits.ShowAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ShowDraftEdits")
            .WithSummary("What can be undone and done again of a draft’s last edits")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/edits/undo", UndoEdits.UndoAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("UndoDraftEdit")
            .WithSummary("Take a draft back to what it was before its last edit")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/edits/redo", UndoEdits.RedoAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("RedoDraftEdit")
            .WithSummary("Make the edit of a draft again that was undone last")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/review", ReviewSurveyDraft.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ReviewSurvey")
            .WithSummary("Mark a draft as read through")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/publish", PublishSurveyDraft.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("PublishSurvey")
            .WithSummary("Open a draft that was read through for answers")
            .WithTags("Surveys");
        routes.MapPost("/surveys/{slug}/close", CloseSurvey.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("CloseSurvey")
            .WithSummary("End a survey’s fieldwork")
            .WithTags("Surveys");
        routes.MapPut("/surveys/{slug}/archive", ArchiveSurvey.PutAwayAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ArchiveSurvey")
            .WithSummary("Put a survey away, out of lists")
            .WithTags("Surveys");
        routes.MapDelete("/surveys/{slug}/archive", ArchiveSurvey.TakeBackAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("TakeSurveyFromArchive")
            .WithSummary("Bring a survey back into lists")
            .WithTags("Surveys");
    }

    /// <summary>The survey, with the places it is asked in, to be changed.</summary>
    public static Task<Survey?> FindSurveyAsync(this EngagementDb db, string slug, CancellationToken cancellationToken) =>
        db.Surveys.Include(survey => survey.Places).SingleOrDefaultAsync(survey => survey.Slug == slug, cancellationToken);

    /// <summary>The survey, to be changed by who leads engagement for its area; or why they cannot.</summary>
    public static async Task<(Survey? Survey, ProblemHttpResult? Problem)> FindOwnAsync(
        this EngagementDb db, string slug, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null ? (null, NoSuchSurvey(slug))
            : !user.LeadsEngagementOf(survey.OwnerAreaCode) ? (null, NotYourSurvey())
            : (survey, null);
    }

    /// <summary>Whether the person may change surveys of the area.</summary>
    public static bool LeadsEngagementOf(this ClaimsPrincipal user, string areaCode) => user.Holds(Roles.EngagementLead, areaCode);

    /// <summary>
    /// Whether the person sees surveys before they are published: who plans them, who leads a place whose people will be asked,
    /// and the secretariat, which can overrule what is reused.
    /// </summary>
    public static bool SeesDrafts(this ClaimsPrincipal user) =>
        user.Holds(Roles.EngagementLead) || user.Holds(Roles.PlaceLead) || user.Holds(Roles.Secretariat);

    public static ProblemHttpResult NoSuchSurvey(string slug) => Problems.NotFound($"There is no survey called “{slug}”.");

    public static ProblemHttpResult NotYourSurvey() =>
        Problems.NotAllowed("This survey belongs to another area. Ask an engagement lead of that area.");

    public static ProblemHttpResult WrongState(Survey survey, string whatFor) => Problems.Conflict(
        ErrorCodes.SurveyWrongState, $"The survey is {survey.State.ToString().ToLowerInvariant()}. {whatFor}");
}
