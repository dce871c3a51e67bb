using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Reuse.Savings;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.Reuse;

/// <summary>Before something is asked again: what is known already.</summary>
internal static class ReuseEndpoints
{
    public static void MapReuse(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reuse/savings", ShowSavings.HandleAsync)
            .RequireAuthorization(string.Join('|', Roles.EngagementLead, Roles.Secretariat, Roles.PlaceLead, Roles.Analyst, Roles.HealthwatchOfficer))
            .WithName("ShowSavings")
            .WithSummary("What reuse has saved the system, by exercise and quarter")
            .WithTags("Reuse");
        var reuse = routes.MapGroup("/surveys/{slug}/reuse").RequireAuthorization(Roles.EngagementLead + "|" + Roles.Secretariat).WithTags("Reuse");
        reuse.MapGet("", CheckAsync)
            .WithName("CheckReuse")
            .WithSummary("For every question: who asked it already, and what was decided");
        reuse.MapPost("/like", FindAskedAlready.HandleAsync)
            .WithName("FindAskedAlready")
            .WithSummary("The questions already asked that are most like one while it is written; nothing is stored")
            .WithMetadata(new RequestSizeLimitAttribute(FindAskedAlready.LargestBytes));
        reuse.MapPut("/{questionCode}", AcceptReuseOfEvidence.HandleAsync)
            .WithName("AcceptReuse")
            .WithSummary("Reuse evidence for a draft's question in the places it answers for");
        reuse.MapPut("/{questionCode}/ask-again", AskQuestionAgain.HandleAsync)
            .WithName("AskQuestionAgain")
            .WithSummary("Ask a draft's question again everywhere, and say why");
        reuse.MapPut("/{questionCode}/different", SetApart.HandleAsync)
            .WithName("SetQuestionsApart")
            .WithSummary("Say which questions that look alike ask something else; later drafts are matched by it");
        reuse.MapPost("/{questionCode}/seen", ChangedReuses.SeenAsync)
            .WithName("SeeChangedReuse")
            .WithSummary("Say that one knows what became of the evidence that a decision rests on");
        routes.MapGet("/reuse/changed", ChangedReuses.ListAsync)
            .RequireAuthorization(Roles.EngagementLead + "|" + Roles.Secretariat)
            .WithName("ListChangedReuse")
            .WithSummary("The decisions that are one's own whose evidence was withdrawn or corrected")
            .WithTags("Reuse");
        routes.MapGet("/relied-on", ReliedOn.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ListReliedOn")
            .WithSummary("Surveys of one’s own that others wait for")
            .WithTags("Reuse");
        reuse.MapDelete("/{questionCode}", WithdrawReuse.HandleAsync)
            .WithName("WithdrawReuse")
            .WithSummary("Take a decision back");
    }

    private static async Task<Results<Ok<ReuseCheck>, ProblemHttpResult>> CheckAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, ReuseView view, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        return await db.DecidesOnReuseAsync(survey, user, cancellationToken)
            ? TypedResults.Ok(await view.CheckAsync(survey, cancellationToken))
            : SurveyEndpoints.NotYourSurvey();
    }
}
