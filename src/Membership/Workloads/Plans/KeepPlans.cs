using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Messaging;

namespace IcpEngage.Membership.Workloads.Plans;

/// <summary>A draft was begun, renamed, put away or brought back. The highest version counts; what is published is planned no more.</summary>
internal sealed class KeepPlan : IHandle<SurveyPlanned, MembershipDb>
{
    public async Task Handle(SurveyPlanned message, MembershipDb db, CancellationToken cancellationToken)
    {
        var survey = await db.PlannedSurveys.FindAsync([message.SurveyId], cancellationToken);
        if (survey is null)
        {
            survey = db.PlannedSurveys.Add(new PlannedSurvey
            {
                SurveyId = message.SurveyId,
                Slug = message.Slug,
                Title = message.Title,
                OwnerAreaCode = message.OwnerAreaCode,
                AreaCodes = message.OnlyIn,
                AudienceCode = message.AudienceCode,
            }).Entity;
        }
        else if (survey.IsPublished || survey.Closes is not null || survey.DraftVersion > message.Version)
        {
            return;
        }

        survey.Slug = message.Slug;
        survey.Title = message.Title;
        survey.AreaCodes = message.OnlyIn;
        survey.StartedOn = message.StartedOn;
        survey.Dropped = message.Dropped;
        survey.DraftVersion = message.Version;
        survey.Demonstration = message.Demonstration;
    }
}

/// <summary>A survey was opened for answers: its days and places are known.</summary>
internal sealed class KeepPublishedSurvey : IHandle<SurveyPublished, MembershipDb>
{
    public async Task Handle(SurveyPublished message, MembershipDb db, CancellationToken cancellationToken)
    {
        var survey = await db.PlannedSurveys.FindAsync([message.SurveyId], cancellationToken);
        if (survey is { IsPublished: true })
        {
            return;
        }

        survey ??= db.PlannedSurveys.Add(new PlannedSurvey
        {
            SurveyId = message.SurveyId,
            Slug = message.Slug,
            Title = message.Title,
            OwnerAreaCode = message.OwnerAreaCode,
            AreaCodes = message.AreaCodes,
            AudienceCode = message.AudienceCode,
        }).Entity;
        survey.Slug = message.Slug;
        survey.Title = message.Title;
        survey.OwnerAreaCode = message.OwnerAreaCode;
        survey.AreaCodes = message.AreaCodes;
        survey.AudienceCode = message.AudienceCode;
        survey.Opens = message.Opens;

        // That it closed early may have been heard of first.
        survey.Closes = survey.Closes < message.Closes ? survey.Closes : message.Closes;
        survey.Dropped = false;
        survey.Demonstration = message.Demonstration;
    }
}

/// <summary>
/// A survey's fieldwork ended, perhaps before its last day: nobody has to help any more. Where that is heard before anything
/// else of the survey, its last day is kept until the rest comes.
/// </summary>
internal sealed class KeepClosedSurvey : IHandle<SurveyClosed, MembershipDb>
{
    public async Task Handle(SurveyClosed message, MembershipDb db, CancellationToken cancellationToken)
    {
        if (await db.PlannedSurveys.FindAsync([message.SurveyId], cancellationToken) is not { } survey)
        {
            // It is asked nowhere as far as is known, so it is foreseen and counted nowhere.
            db.PlannedSurveys.Add(new PlannedSurvey
            {
                SurveyId = message.SurveyId,
                Slug = "",
                Title = "",
                OwnerAreaCode = "",
                AreaCodes = [],
                AudienceCode = "",
                Closes = message.ClosedOn,
            });
        }
        else if (survey.Closes is null || survey.Closes > message.ClosedOn)
        {
            survey.Closes = message.ClosedOn;
        }
    }
}
