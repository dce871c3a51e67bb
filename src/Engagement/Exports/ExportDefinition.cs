using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Exports;

/// <summary>What a survey asks, as a file that can be imported again; for everybody who can see its questions.</summary>
internal static class ExportDefinition
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string slug, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        return survey is null || (survey.State == SurveyState.Draft && !user.SeesDrafts())
            ? SurveyEndpoints.NoSuchSurvey(slug)
            : TypedResults.Bytes(Write(survey.Title, survey.AudienceCode, survey.Definition), "application/json", $"{survey.Slug}-definition.json");
    }

    /// <summary>The file.</summary>
    public static byte[] Write(string title, string audienceCode, SurveyDefinition definition) => JsonSerializer.SerializeToUtf8Bytes(
        new SurveyFile(DefinitionSchema.Address, title, audienceCode, definition), DefinitionSchema.Options);
}
