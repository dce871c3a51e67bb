using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Invitations;

/// <summary>Links to a survey that can each be used once.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/surveys/{slug}/invitations").WithTags("Surveys").RequireAuthorization(Roles.EngagementLead);
        invitations.MapGet("", ListAsync)
            .WithName("ListInvitations")
            .WithSummary("A survey’s invitations, as they were made together");
        invitations.MapPost("", MakeAsync)
            .WithName("MakeInvitations")
            .WithSummary("Make links to a survey that can each be used once; their codes are told once");
        invitations.MapDelete("/{label}", WithdrawAsync)
            .WithName("WithdrawInvitations")
            .WithSummary("Take back the invitations made together that were not used");
    }

    /// <summary>The stored form of a code that somebody brings; null where they bring none.</summary>
    public static string? HashOf(string? code) => string.IsNullOrWhiteSpace(code) ? null : ReceiptCode.Read(code).Hash;

    /// <summary>Why somebody cannot begin to answer; null where they can.</summary>
    public static async Task<ProblemHttpResult?> RefusalAsync(
        this EngagementDb db, Guid surveyId, bool needed, string? hash, CancellationToken cancellationToken)
    {
        if (hash is null)
        {
            return needed
                ? Problems.Invalid(
                    new Dictionary<string, string[]> { ["invitation"] = ["Enter the code from your invitation."] }, ErrorCodes.SurveyInvitationNeeded)
                : null;
        }

        var used = await db.Invitations.Where(invitation => invitation.CodeHash == hash && invitation.SurveyId == surveyId)
            .Select(invitation => (bool?)invitation.Used).SingleOrDefaultAsync(cancellationToken);
        return used switch
        {
            null => Problems.Invalid(
                new Dictionary<string, string[]> { ["invitation"] = ["We do not know this code. Check it and try again."] }, ErrorCodes.SurveyInvitationNeeded),
            true => Used(),
            false => null,
        };
    }

    public static ProblemHttpResult Used() => Problems.Conflict(
        ErrorCodes.SurveyInvitationUsed, "This invitation was used already. It can be used once.");

    private static async Task<Results<Ok<IReadOnlyList<InvitationBatch>>, ProblemHttpResult>> ListAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        var batches = await db.Invitations.Where(invitation => invitation.SurveyId == survey.Id)
            .GroupBy(invitation => invitation.Label)
            .Select(batch => new { Label = batch.Key, Made = batch.Count(), Used = batch.Count(invitation => invitation.Used) })
            .OrderBy(batch => batch.Label)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<InvitationBatch>>([.. batches.Select(batch => new InvitationBatch(batch.Label, batch.Made, batch.Used))]);
    }

    private static async Task<Results<Created<MadeInvitations>, ProblemHttpResult>> MakeAsync(
        string slug, NewInvitations request, HttpContext http, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        var label = request.Label?.Trim() ?? "";
        var there = await db.Invitations.Where(invitation => invitation.SurveyId == survey.Id)
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Same = all.Count(invitation => invitation.Label == label) })
            .SingleOrDefaultAsync(cancellationToken);
        var errors = new FieldErrors()
            .Require(
                label.Length <= SurveyInvitation.LongestLabel && label.Any(char.IsLetterOrDigit) && !label.Contains('/', StringComparison.Ordinal),
                "label",
                $"Say what the invitations are for, in up to {SurveyInvitation.LongestLabel} characters: letters or digits, without a slash.")
            .Require(there is not { Same: > 0 }, "label", "There are invitations of that name already. Choose another name.")
            .Require(request.Count is >= 1 and <= SurveyInvitation.MostAtOnce, "count", $"Make 1 to {SurveyInvitation.MostAtOnce:N0} invitations at a time.")
            .Require(
                (there?.Count ?? 0) + request.Count <= SurveyInvitation.MostOfSurvey,
                "count",
                $"A survey can have {SurveyInvitation.MostOfSurvey:N0} invitations at most.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        ReceiptCode[] codes = [.. Enumerable.Range(0, request.Count).Select(_ => ReceiptCode.For(survey.Id, ReceiptCode.NewKey()))];
        db.Invitations.AddRange(codes.Select(code => new SurveyInvitation { CodeHash = code.Hash, SurveyId = survey.Id, Label = label }));
        await db.AuditAsync(
            survey, AuditActions.InvitationsMade, user, time, before: null, new { Label = label, request.Count }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new MadeInvitations(label, [.. codes.Select(code => code.Text)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string slug, string label, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await db.Invitations
            .Where(invitation => invitation.SurveyId == survey.Id && invitation.Label == label && !invitation.Used)
            .ExecuteDeleteAsync(cancellationToken);
        if (deleted == 0)
        {
            return Problems.NotFound("There are no unused invitations of that name.");
        }

        await db.AuditAsync(
            survey, AuditActions.InvitationsWithdrawn, user, time, new { Label = label, Unused = deleted }, after: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
