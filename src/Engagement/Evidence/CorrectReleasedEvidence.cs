using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Reuse.Lessons;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// Releases a corrected version of a survey's evidence, counted anew from the answers that are kept. The version before stays
/// as it was and is replaced; decisions that rest on it follow where the new one answers their question as before.
/// </summary>
internal static class CorrectReleasedEvidence
{
    public static async Task<Results<Ok<ReleasedEvidence>, ProblemHttpResult>> HandleAsync(
        string slug,
        CorrectEvidence request,
        ClaimsPrincipal user,
        EngagementDb db,
        EvidenceIndex index,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (survey.State != SurveyState.Released)
        {
            return SurveyEndpoints.WrongState(survey, "Only what was released can be corrected.");
        }

        var (because, unfit) = WithdrawReleasedEvidence.ReasonIn(request.Because, "what is corrected, and why");
        if (unfit is not null)
        {
            return unfit;
        }

        if (survey.AnswersDeletedOn is not null)
        {
            return Problems.Conflict(
                ErrorCodes.AnswersDeleted,
                "The answers are past their keeping time and were deleted, so nothing can be counted anew. You can withdraw the evidence.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var previous = await db.Set<EvidenceRecord>().AsNoTracking()
            .Where(record => record.SurveyId == survey.Id).OrderByDescending(record => record.Version).FirstAsync(cancellationToken);
        if (await db.LockEvidenceAsync(previous.Id, cancellationToken) is { } ended)
        {
            return EvidenceInForce.HasEnded(ended);
        }

        var asked = await db.AskedAsync(survey, cancellationToken);
        var responses = await db.CodeResponsesAsync(survey.Id, asked, cancellationToken);
        var before = await db.PublishedAsync(previous, cancellationToken);
        var corrected = EvidenceRecord.Of(
            Guid.CreateVersion7(time.GetUtcNow()), survey, previous.Released.AreaName, responses.ByArea(), time.Today(), asked, previous, because, before);
        if (Same(previous, corrected))
        {
            return Problems.Conflict(
                ErrorCodes.NothingToCorrect, "Counted anew, the figures are the same as those that are out. There is nothing to correct.");
        }

        if (TooFewDiffer(previous, corrected))
        {
            return Problems.Conflict(
                ErrorCodes.TooFewDiffer,
                "Only a few people make the difference. Everybody could read both versions side by side and work out what these few had said, so what is out stays. If it is wrong, you can withdraw it.");
        }

        var ending = new EvidenceEnding
        {
            EvidenceId = previous.Id,
            On = corrected.ReleasedOn,
            Because = because,
            By = user.DisplayName(),
            ReplacedBy = corrected.Id,
        };
        db.Add(corrected);
        db.AddRange(await db.TablesOfAsync(corrected, survey, responses, before, cancellationToken));
        db.Add(ending);
        await db.TellDecisionsAsync(previous, [previous.Id], ending, corrected, user, time, cancellationToken);
        await db.HandOnLessonsAsync(previous.Id, corrected.Id, time, cancellationToken);
        db.Publish(new EvidenceReleased(survey.Id, corrected.Released));
        await db.AuditAsync(
            survey,
            AuditActions.EvidenceCorrected,
            user,
            time,
            new { Evidence = previous.Id, previous.Version },
            new { Evidence = corrected.Id, corrected.Version, Because = because },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        index.Remove([previous.Id]);
        index.Add(corrected);
        return TypedResults.Ok(corrected.Released);
    }

    /// <summary>As few people of some place came or went as may not be shown for themselves.</summary>
    private static bool TooFewDiffer(EvidenceRecord previous, EvidenceRecord corrected)
    {
        var rule = DisclosureRule.On(corrected.ReleasedOn);
        return previous.Tallies.Keys.Union(corrected.Tallies.Keys)
            .Any(place => rule.Hides(Math.Abs(People(previous, place) - People(corrected, place))));
    }

    private static int People(EvidenceRecord evidence, string place) => evidence.Tallies.GetValueOrDefault(place)?.Respondents ?? 0;

    /// <summary>Neither what readers see nor what is pooled would change.</summary>
    private static bool Same(EvidenceRecord one, EvidenceRecord other) =>
        Figures(one) == Figures(other);

    private static string Figures(EvidenceRecord evidence) => JsonSerializer.Serialize(
        new
        {
            evidence.Released.Respondents,
            evidence.Released.Questions,
            Tallies = evidence.Tallies.OrderBy(area => area.Key, StringComparer.Ordinal),
        },
        Json.Options);
}
