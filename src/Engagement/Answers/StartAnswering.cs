using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Answers;

/// <summary>Begins half-filled answers for a place and hands over the token that opens them.</summary>
internal static class StartAnswering
{
    public static async Task<Results<Created<AnswersInProgress>, ProblemHttpResult>> HandleAsync(
        string slug,
        StartAnswers request,
        HttpRequest http,
        EngagementDb db,
        SurveysInField surveys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var today = time.Today();
        var survey = await surveys.FindAsync(slug, db, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!survey.TakesAnswers(today))
        {
            return AnswerEndpoints.NotLive(survey, today);
        }

        if (survey.PlaceBySlug(request.AreaSlug) is not { } place)
        {
            return AnswerEndpoints.NotAskedThere();
        }

        var invitation = InvitationEndpoints.HashOf(request.Invitation);
        if (await db.RefusalAsync(survey.Id, survey.Definition.ByInvitation, invitation, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var token = AnswerDraft.NewToken();
        var draft = AnswerDraft.Start(token, survey.Id, place.Code, today, invitation);
        draft.ReadIn(AnswerLanguage.Of(http, survey.Definition));
        db.AnswerDrafts.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"/api/{EngagementService.Name}/surveys/{slug}/answers",
            draft.InProgress(token, survey, place, null));
    }
}
