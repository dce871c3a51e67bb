using System.Security.Claims;
using IcpEngage.Engagement.Surveys.Changes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Exports;

/// <summary>What the columns of a survey's responses are, as CSV. It holds no answers, so a draft has one too.</summary>
internal static class ExportCodebook
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var (found, problem) = await db.FindForTeamAsync(slug, user, cancellationToken);
        if (found is not { } survey)
        {
            return problem!;
        }

        var variables = Variable.Of(await db.AskedAsync(survey, cancellationToken));
        return TypedResults.Stream(
            async stream =>
            {
                await using var sheet = new CsvSheet(stream);
                await Codebook.WriteAsync(sheet, variables, cancellationToken);
            },
            "text/csv; charset=utf-8",
            $"{survey.Slug}-codebook.csv");
    }
}
