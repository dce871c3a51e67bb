using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Tells other services of drafts, so that those who may have to help see them coming.</summary>
internal static class SurveyPlans
{
    /// <summary>Tells how the draft stands. Call after the change and before it is saved: versions order what is told.</summary>
    public static void TellPlan(this EngagementDb db, Survey survey) => db.Publish(new SurveyPlanned(
        survey.Id,
        survey.Slug,
        survey.Title,
        survey.OwnerAreaCode,
        survey.OnlyIn,
        survey.AudienceCode,
        survey.StartedOn,
        survey.ArchivedOn is not null,
        survey.Version,
        survey.Demonstration));
}
