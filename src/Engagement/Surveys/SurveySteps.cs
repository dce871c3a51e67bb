using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Steps of a survey's life that are taken in more than one way, and that the audit trail hears of.</summary>
internal static class SurveySteps
{
    /// <summary>Closes a live survey and tells others; the caller saves.</summary>
    /// <param name="db">Holds the survey.</param>
    /// <param name="survey">Live.</param>
    /// <param name="actor">Who closes it; null: its last day is behind.</param>
    /// <param name="time">Now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task CloseAsync(
        this EngagementDb db, Survey survey, ClaimsPrincipal? actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var before = new { survey.State, survey.Closes };
        survey.Close(time.Today());
        db.Publish(new SurveyClosed(survey.Id, survey.Closes!.Value));
        await db.AuditAsync(
            survey, AuditActions.SurveyClosed, actor, time, before, new { survey.State, survey.Closes }, cancellationToken);
    }

    /// <summary>Tells the audit trail what was done to a survey.</summary>
    public static async Task AuditAsync(
        this EngagementDb db,
        Survey survey,
        string action,
        ClaimsPrincipal? actor,
        TimeProvider time,
        object? before,
        object? after,
        CancellationToken cancellationToken) =>
        db.Audit(
            time, actor, action, $"survey/{survey.Slug}", await db.ScopeOfAsync(survey.OwnerAreaCode, cancellationToken), before, after);

    /// <summary>The scope for which roles are granted: the place's code, or the whole system.</summary>
    public static async Task<string> ScopeOfAsync(this EngagementDb db, string areaCode, CancellationToken cancellationToken) =>
        await db.Areas.AnyAsync(area => area.Code == areaCode && area.Kind == AreaKind.System, cancellationToken)
            ? Grant.WholeSystem
            : areaCode;
}
