using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Sets the share of a survey's papers that are typed in twice. Papers that wait already go on waiting.</summary>
internal static class SetSecondEntryShare
{
    public static async Task<Results<Ok<PaperPile>, ProblemHttpResult>> HandleAsync(
        string slug, SetSecondEntry request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        if (request.Percent is < 0 or > 100)
        {
            return Problems.Invalid("percent", "Enter a whole number from 0 to 100.");
        }

        var sample = await db.SampleAsync(survey.Id, cancellationToken);
        if (sample.Percent != request.Percent)
        {
            await db.AuditAsync(
                survey, AuditActions.SecondEntryChanged, user, time, new { sample.Percent }, new { request.Percent }, cancellationToken);
            sample.Percent = request.Percent;
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await db.PileAsync(survey.Id, user, cancellationToken));
    }
}
